"""Several sheets for one table: read together where staff say so, and never two versions of the same rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pytest

from pipeline.finding import Severity
from pipeline.flow import RawInputs
from pipeline.located import Located
from pipeline.locating.map_rows import map_changes
from pipeline.locating.memory import Said
from pipeline.locating.sheets import remembered
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from schemas.columns import table_spec
from schemas.tables.dwellings import Dwellings
from tests.locating.grids import Grid, inputs_of
from tests.locating.test_memory import column_map
from tests.steps.workbooks import REQUIRED, dwelling_row, headings

DWELLINGS = table_spec(Dwellings)
BOOK = "Boligregister.xlsx"
MAP = "Oppsett.xlsx"


def dwellings(name: str, ids: Iterable[str], **values: Any) -> Grid:
    grid = Grid(name)
    grid.put(1, 1, headings(Dwellings))
    for at, dwelling_id in enumerate(ids, start=2):
        grid.put(at, 1, dwelling_row(dwelling_id, **values))
    return grid


def numbered(letter: str, count: int) -> list[str]:
    return [f"{letter}-{number}" for number in range(count)]


def month(books: Mapping[str, list[Grid]], saved: Iterable[list[str]] = ()) -> RawInputs:
    """The workbooks of a month, with what sheet Kolonnekart says."""
    return inputs_of({**books, MAP: [column_map(*saved)]})


def rivals(found: Located) -> list[tuple[str, str]]:
    return [
        (item.rule_id, f"{item.place.file}, {item.place.sheet}")
        for item in found.findings
        if item.rule_id in ("I007", "I016", "I023")
    ]


def read_from(found: Located) -> list[str]:
    return [sheet.sheet.name for sheet in found.read_for().get("dwellings", ())]


def saved_after(inputs: RawInputs, answers: tuple[Said, ...]) -> list[list[str]]:
    """Rows of sheet Kolonnekart after the answers were saved."""
    _, memory, _ = remembered(inputs.workbooks)
    changes = map_changes(locate(inputs, REQUIRED, answers), memory, answers)
    return [list(change.values.values()) for change in changes]


def both(found: Located) -> tuple[Said, ...]:
    """The answer «begge», as `map` puts it."""
    return tuple(
        Said(sheet.file, sheet.sheet.name, column.label, sheet.table, sheet.table.column(column.name))
        for sheet in found.sheets
        for column in sheet.columns
        if sheet.table is DWELLINGS and column.name
    )


SPLITS = [
    pytest.param({BOOK: [("Boliger nord", "N"), ("Boliger sør", "S")]}, id="districts"),
    pytest.param({BOOK: [("2024", "A"), ("2025", "B")]}, id="years"),
    pytest.param({BOOK: [("Boliger 2024", "A"), ("Boliger 2025", "B")]}, id="dated names"),
    pytest.param({"Nord.xlsx": [("Boliger", "N")], "Sør.xlsx": [("Boliger", "S")]}, id="files"),
    pytest.param({BOOK: [("Nord", "N"), ("Sør", "S"), ("Øst", "Ø")]}, id="three"),
]
Split = dict[str, list[tuple[str, str]]]


def laid(split: Split, count: int = 5) -> dict[str, list[Grid]]:
    return {
        file: [dwellings(name, numbered(letter, count)) for name, letter in sheets] for file, sheets in split.items()
    }


@pytest.mark.parametrize("split", SPLITS)
def test_parts_of_a_table_stop_the_run_until_staff_have_said_what_they_are(split: Split) -> None:
    found = locate(month(laid(split)), REQUIRED)

    parts = sum(len(sheets) for sheets in split.values())
    assert [rule_id for rule_id, _ in rivals(found)] == ["I023"] * (parts - 1)
    assert len(read_from(found)) == 1
    assert {item.severity for item in found.findings if item.rule_id == "I023"} == {Severity.CRITICAL}


@pytest.mark.parametrize("split", SPLITS)
def test_parts_that_staff_say_are_parts_are_read_together_month_after_month(split: Split) -> None:
    inputs = month(laid(split))
    saved = saved_after(inputs, both(locate(inputs, REQUIRED)))

    found = locate(month(laid(split, 7), saved), REQUIRED)

    parts = sum(len(sheets) for sheets in split.values())
    table = normalise(found).tables[Dwellings]
    assert rivals(found) == []
    assert len(read_from(found)) == parts
    assert (table.rows_read, len(table.frame)) == (7 * parts, 7 * parts)
    assert saved_after(month(laid(split, 7), saved), ()) == []


def test_each_row_keeps_its_own_sheet_and_cell() -> None:
    grids = {BOOK: [dwellings("Nord", ["N-1"]), dwellings("Sør", ["S-1", "S-2"])]}
    inputs = month(grids)
    grids[BOOK][1].put(3, headings(Dwellings).index("Etasje") + 1, ["kjelleren"])
    answers = both(locate(inputs, REQUIRED))

    normalised = normalise(locate(month(grids), REQUIRED, answers))

    table = normalised.tables[Dwellings]
    assert [table.place(row, "dwelling_id").label for row in range(3)] == [
        f"{BOOK}, ark «Nord», celle A2",
        f"{BOOK}, ark «Sør», celle A2",
        f"{BOOK}, ark «Sør», celle A3",
    ]
    assert [item.place.sheet for item in normalised.findings if item.rule_id == "I101"] == ["Sør"]


def test_a_new_part_is_asked_about_and_the_known_ones_are_read() -> None:
    split: Split = {BOOK: [("Boliger 2024", "A"), ("Boliger 2025", "B")]}
    saved = saved_after(month(laid(split)), both(locate(month(laid(split)), REQUIRED)))

    found = locate(month(laid({BOOK: [*split[BOOK], ("Boliger 2026", "C")]}), saved), REQUIRED)

    assert rivals(found) == [("I023", f"{BOOK}, Boliger 2026")]
    assert read_from(found) == ["Boliger 2024", "Boliger 2025"]


def test_two_versions_of_the_same_rows_are_never_read_together() -> None:
    grids = {BOOK: [dwellings("Nord", numbered("N", 10)), dwellings("Sør", [*numbered("N", 6), *numbered("S", 4)])]}
    answers = both(locate(month(grids), REQUIRED))

    found = locate(month(grids), REQUIRED, answers)

    assert len(read_from(found)) == 1
    assert [rule_id for rule_id, _ in rivals(found)] == ["I007"]


def test_last_months_sheet_beside_this_months_is_not_taken_for_a_part() -> None:
    october = {BOOK: [dwellings("Boliger okt", numbered("A", 5))]}
    saved = saved_after(month(october), both(locate(month(october), REQUIRED)))
    november = {BOOK: [*october[BOOK], dwellings("Boliger nov", [*numbered("A", 5), "A-5"])]}

    found = locate(month(november, saved), REQUIRED)

    assert rivals(found) == [("I007", f"{BOOK}, Boliger nov")]


def test_an_ignored_file_does_not_make_another_files_sheet_ignored() -> None:
    ignored = ["Boliger okt.xlsx", "Boliger", "", "(ikke lest)", "(ikke lest)"]
    known = ["Boliger nov.xlsx", "Boliger", "Bolignr", "Boliger", "Bolignr"]

    found = locate(month({"Boliger des.xlsx": [dwellings("Boliger", ["A-1"])]}, [ignored, known]), REQUIRED)

    assert read_from(found) == ["Boliger"]


def test_an_empty_sheet_gives_way_to_one_with_rows_and_stops_nothing() -> None:
    found = locate(
        month({BOOK: [dwellings("Boliger", [])], "Uttrekk.xlsx": [dwellings("Data", numbered("A", 5))]}), REQUIRED
    )

    assert read_from(found) == ["Data"]
    assert rivals(found) == [("I007", f"{BOOK}, Boliger")]


def test_two_parts_beside_each_other_on_one_sheet_are_one_table() -> None:
    grid = dwellings("Boliger", numbered("N", 6))
    width = len(headings(Dwellings))
    grid.put(1, width + 2, headings(Dwellings))
    for at, dwelling_id in enumerate(numbered("S", 4), start=2):
        grid.put(at, width + 2, dwelling_row(dwelling_id))

    inputs = month({BOOK: [grid]})
    found = locate(inputs, REQUIRED)

    assert rivals(found) == []
    assert len(normalise(found).tables[Dwellings].frame) == 10
    saved = saved_after(inputs, ())
    again = month({BOOK: [grid]}, saved)
    assert len(normalise(locate(again, REQUIRED)).tables[Dwellings].frame) == 10
    assert saved_after(again, ()) == []


def test_the_same_row_on_two_sheets_counts_once_and_another_row_of_its_key_is_an_error() -> None:
    grids = {BOOK: [dwellings("Nord", [*numbered("N", 6)]), dwellings("Sør", ["N-1", *numbered("S", 6)])]}
    grids[BOOK][1].put(9, 1, dwelling_row("N-2", floor=3))
    answers = both(locate(month(grids), REQUIRED))

    normalised = normalise(locate(month(grids), REQUIRED, answers))

    said = [(item.rule_id, item.severity, item.message) for item in normalised.findings]
    assert said == [
        (
            "I139",
            Severity.INFO,
            "Bolignr N-1 står likt i rad 3 i arket «Nord». Raden er regnet én gang.",
        ),
        (
            "I112",
            Severity.ERROR,
            "Bolignr N-2 står også i rad 4 i arket «Nord». Bare den første raden er brukt.",
        ),
    ]
    table = normalised.tables[Dwellings]
    assert (table.rows_read, len(table.frame)) == (14, 12)

"""Layouts that staff make of their sheets: which tables stand there, which headings are which columns, which rows."""

from __future__ import annotations

import random
from datetime import date
from typing import Any

import pytest

from pipeline.located import Basis, Located, LocatedSheet
from pipeline.steps.locate import locate
from schemas.columns import TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.locating.grids import Grid, inputs_of, table_rows
from tests.steps.workbooks import REQUIRED

TENANCIES, YOUTHS = table_spec(Tenancies), table_spec(Youths)
DELIVERED = [table for table in TABLES.values() if not table.is_written_by_run]


def names_of(table: TableSpec) -> list[str]:
    return [column.name for column in table.columns]


def titles_of(table: TableSpec) -> list[str]:
    return [column.title for column in table.columns]


def lay(grid: Grid, table: TableSpec, row: int = 1, column: int = 1, count: int = 8) -> int:
    """A table with its header in a row; gives the row after its last."""
    grid.put(row, column, titles_of(table))
    for at, values in enumerate(table_rows(table, names_of(table), count, random.Random(7)), start=row + 1):
        grid.put(at, column, values)
    return row + count + 1


def located(*grids: Grid) -> Located:
    return locate(inputs_of({"Bok.xlsx": grids}), REQUIRED)


def used(grid: Grid, table: TableSpec) -> LocatedSheet:
    return located(grid).used()[table.name]


@pytest.mark.parametrize("table", DELIVERED, ids=lambda table: str(table.name))
def test_each_table_is_told_from_all_others_whatever_its_sheet_is_called(table: TableSpec) -> None:
    grid = Grid()
    lay(grid, table, row=4, column=2)

    found = located(grid)

    assert list(found.used()) == [table.name]
    sheet = found.used()[table.name]
    assert (sheet.header_row, sheet.rows.tolist()) == (4, list(range(5, 13)))
    assert sheet.numbers() == {name: at for at, name in enumerate(names_of(table), start=2)}


def test_two_tables_below_each_other() -> None:
    grid = Grid()
    after = lay(grid, TENANCIES, row=3)
    grid.cells |= {(1, 1): "Leieforhold 2019", (after, 1): "Sum", (after + 2, 1): "Ungdom"}
    lay(grid, YOUTHS, row=after + 3)

    found = located(grid).used()

    assert found["tenancies"].rows.tolist() == list(range(4, 12))
    assert found["youths"].header_row == after + 3
    assert found["youths"].rows.tolist() == list(range(after + 4, after + 12))


def test_a_needed_column_with_a_new_name_in_the_lower_of_two_tables_is_told() -> None:
    grid = Grid()
    after = lay(grid, YOUTHS)
    lay(grid, TENANCIES, row=after + 2)
    grid.cells[after + 2, names_of(TENANCIES).index("has_own_contract") + 1] = "Nytt navn"

    found = located(grid)

    assert found.used()["youths"].rows.tolist() == list(range(2, after))
    assert "I012" in {item.rule_id for item in found.findings if item.place.cell.endswith(str(after + 2))}


@pytest.mark.parametrize("shift", [0, 2])
def test_two_tables_side_by_side(shift: int) -> None:
    grid = Grid()
    lay(grid, TENANCIES, row=2)
    beside = len(TENANCIES.columns) + 2
    grid.cells[1, beside] = "Ungdom"
    lay(grid, YOUTHS, row=2 + shift, column=beside)

    found = located(grid).used()

    assert found["tenancies"].rows.tolist() == list(range(3, 11))
    assert (found["youths"].header_row, found["youths"].numbers()["youth_id"]) == (2 + shift, beside)
    assert {column.number for column in found["tenancies"].columns} == set(range(1, beside - 1))


def test_blank_columns_within_a_table_do_not_divide_it() -> None:
    grid = Grid()
    for at, title in enumerate(titles_of(TENANCIES)):
        grid.cells[1, 1 + 2 * at] = title
    for row, values in enumerate(table_rows(TENANCIES, names_of(TENANCIES), 8, random.Random(1)), start=2):
        grid.cells |= {(row, 1 + 2 * at): value for at, value in enumerate(values) if value is not None}

    assert used(grid, TENANCIES).numbers() == {name: 1 + 2 * at for at, name in enumerate(names_of(TENANCIES))}


def two_rows(is_merged: bool) -> Grid:
    grid = Grid("Boliger")
    single = ["Bolignr", "Gatenavn", "Eierform", "Bofellesskap"]
    for at, heading in enumerate(single, start=1):
        grid.cells[2, at] = heading
    grid.cells |= {(1, 5): "Soverom", (2, 5): "Antall", (1, 6): "Disponert", (2, 6): "Fra", (2, 7): "Til"}
    if is_merged:
        grid.cells |= {(1, at): grid.cells.pop((2, at)) for at in range(1, 5)}
        grid.merged += [(1, at, 2, at) for at in range(1, 5)] + [(1, 6, 1, 7)]
    for row in range(3, 10):
        grid.put(row, 1, [f"B-{row}", "Granlia", "Kommunalt eid", "nei", 2, date(2018, 1, row), date(2020, 1, row)])
    return grid


@pytest.mark.parametrize("is_merged", [True, False])
def test_a_group_heading_over_sub_headings(is_merged: bool) -> None:
    sheet = used(two_rows(is_merged), TABLES["dwellings"])

    assert sheet.header_row == 2
    assert sheet.rows.tolist() == list(range(3, 10))
    assert sheet.numbers() == {
        "dwelling_id": 1,
        "street_name": 2,
        "disposal_form": 3,
        "is_shared_housing": 4,
        "approved_bedrooms": 5,
        "in_stock_from": 6,
        "in_stock_to": 7,
    }
    by_number = {column.number: column for column in sheet.columns}
    assert sheet.heading_place(by_number[1]).cell == ("A1" if is_merged else "A2")
    assert (by_number[5].heading, sheet.heading_place(by_number[5]).cell) == ("Soverom Antall", "E2")


def test_a_header_repeated_on_each_page_is_one_header_even_with_a_misspelling() -> None:
    grid = Grid()
    after = lay(grid, TENANCIES)
    lay(grid, TENANCIES, row=after + 1)
    grid.cells[after + 1, 7] = "Innflytet"

    assert used(grid, TENANCIES).rows.tolist() == [*range(2, 10), *range(12, 20)]


@pytest.mark.parametrize("legend", [["m²", "kr", "dato"], [1, 2, 3, 4], ["dd.mm.åååå", "ja/nei"]])
def test_a_row_that_tells_how_the_columns_are_filled_in_is_no_data(legend: list[Any]) -> None:
    grid = Grid()
    grid.put(1, 1, titles_of(TENANCIES))
    grid.put(2, 1, legend)
    for row, values in enumerate(table_rows(TENANCIES, names_of(TENANCIES), 6, random.Random(3)), start=3):
        grid.put(row, 1, values)

    assert used(grid, TENANCIES).rows.tolist() == list(range(3, 9))


def test_a_unit_alone_under_the_header_is_no_data() -> None:
    grid = Grid()
    lay(grid, TENANCIES, row=1)
    grid.cells = {(row + (row > 1), column): value for (row, column), value in grid.cells.items()}
    deposit = titles_of(TENANCIES).index("Depositum") + 1
    grid.cells |= {(1, deposit): "Depositum", (2, deposit): "(kr)"}

    assert used(grid, TENANCIES).rows.tolist() == list(range(3, 11))


@pytest.mark.parametrize("word", ["Sum", "Totalt", "I alt:"])
def test_the_word_of_a_total_may_stand_in_an_empty_column_before_the_table(word: str) -> None:
    grid = Grid()
    after = lay(grid, TENANCIES, column=2)
    deposit = titles_of(TENANCIES).index("Depositum") + 2
    grid.cells |= {(after, 1): word, (after, deposit): 81_000}

    assert used(grid, TENANCIES).rows.tolist() == list(range(2, 10))


def test_both_rows_of_a_header_in_two_rows_may_stand_again_further_down() -> None:
    grid = two_rows(is_merged=False)
    again = {(row + 5, column): value for (row, column), value in grid.cells.items() if row <= 2}
    later = {(row + 2 * (row >= 6), column): value for (row, column), value in grid.cells.items()}
    grid.cells = later | again

    assert used(grid, TABLES["dwellings"]).rows.tolist() == [3, 4, 5, 8, 9, 10, 11]


def test_a_row_with_numbers_is_no_lower_half_of_a_header_though_a_value_is_called_as_a_heading() -> None:
    grid = Grid()
    grid.put(1, 1, ["Saksnummer", "Status", "Vedtaksdato", "Utbetalt ddato", "Lån (kr)", "Voksne"])
    for row in range(2, 9):
        grid.put(row, 1, [f"SL-{row}", "Utbetalt", f"0{row}.02.2018", f"0{row}.03.2018", "2 509 000", "2"])

    sheet = used(grid, TABLES["startlan_cases"])

    assert (sheet.header_row, sheet.numbers()["case_status"]) == (1, 2)


def test_a_misspelt_heading_over_days_kept_as_numbers_is_still_known() -> None:
    grid = Grid()
    after = lay(grid, YOUTHS)
    place = names_of(YOUTHS).index("settled_date") + 1
    grid.cells |= {(1, place): "Bosettingsdatto", **{(row, place): str(43500 + row) for row in range(2, after)}}

    assert used(grid, YOUTHS).numbers()["settled_date"] == place


def test_an_id_in_a_merged_cell_stands_for_all_its_rows() -> None:
    table = table_spec(PlanPlaces)
    grid = Grid()
    grid.put(1, 1, titles_of(table))
    for row, room in enumerate("ABABC", start=2):
        grid.put(row, 2, [room, "EM-1"])
    grid.cells |= {(2, 1): "B-1", (4, 1): "B-2"}
    grid.merged += [(2, 1, 3, 1), (4, 1, 6, 1)]

    sheet = located(grid).used()["plan_places"]

    ids = next(column for column in sheet.sheet.columns if column.index == 1).dense(2, 6)
    assert [sheet.sheet.strings[text] for text in ids.text] == ["B-1", "B-1", "B-2", "B-2", "B-2"]


def test_hidden_rows_are_read_and_keep_their_numbers() -> None:
    grid = Grid(hidden_rows=frozenset({3, 4}))
    lay(grid, TENANCIES)

    assert used(grid, TENANCIES).rows.tolist() == list(range(2, 10))


@pytest.mark.parametrize(
    "rows",
    [
        [["Bolignr", "Vaktmester", "Telefon"], ["B-1", "Per", 12345678]],
        [["Radetiketter", "Antall av Bolignr", "Sum av Husleie"], ["Granlia", 3, 12000], ["Totalsum", 3, 12000]],
        [["Dato", "Merknad", "Ansvarlig"], [date(2019, 1, 1), "Møte", "Kari"]],
    ],
)
def test_a_sheet_with_a_few_common_headings_is_no_table(rows: list[list[Any]]) -> None:
    grid = Grid()
    for at, row in enumerate(rows, start=1):
        grid.put(at, 1, row)

    assert not located(grid).used()


@pytest.mark.parametrize("seed", range(5))
def test_columns_shuffled_and_misspelt_are_never_taken_for_another_without_a_word(seed: int) -> None:
    rng = random.Random(seed)
    for table in DELIVERED:
        names = names_of(table)
        rng.shuffle(names)
        grid = Grid(table.sheet)
        for at, name in enumerate(names, start=1):
            grid.cells[2, at] = misspelt(rng.choice([table.column(name).title, *table.column(name).synonyms]), rng)
        for row, values in enumerate(table_rows(table, names, 20, rng), start=3):
            grid.put(row, 1, values)

        found = located(grid)

        said = {finding.place.cell for finding in found.findings}
        for sheet in found.sheets:
            if sheet.table is table:
                for column in sheet.columns:
                    is_said = sheet.heading_place(column).cell in said
                    assert column.name in (names[column.number - 1], None) or is_said, (table.name, column)


def misspelt(heading: str, rng: random.Random) -> str:
    """A letter lost, doubled or swapped in half of the longer headings."""
    if len(heading) < 7 or rng.random() < 0.5:
        return heading
    at = rng.randrange(1, len(heading) - 2)
    swapped = heading[:at] + heading[at + 1] + heading[at] + heading[at + 2 :]
    return rng.choice([heading[:at] + heading[at + 1 :], heading[:at] + heading[at] + heading[at:], swapped])


def renamed(table: TableSpec, **headings: str) -> Grid:
    grid = Grid(table.sheet)
    lay(grid, table, count=40)
    for at, name in enumerate(names_of(table), start=1):
        grid.cells[1, at] = headings.get(name, grid.cells[1, at])
    return grid


def test_content_that_cannot_be_mistaken_is_taken_and_said() -> None:
    found = located(renamed(YOUTHS, duf_number="Kolonne X"))

    sheet = found.used()["youths"]
    column = next(item for item in sheet.columns if item.name == "duf_number")
    assert column.basis is Basis.CONTENT
    finding = next(item for item in found.findings if item.rule_id == "I019")
    assert finding.place.cell == "D1"
    assert finding.message == "Kolonnen «Kolonne X» er lest som «DUF-nummer», fordi innholdet passer."


def test_two_dates_with_strange_headings_are_a_question_and_no_guess() -> None:
    found = located(renamed(TENANCIES, end_date="Kolonne X", start_date="Innflyttet", is_open_ended="Kolonne Y"))

    assert found.used()["tenancies"].numbers().keys() & {"end_date", "is_open_ended"} == set()
    asked = [(item.place.cell, item.message) for item in found.findings if item.rule_id == "I020"]
    assert asked == [
        ("H1", "Kolonnen «Kolonne X» er ikke lest. Kanskje er den «Utflyttet», som tabellen «Leieforhold» mangler."),
        ("I1", "Kolonnen «Kolonne Y» er ikke lest. Kanskje er den «Tidsubestemt», som tabellen «Leieforhold» mangler."),
    ]
    assert not [item for item in found.findings if item.rule_id in ("I004", "I005")]


def test_ids_of_another_table_tell_what_a_column_is() -> None:
    homes = Grid("Boliger")
    lay(homes, TABLES["dwellings"], count=40)

    found = located(homes, renamed(TENANCIES, dwelling_id="Kolonne X"))

    column = next(item for item in found.used()["tenancies"].columns if item.name == "dwelling_id")
    assert (column.heading, column.basis) == ("Kolonne X", Basis.CONTENT)


def test_of_two_headings_for_one_column_the_content_chooses() -> None:
    grid = renamed(TABLES["dwellings"])
    width = len(TABLES["dwellings"].columns)
    at = names_of(TABLES["dwellings"]).index("dwelling_type") + 1
    grid.cells |= {(1, at): "Kategori bolig", (1, width + 1): "Seksjonstype"}
    for row in range(2, 42):
        grid.cells[row, width + 1] = grid.cells.get((row, at), "Omsorgsbolig")
        grid.cells[row, at] = "Kategori 3"

    assert used(grid, TABLES["dwellings"]).numbers()["dwelling_type"] == width + 1

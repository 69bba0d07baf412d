"""Sheet Kolonnekart: read before all else, in words that staff can correct."""

from __future__ import annotations

from typing import Any

import pytest

from pipeline.finding import Severity
from pipeline.located import Basis, Located
from pipeline.steps.locate import locate
from schemas.columns import table_spec
from schemas.tables.column_map import ColumnMap
from schemas.tables.tenancies import Tenancies
from tests.locating.grids import Grid, inputs_of
from tests.locating.test_tables_on_sheet import lay, names_of
from tests.steps.workbooks import REQUIRED

TENANCIES = table_spec(Tenancies)
MAP = "Oppsett.xlsx"


def column_map(*rows: list[Any]) -> Grid:
    grid = Grid("Kolonnekart")
    grid.put(1, 1, [column.title for column in table_spec(ColumnMap).columns])
    for at, row in enumerate(rows, start=2):
        grid.put(at, 1, row)
    return grid


def tenancies(sheet: str = "Leieforhold", **headings: str) -> Grid:
    grid = Grid(sheet)
    lay(grid, TENANCIES, count=12)
    for name, heading in headings.items():
        grid.cells[1, names_of(TENANCIES).index(name) + 1] = heading
    return grid


def located(grid: Grid, *rows: list[Any], file: str = "Bok.xlsx") -> Located:
    return locate(inputs_of({file: [grid], MAP: [column_map(*rows)]}), REQUIRED)


def said(found: Located) -> list[tuple[str, str, str]]:
    """Everything but what is not delivered."""
    told = [item for item in found.findings if item.rule_id not in ("I001", "I002", "I024")]
    return [(item.rule_id, item.place.cell, item.message) for item in told]


def row(heading: str, taken: str, *, file: str = "Bok.xlsx", sheet: str = "Leieforhold") -> list[str]:
    return [file, sheet, heading, "Leieforhold", taken]


def test_what_staff_say_wins_over_headings_and_content() -> None:
    grid = tenancies(start_date="Innflyttet", end_date="Vår dato")

    found = located(grid, row("Innflyttet", "Utflyttet"), row("Vår dato", "Innflyttet"))

    columns = {column.heading: column for column in found.used()["tenancies"].columns}
    assert (columns["Innflyttet"].name, columns["Vår dato"].name) == ("end_date", "start_date")
    assert columns["Vår dato"].basis is Basis.MEMORY
    assert not said(found)


@pytest.mark.parametrize(
    ("file", "sheet"),
    [("Kontrakter nov 2019.xlsx", "Leieforhold"), ("Bok.xlsx", "Leieforhold 2019-11"), ("x.xlsx", "LEIEFORHOLD okt")],
)
def test_files_and_sheets_may_carry_a_month_in_their_names(file: str, sheet: str) -> None:
    found = located(tenancies(sheet, end_date="Vår dato"), row("Vår dato", "Utflyttet"), file=file)

    assert "end_date" in found.used()["tenancies"].numbers()
    assert not said(found)


def test_the_file_tells_sheets_of_one_name_apart() -> None:
    grid = tenancies("Ark1", end_date="Dato 1", start_date="Dato 2")

    found = located(
        grid,
        row("Dato 1", "Innflyttet", file="Annen.xlsx", sheet="Ark1"),
        row("Dato 1", "Utflyttet", sheet="Ark1"),
        row("Dato 2", "Innflyttet", sheet="Ark1"),
    )

    assert found.used()["tenancies"].numbers()["end_date"] == names_of(TENANCIES).index("end_date") + 1


def test_their_own_columns_and_columns_they_lack_are_not_said_again() -> None:
    grid = tenancies(deposit_nok="Vaktmester")
    assert [rule for rule, *_ in said(located(grid))] == ["I004", "I005"]

    found = located(grid, row("Vaktmester", "(ikke lest)"), row("(finnes ikke)", "Depositum"))

    assert not said(found)


def test_a_sheet_of_their_own_is_left_alone() -> None:
    found = located(tenancies(), ["Bok.xlsx", "Leieforhold", None, "(ikke lest)", "(ikke lest)"])

    assert "tenancies" not in found.used()
    assert not said(found)


def test_columns_that_are_called_the_same_are_numbered() -> None:
    grid = tenancies(start_date="Dato", end_date="Dato")

    found = located(grid, row("Dato", "Utflyttet"), row("Dato (nr. 2)", "Innflyttet"))

    numbers = found.used()["tenancies"].numbers()
    assert (numbers["end_date"], numbers["start_date"]) == (7, 8)


@pytest.mark.parametrize(
    ("wrong", "cell", "message"),
    [
        (
            ["Bok.xlsx", "Leieforhold", "Vår dato", "Leiefjas", "Utflyttet"],
            "D2",
            "Kolonnekartet nevner tabellen «Leiefjas», som ikke finnes. Raden er ikke brukt.",
        ),
        (
            ["Bok.xlsx", "Leieforhold", "Vår dato", "Leieforhold", "Utflyttt"],
            "E2",
            "Kolonnekartet nevner kolonnen «Utflyttt», som ikke finnes. Raden er ikke brukt.",
        ),
    ],
)
def test_a_row_that_names_what_is_not_known_is_said_on_its_cell(wrong: list[str], cell: str, message: str) -> None:
    found = located(tenancies(), wrong)

    finding = next(item for item in found.findings if item.rule_id == "I021")
    assert (finding.severity, finding.place.label) == (Severity.WARNING, f"{MAP}, ark «Kolonnekart», celle {cell}")
    assert finding.message == message


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        (
            "Ferdig",
            (
                "I020",
                "H1",
                "Kolonnen «Ferdig» er ikke lest. Kanskje er den «Utflyttet», som tabellen «Leieforhold» mangler.",
            ),
        ),
        (
            "Sluttdato",
            (
                "I022",
                "C2",
                "Arket «Leieforhold» har ikke lenger overskriften «Vår dato». Kolonnen «Sluttdato» er lest i stedet.",
            ),
        ),
    ],
)
def test_one_renamed_column_is_said_once(heading: str, expected: tuple[str, str, str]) -> None:
    rows = [row("Vår dato", "Utflyttet"), row("Depositum", "Depositum")]
    assert not said(located(tenancies(end_date="Vår dato"), *rows))

    assert said(located(tenancies(end_date=heading), *rows)) == [expected]

"""What stands above, between and below the rows: titles, blanks, headings again, totals, notes; hidden rows."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from pipeline.example.mess.grid import Cell, Grid, Layout, Role, Row
from schemas.columns import Kind

_TITLES = ("Oversikt per enhet", "Uttrekk til styringsgruppa", "Liste – skal oppdateres hver fredag")
_NOTES = (
    "Unntatt offentlighet, jf. offl. § 13.",
    "NB! Ikke endre rekkefølgen på kolonnene.",
    "Gule felter er ikke bekreftet.",
    "Kilde: fagsystemet",
)
_BELOW = (
    "Merk: tallene er foreløpige.",
    "Sist oppdatert av boligkontoret.",
    "* gjelder også kontrakter som er under arbeid",
    "Lista er gjennomgått på møtet i september.",
)
_TOTALS = ("Sum", "Totalt", "SUM:", "I alt")


def _titles(grid: Grid, chance: Random) -> Grid:
    texts = [chance.choice(_TITLES), *chance.sample(_NOTES, chance.randint(0, 2))]
    return grid.with_rows(0, *(_line(grid, text) for text in texts))


def _banner(grid: Grid, chance: Random) -> Grid:
    """A title merged over all columns, as above a pivot."""
    wide = grid.with_rows(0, _line(grid, chance.choice(_TITLES).upper()))
    last = len(grid.means) - 1
    return replace(wide, merged=(*wide.merged, (0, 0, 0, last))) if last else wide


def _facts_above(grid: Grid, _chance: Random) -> Grid:
    """A small block of facts above the table, two cells a line."""
    if len(grid.means) < 3:
        return grid
    facts = (("Kommune:", "Lurvik"), ("Utskrift", "31.10.2019"), ("Antall rader", len(grid.data())))
    rows = [_cells(grid, {0: name, 1: value}) for name, value in facts]
    return grid.with_rows(0, *rows, _line(grid, None))


def _blank_above(grid: Grid, chance: Random) -> Grid:
    return grid.with_rows(0, *[_line(grid, None)] * chance.randint(1, 4))


def _blank_between(grid: Grid, chance: Random) -> Grid:
    for _ in range(chance.randint(1, 4)):
        grid = grid.with_rows(_between(grid, chance), _line(grid, None))
    return grid


def _blank_under_headings(grid: Grid, _chance: Random) -> Grid:
    return grid.with_rows(grid.header + 1, _line(grid, None))


def _headings_again(grid: Grid, chance: Random) -> Grid:
    """The headings once more further down, as after a page break."""
    for _ in range(chance.randint(1, 2)):
        headers = [replace(row, role=Role.OTHER) for row in grid.rows if row.role is Role.HEADER]
        grid = grid.with_rows(_between(grid, chance), *headers)
    return grid


def _section_lines(grid: Grid, chance: Random) -> Grid:
    """A line between the rows that says what comes next."""
    text = chance.choice(("Sone nord", "Fra gammelt system:", "Nye denne måneden", "Ferdig behandlet"))
    return grid.with_rows(_between(grid, chance), _line(grid, text))


def _totals(grid: Grid, chance: Random) -> Grid:
    """A row with sums, its word in the first column, sometimes after a blank row."""
    sums: dict[int, object] = {0: chance.choice(_TOTALS)}
    for place in range(1, len(grid.means)):
        column = grid.spec(place)
        if column is not None and column.kind is Kind.NUMBER:
            shown = [grid.rows[row].cells[place].shown for row in grid.data()]
            numbers = [float(value) for value in shown if isinstance(value, int | float)]
            if numbers:
                sums[place] = sum(numbers)
    blank = [_line(grid, None)] * chance.randint(0, 1)
    return grid.with_rows(len(grid.rows), *blank, _cells(grid, sums))


def _notes(grid: Grid, chance: Random) -> Grid:
    blank = [_line(grid, None)] * chance.randint(0, 2)
    texts = chance.sample(_BELOW, chance.randint(1, 2))
    return grid.with_rows(len(grid.rows), *blank, *(_line(grid, text) for text in texts))


def _hidden(grid: Grid, chance: Random) -> Grid:
    """Rows that a filter has hidden."""
    rows = tuple(
        replace(row, is_hidden=True) if row.role is Role.DATA and chance.random() < 0.15 else row for row in grid.rows
    )
    return replace(grid, rows=rows)


def _between(grid: Grid, chance: Random) -> int:
    """A row of data that something can be put in before; the end when there are too few."""
    data = grid.data()
    return chance.choice(data[1:]) if len(data) > 1 else len(grid.rows)


def _line(grid: Grid, text: str | None) -> Row:
    return _cells(grid, {0: text})


def _cells(grid: Grid, shown: dict[int, object]) -> Row:
    return Row(tuple(Cell(shown.get(place)) for place in range(len(grid.means))))  # type: ignore[arg-type]


ROWS = (
    Layout("headings_again", _headings_again),
    Layout("section_lines", _section_lines),
    Layout("blank_rows_between", _blank_between),
    Layout("blank_row_under_headings", _blank_under_headings),
    Layout("totals_below", _totals),
    Layout("notes_below", _notes),
    Layout("hidden_rows", _hidden),
    Layout("facts_above", _facts_above),
    Layout("titles_above", _titles),
    Layout("blank_rows_above", _blank_above),
    Layout("banner", _banner),
)

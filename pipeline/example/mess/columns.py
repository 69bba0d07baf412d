"""Columns in another order, empty ones between, the staff's own, and several of ours in one."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from pipeline.example.mess.grid import Cell, Grid, Layout
from schemas.tables.dwellings import Dwellings

_OWN: tuple[tuple[str, tuple[str | int, ...]], ...] = (
    ("Saksbehandler", ("AB1", "AB2", "", "AB3")),
    ("Sjekket", ("ok", "", "ok", "må ringes")),
    ("Intern kode", (4711, 4712, "", 4713)),
    ("Arkivref.", ("2019/17", "", "2018/4", "")),
    ("Kommentar fra møtet", ("tas opp igjen", "", "", "")),
)
_ADDRESS = (Dwellings.street_name, Dwellings.house_number, Dwellings.house_letter, Dwellings.unit_number)


def _shuffled(grid: Grid, chance: Random) -> Grid:
    order = list(range(len(grid.means)))
    chance.shuffle(order)
    return grid.with_columns(order)


def _empty_between(grid: Grid, chance: Random) -> Grid:
    order = list(range(len(grid.means)))
    for _ in range(chance.randint(1, 2)):
        order.insert(chance.randrange(1, len(order)), -1)
    return grid.with_columns(order)


def _empty_before(grid: Grid, chance: Random) -> Grid:
    return grid.with_columns([-1] * chance.randint(1, 3) + list(range(len(grid.means))))


def _own(grid: Grid, chance: Random) -> Grid:
    """One or two columns that no table knows."""
    for heading, values in chance.sample(_OWN, chance.randint(1, 2)):
        order = list(range(len(grid.means)))
        place = chance.randrange(1, len(order) + 1)
        order.insert(place, -1)
        grid = grid.with_columns(order)
        cells = {(row, place): Cell(chance.choice(values) or None) for row in grid.data()}
        grid = grid.with_cells({(grid.header, place): Cell(heading), **cells})
    return grid


def _numbered(grid: Grid, _chance: Random) -> Grid:
    """The rows numbered, as people do before they sort."""
    grid = grid.with_columns([-1, *range(len(grid.means))])
    numbers = {(row, 0): Cell(number, "int") for number, row in enumerate(grid.data(), start=1)}
    return grid.with_cells({(grid.header, 0): Cell("Rad"), **numbers})


def _hidden(grid: Grid, chance: Random) -> Grid:
    chosen = chance.sample(range(len(grid.means)), min(3, len(grid.means) - 1))
    return replace(grid, hidden_columns=grid.hidden_columns | frozenset(chosen))


def _one_address(grid: Grid, chance: Random) -> Grid:
    """Street, number with the letter glued or apart, and unit, all in one cell."""
    places = [next((at for at, names in enumerate(grid.means) if names == (name,)), -1) for name in _ADDRESS]
    if min(places) < 0:
        return grid
    found: dict[tuple[int, int], Cell] = {}
    for row in grid.data():
        street, number, letter, unit = (_plain(grid.rows[row].cells[place].shown) for place in places)
        if not street:
            continue
        glue = chance.choice(("", " "))
        text = f"{street} {number}{glue if letter else ''}{letter}"
        text += chance.choice((f", {unit}", f" {unit}")) if unit else ""
        found[row, places[0]] = Cell(text, "text", ("unit_in_address",))
    grid = grid.with_cells({**found, (grid.header, places[0]): Cell("Adresse")})
    means = list(grid.means)
    means[places[0]] = ("address", *_ADDRESS)
    order = [place for place in range(len(means)) if place not in places[1:]]
    return replace(grid, means=tuple(means)).with_columns(order)


def _gnr_and_bnr(grid: Grid, _chance: Random) -> Grid:
    """Gnr and bnr in a column each."""
    place = next((at for at, names in enumerate(grid.means) if names == (Dwellings.cadastre,)), -1)
    if place < 0:
        return grid
    order = list(range(len(grid.means)))
    order.insert(place + 1, -1)
    found = {(grid.header, place): Cell("Gnr"), (grid.header, place + 1): Cell("Bnr")}
    for row in grid.data():
        gnr, _, bnr = str(grid.rows[row].cells[place].shown or "").partition("/")
        found[row, place] = Cell(int(gnr) if gnr else None, "int", ("gnr_and_bnr",))
        found[row, place + 1] = Cell(int(bnr) if bnr else None, "int", ("gnr_and_bnr",))
    grid = grid.with_columns(order).with_cells(found)
    means = list(grid.means)
    means[place : place + 2] = [("gnr", Dwellings.cadastre), ("bnr", Dwellings.cadastre)]
    return replace(grid, means=tuple(means))


def _plain(shown: object) -> str:
    return "" if shown is None else str(shown)


FOLDED = (Layout("unit_in_address", _one_address), Layout("gnr_and_bnr", _gnr_and_bnr))
COLUMNS = (
    Layout("columns_shuffled", _shuffled),
    Layout("own_columns", _own),
    Layout("rows_numbered", _numbered),
    Layout("empty_columns_between", _empty_between),
    Layout("empty_columns_before", _empty_before),
    Layout("hidden_columns", _hidden),
)

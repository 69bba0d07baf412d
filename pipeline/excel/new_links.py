"""Links in new workbooks: to a cell of the same workbook, or of a source workbook beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

_INSIDE, _OUTSIDE = "internal:", "external:"


class Leads(NamedTuple):
    """Where the rows of a column lead: the different ways, by row the number of its own (−1 for none), and its cell."""

    ways: Sequence[str]
    numbers: NDArray[np.int32]
    cells: Sequence[str]

    def only(self, rows: NDArray[np.intp]) -> Leads:
        """Where some of the rows lead."""
        return Leads(self.ways, self.numbers[rows], [self.cells[row] for row in rows.tolist()])


def inside(sheet: str, cell: str = "A1") -> str:
    """Link to a cell of the same workbook."""
    return f"{_INSIDE}{place_in(sheet, cell)}"


def place_in(sheet: str, cell: str) -> str:
    """Sheet and cell as a link names them, e.g. «'Ark 1'!B7»."""
    return f"{_sheet(sheet)}!{cell or 'A1'}"


def outside(base: str, file: str, sheet: str, cell: str) -> str:
    """Link to a cell of another workbook, ``base`` being its folder seen from this one; empty without base or file."""
    way = _way(base, file, sheet)
    return f"{way}{cell or 'A1'}" if way and sheet else way


def way_and_cell(link: str) -> tuple[str, str]:
    """A link without its cell, as all links to the same sheet have it, and the cell; no cell when it names none."""
    if not is_inside(link) and "#" not in link:
        return link, ""
    way, mark, cell = link.rpartition("!")
    return way + mark, cell


def leads_of(links: Sequence[str]) -> Leads:
    """Many links, each taken apart; an empty one leads nowhere."""
    parts = [way_and_cell(link) for link in links]
    return _leads((way for way, _ in parts), [cell for _, cell in parts])


def all_outside(base: str, places: Sequence[tuple[str, str, str]]) -> Leads:
    """Links to files, sheets and cells outside, each as ``outside`` gives it."""
    files = [(file, sheet) for file, sheet, _ in places]
    ways = {each: _way(base, *each) for each in dict.fromkeys(files)}
    return _leads([ways[each] for each in files], [(cell or "A1") if sheet else "" for _, sheet, cell in places])


def _leads(ways: Iterable[str], cells: Sequence[str]) -> Leads:
    known: dict[str, int] = {"": -1}
    numbers = [known.setdefault(way, len(known) - 1) for way in ways]
    return Leads(list(known)[1:], np.array(numbers, np.int32), cells)


def is_inside(link: str) -> bool:
    """Whether a link stays in its workbook."""
    return link.startswith(_INSIDE)


def target_and_place(link: str) -> tuple[str, str]:
    """The other workbook that a link leads to, empty for this one, and the place in it."""
    if is_inside(link):
        return "", link.removeprefix(_INSIDE)
    target, _, place = link.removeprefix(_OUTSIDE).partition("#")
    return target, place


@lru_cache(maxsize=256)
def _way(base: str, file: str, sheet: str) -> str:
    """The part of a link that all cells of a sheet have in common."""
    if not base or not file:
        return ""
    folder = base.rstrip("/") if "://" in base else _escaped(base.rstrip("/"))
    path = f"{_OUTSIDE}{folder}/{_escaped(file)}"
    return f"{path}#{_sheet(sheet)}!" if sheet else path


def _sheet(name: str) -> str:
    return "'" + name.replace("'", "''") + "'"


def _escaped(path: str) -> str:
    return path.replace("%", "%25").replace("#", "%23").replace(" ", "%20")

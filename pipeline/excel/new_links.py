"""Links in new workbooks: to a cell of the same workbook, or of a source workbook beside it."""

from __future__ import annotations

from functools import lru_cache

_INSIDE, _OUTSIDE = "internal:", "external:"


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

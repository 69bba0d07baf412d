"""The rows in which two versions of a sheet differ, and the cells of them that do."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from xml.parsers import expat

from pipeline.cells import parse_cell
from pipeline.excel.differences import differing_items
from pipeline.excel.markup import attributes, splice
from pipeline.excel.sheet_text import row_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from pipeline.excel.items import ItemPart
    from pipeline.excel.row_cells import SourceCell
    from pipeline.excel.sheet_text import SheetText
    from pipeline.excel.styles import Styles


class Looks(NamedTuple):
    """The cells of a sheet of which only the style may be another, and the styles before and after."""

    restyled: frozenset[tuple[int, int]]
    before: Styles
    after: Styles

    def keep(self, old: SourceCell | None, new: SourceCell | None) -> bool:
        """Whether such a cell holds what it held: a number is shown as a day still, or still not."""
        if old is None or new is None:
            return _markup(old, ("r", "s")) == _markup(new, ("r", "s"))
        is_day, was_day = self.after.is_date(new.style), self.before.is_date(old.style)
        return is_day == was_day and _markup(old, ("r", "s")) == _markup(new, ("r", "s"))


def differing_rows(
    before: ItemPart, after: SheetText, looks: Looks, *, is_large: bool
) -> Iterator[tuple[int, set[int]]]:
    """Rows that differ, with the columns that do, 0 for the row's own tag; equal rows are not looked into."""
    for row, old, new in differing_items(before, after.rows):
        if is_large:
            check_well_formed([new or b"<gone/>"])
        first, second = after.parse_row(old), after.cells_in(row, new)
        found = {0} if _has_changed(old, new, first, second) else set()
        for column in first.keys() | second.keys():
            one, other = first.get(column), second.get(column)
            if one and other and (one.tag, one.inner) == (other.tag, other.inner):
                continue
            if other and not _stands_in(other, row):
                found.add(0)
            is_kept = looks.keep(one, other) if (row, column) in looks.restyled else _markup(one) == _markup(other)
            if not is_kept:
                found.add(column)
        yield row, found


def _has_changed(old: bytes, new: bytes, first: Mapping[int, SourceCell], second: Mapping[int, SourceCell]) -> bool:
    """Whether more of a row differs than its cells, or they are not in order; a new row has its own attributes."""
    (was, beside), (becomes, still_beside) = _around(old, first), _around(new, second)
    return beside != still_beside or (bool(old) and was != becomes) or list(second) != sorted(second)


def _around(text: bytes, cells: Mapping[int, SourceCell]) -> tuple[dict[str, str] | None, bytes]:
    """A row's attributes, None when there is no row, and what stands in it beside its cells: a cell met twice, say."""
    if not text:
        return None, b""
    tag = row_tag(text)
    beside = splice(text[: text.rfind(b"</")], [(cell.start, cell.end, b"") for cell in cells.values()])
    kept = {name: value for name, value in attributes(tag).items() if name not in ("r", "spans")}
    return kept, beside[len(tag) :]


def _stands_in(cell: SourceCell, row: int) -> bool:
    """Whether a cell says itself that it stands in a row, or says nothing of it."""
    reference = attributes(cell.tag).get("r")
    return reference is None or parse_cell(reference)[0] == row


def _markup(cell: SourceCell | None, free: tuple[str, ...] = ("r",)) -> tuple[object, ...]:
    if cell is None:
        return ((), b"") if "s" in free else ()
    tag = attributes(cell.tag)
    return tuple(sorted((name, value) for name, value in tag.items() if name not in free)), cell.inner


def check_well_formed(pieces: Iterable[bytes]) -> None:
    """Parse a part in pieces; `expat.ExpatError` when it is not XML."""
    parser = expat.ParserCreate()
    for piece in pieces:
        parser.Parse(piece, False)
    parser.Parse(b"", True)

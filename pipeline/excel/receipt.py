"""The receipt: a result is read again and compared with its source before it may replace anything."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.parsers import expat

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.excel.draft import Draft
from pipeline.excel.items import ItemPart
from pipeline.excel.markup import attributes
from pipeline.excel.package import package_from_bytes
from pipeline.excel.sheet_text import SheetText, row_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.excel.package import Package, SheetPart
    from pipeline.excel.sheet_text import SourceCell
    from pipeline.excel.values import CellValue


@dataclass(frozen=True, slots=True)
class CellChange:
    """A cell that a patch wrote; `cell` such as `B7`."""

    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a saved patch did, checked against the file that was written.

    Attributes
    ----------
    file_name
        Name of the file written, without its folder.
    sha256
        Of the file as it now is.
    is_changed
        False when there was nothing to change and the bytes are the source's.
    cells
        Cells written on the staff's sheets.
    parts_changed, parts_added, parts_removed
        Members of the zip that differ from the source, are new, or went; all others are identical.
    notes
        Sentences in bokmål: what the staff should know, such as formulas that stop above a new row.
    """

    file_name: str
    sha256: str
    is_changed: bool
    cells: tuple[CellChange, ...]
    parts_changed: tuple[str, ...]
    parts_added: tuple[str, ...]
    parts_removed: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """What a patch says that it changed.

    Attributes
    ----------
    changed, added, removed
        Names of zip members.
    cells
        What cells are to hold, by the part of their sheet, then row and column.
    grown
        Sheet parts in which rules, formats, links or ranges changed as well.
    owned
        Sheet parts written as a whole.
    texts
        Item numbers of shared texts that were blanked.
    """

    changed: frozenset[str]
    added: frozenset[str]
    removed: frozenset[str]
    cells: dict[str, dict[tuple[int, int], CellValue]]
    grown: frozenset[str]
    owned: frozenset[str]
    texts: frozenset[int]


def check_result(source: Package, result_bytes: bytes, announced: Announced) -> None:
    """Compare a result with its source.

    Raises
    ------
    UnsafeEditError
        Anything but the announced changes differs, or the result is not a whole workbook; it must be thrown away.
    """
    try:
        result = package_from_bytes(result_bytes, source.file_name)
        _check_members(source, result, announced)
        for part in sorted(announced.changed | announced.added):
            _check_well_formed(result, part)
        _check_relations(source, result)
        for sheet in result.sheets:
            if sheet.part in announced.changed and sheet.part not in announced.owned:
                _check_sheet(source, result, sheet, announced)
        _check_texts(source, result, announced)
    except (UnreadableFileError, expat.ExpatError, ValueError) as error:
        raise _thrown_away(source.file_name, "resultatet lot seg ikke lese igjen") from error


def _thrown_away(file_name: str, reason: str) -> UnsafeEditError:
    return UnsafeEditError(
        f"Endringene i «{file_name}» er forkastet, og filen er som før: {reason}. "
        "Meld fra til dem som drifter løsningen."
    )


def _check_members(source: Package, result: Package, announced: Announced) -> None:
    before = [m.name for m in source.container.members if m.name not in announced.removed]
    after = [m.name for m in result.container.members]
    if after != before + [name for name in after if name in announced.added]:
        raise _thrown_away(source.file_name, "en del av filen mangler eller står på feil plass")
    old, new = memoryview(source.container.data), memoryview(result.container.data)
    for name in before:
        if name not in announced.changed and old[source.member(name).record] != new[result.member(name).record]:
            raise _thrown_away(source.file_name, f"delen {name} er endret uten å skulle det")


def _check_well_formed(result: Package, part: str) -> None:
    parser = expat.ParserCreate()
    for chunk in result.chunks(part):
        parser.Parse(chunk, False)
    parser.Parse(b"", True)


def _check_relations(source: Package, result: Package) -> None:
    for part in ("", *result.parts):
        missing = {r.target for r in result.relationships(part) if not r.is_external and r.target not in result}
        if missing and not missing <= {r.target for r in source.relationships(part)} - set(source.parts):
            raise _thrown_away(source.file_name, "en henvisning peker på en del som ikke finnes")
        if part and not result.content_type(part) and (part not in source or source.content_type(part)):
            raise _thrown_away(source.file_name, f"delen {part} mangler innholdstype")


def _check_sheet(source: Package, result: Package, sheet: SheetPart, announced: Announced) -> None:
    before = SheetText(source, next(s for s in source.sheets if s.part == sheet.part))
    after = SheetText(result, sheet)
    expected = announced.cells.get(sheet.part, {})
    surprising = set(_differing_cells(before, after)) - expected.keys()
    draft = Draft(result)
    surprising |= {place for place, value in expected.items() if draft.value(after, *place) != value}
    if surprising:
        row, column = min(surprising)
        raise _thrown_away(source.file_name, f"rad {row}, kolonne {column} i arket «{sheet.name}» ble ikke som ventet")
    if sheet.part not in announced.grown:
        tags = [element.tag for element in after.skeleton.iter()]
        if tags != [element.tag for element in before.skeleton.iter()] or after.tail_after != before.tail_after:
            raise _thrown_away(source.file_name, f"arket «{sheet.name}» er endret utenfor cellene")


def _differing_cells(before: SheetText, after: SheetText) -> Iterator[tuple[int, int]]:
    """Cells whose markup differs, and column 0 for a row whose own tag does; equal rows are not looked into."""
    for row, old, new in differing_items(before.rows, after.rows):
        first, second = before.parse_row(old), after.parse_row(new)
        if old and new and _row_attributes(old) != _row_attributes(new):
            yield row, 0
        for column in first.keys() | second.keys():
            if _markup(first.get(column)) != _markup(second.get(column)):
                yield row, column


def differing_items(before: ItemPart, after: ItemPart) -> Iterator[tuple[int, bytes, bytes]]:
    """Give number, old and new text of all items that differ; empty text where there was or is none."""
    old, new = before.every(), after.every()
    end = (sys.maxsize, b"")
    (a, old_text), (b, new_text) = next(old, end), next(new, end)
    while a < sys.maxsize or b < sys.maxsize:
        number = min(a, b)
        was, becomes = old_text if a == number else b"", new_text if b == number else b""
        if was != becomes:
            yield number, was, becomes
        if a == number:
            a, old_text = next(old, end)
        if b == number:
            b, new_text = next(new, end)


def _row_attributes(text: bytes) -> dict[str, str]:
    return {name: value for name, value in attributes(row_tag(text)).items() if name not in ("r", "spans")}


def _markup(cell: SourceCell | None) -> tuple[object, ...]:
    if cell is None:
        return ()
    tag = attributes(cell.tag)
    tag.pop("r", None)
    return tuple(sorted(tag.items())), cell.inner


def _check_texts(source: Package, result: Package, announced: Announced) -> None:
    part = source.shared_strings_part
    if part is None or part not in announced.changed:
        return
    before, after = ItemPart(source, part, b"sst", b"si"), ItemPart(result, part, b"sst", b"si")
    if {number for number, _, _ in differing_items(before, after)} != announced.texts:
        raise _thrown_away(source.file_name, "en tekst som andre celler viser, er endret")

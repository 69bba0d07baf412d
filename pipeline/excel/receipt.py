"""The receipt: a result is read again and compared with its source before it may replace anything."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING
from xml.parsers import expat

from lxml import etree

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.excel.differences import differing_items
from pipeline.excel.draft import Draft
from pipeline.excel.items import ItemPart
from pipeline.excel.package import package_from_bytes
from pipeline.excel.row_differences import Looks, check_well_formed, differing_rows
from pipeline.excel.sheet_text import parse_skeleton

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.excel.package import Package
    from pipeline.excel.styles import Styles
    from pipeline.excel.values import CellValue


FULLY_PARSED_BYTES = 2 * 1024**2


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
    restyled
        Cells of which only the style is new, by the part of their sheet.
    grown
        Sheet parts in which rules, formats, links or ranges changed as well.
    owned
        Sheet parts written as a whole.
    texts
        Item numbers of shared texts that were blanked.
    notes
        Cells whose note is new or longer, by comments part.
    """

    changed: frozenset[str]
    added: frozenset[str]
    removed: frozenset[str]
    cells: dict[str, dict[tuple[int, int], CellValue]]
    grown: frozenset[str]
    owned: frozenset[str]
    texts: frozenset[int]
    restyled: dict[str, frozenset[tuple[int, int]]]
    notes: dict[str, frozenset[str]]

    def touched(self, part: str) -> set[tuple[int, int]]:
        """Cells of a sheet that are another in any way."""
        return {*self.cells.get(part, ()), *self.restyled.get(part, ())}


def check_result(source: Package, rows: Mapping[str, ItemPart], result_bytes: bytes, announced: Announced) -> None:
    """Compare a result with its source.

    Parameters
    ----------
    source
        The workbook as it was read.
    rows
        Its rows, by the part of each changed sheet.
    result_bytes
        What was written, read back from the disk.
    announced
        What may differ.

    Raises
    ------
    UnsafeEditError
        Anything but the announced changes differs, or the result is not a whole workbook; it must be thrown away.
    """
    try:
        result = package_from_bytes(result_bytes, source.file_name)
        _check_members(source, result, announced)
        _check_relations(source, result)
        draft, styles = Draft(result), Draft(source).styles
        for part in sorted((announced.changed | announced.added) - announced.removed):
            pieces = result.chunks(part)
            if part in rows:
                # in a sheet too large to parse again, equal rows are as well formed as they were
                if result.member(part).size > FULLY_PARSED_BYTES:
                    deque(pieces, maxlen=0)
                else:
                    check_well_formed(pieces)
                _check_sheet(rows[part], styles, draft, part, announced)
            else:
                check_well_formed(pieces)
        _check_texts(source, result, announced)
        _check_notes(source, result, announced)
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


def _check_relations(source: Package, result: Package) -> None:
    for part in ("", *result.parts):
        missing = {r.target for r in result.relationships(part) if not r.is_external and r.target not in result}
        if missing and not missing <= {r.target for r in source.relationships(part)} - set(source.parts):
            raise _thrown_away(source.file_name, "en henvisning peker på en del som ikke finnes")
        if part and not result.content_type(part) and (part not in source or source.content_type(part)):
            raise _thrown_away(source.file_name, f"delen {part} mangler innholdstype")


def _check_sheet(before: ItemPart, styles: Styles, draft: Draft, part: str, announced: Announced) -> None:
    listed = next(sheet for sheet in draft.package.sheets if sheet.part == part)
    after = draft.open_sheet(listed)
    expected = announced.cells.get(part, {})
    rewritten = frozenset(expected)
    looks = Looks(announced.restyled.get(part, frozenset()), styles, draft.styles)
    is_large = draft.package.member(part).size > FULLY_PARSED_BYTES
    by_row: dict[int, list[tuple[int, int]]] = {}
    for place in expected:
        by_row.setdefault(place[0], []).append(place)
    surprising = set()
    for row, columns in differing_rows(before, after, looks, is_large=is_large):
        surprising |= {(row, column) for column in columns} - rewritten
        # while the row's cells are at hand
        surprising |= {place for place in by_row.pop(row, ()) if draft.value(after, *place) != expected[place]}
    left = chain.from_iterable(by_row.values())
    surprising |= {place for place in left if draft.value(after, *place) != expected[place]}
    file_name = draft.package.file_name
    if surprising:
        row, column = min(surprising)
        raise _thrown_away(file_name, f"rad {row}, kolonne {column} i arket «{listed.name}» ble ikke som ventet")
    has_grown = part in announced.grown
    old = parse_skeleton(before.head, before.tail)
    # a sheet's first note brings the way to its drawing with it
    new_names = ("legacyDrawing",) if announced.notes and old.find("{*}legacyDrawing") is None else ()
    if _structure(old, has_grown) != _structure(after.skeleton, has_grown, new_names):
        raise _thrown_away(file_name, f"arket «{listed.name}» er endret utenfor cellene")


def _structure(skeleton: etree._Element, has_grown: bool, new_names: tuple[str, ...] = ()) -> list[tuple[object, ...]]:
    """Give what may not change outside the rows; where ranges grew, their extents and the links may."""
    found: list[tuple[object, ...]] = []
    for element in skeleton.iter("{*}*"):
        name = etree.QName(element).localname
        if name == "dimension" or name in new_names or (has_grown and name in ("hyperlinks", "hyperlink")):
            continue
        free = ("ref", "sqref") if has_grown else ()
        kept = {key: value for key, value in element.attrib.items() if key not in free}
        found.append(
            (element.tag, kept, None if has_grown and name in ("sqref", "f") else (element.text or "").strip())
        )
    return found


def _check_texts(source: Package, result: Package, announced: Announced) -> None:
    part = source.shared_strings_part
    if part is None or part not in announced.changed:
        return
    before, after = ItemPart(source, part, b"sst", b"si"), ItemPart(result, part, b"sst", b"si")
    if {number for number, _, _ in differing_items(before, after)} != announced.texts:
        raise _thrown_away(source.file_name, "en tekst som andre celler viser, er endret")


def _check_notes(source: Package, result: Package, announced: Announced) -> None:
    """Every note that was there still is, by the same author and beginning with the same words."""
    for part, touched in announced.notes.items():
        before = _notes_in(source, part) if part in source else {}
        after = _notes_in(result, part)
        for cell, (author, text) in before.items():
            now = after.get(cell, ("", ""))
            is_longer = cell in touched and now[1].startswith(text)
            if now[0] != author or not (now[1] == text or is_longer):
                raise _thrown_away(source.file_name, f"merknaden i {cell} ble ikke som ventet")
        if after.keys() - before.keys() - touched:
            raise _thrown_away(source.file_name, "en merknad er kommet til uten å skulle det")


def _notes_in(package: Package, part: str) -> dict[str, tuple[str, str]]:
    """Author and text of each note, by cell."""
    root = package.xml(part)
    authors = [author.text or "" for author in root.iter("{*}author")]
    return {
        note.get("ref", ""): (
            authors[int(note.get("authorId", "0"))],
            "".join(text.text or "" for text in note.iter("{*}t")),
        )
        for note in root.iter("{*}comment")
    }

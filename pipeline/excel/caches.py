"""Copies that charts, pivots and links to other books keep of cells: they show what was overwritten until refreshed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.excel.markup import escape

if TYPE_CHECKING:
    from pipeline.excel.draft import Draft

STALE_PIVOTS = "Pivottabeller i arbeidsboken viser de nye verdiene først når noen velger «Oppdater» i Excel."
STILL_READABLE = (
    "Tekst som er overskrevet, ligger fortsatt lesbar i mellomlageret til et diagram eller en pivottabell "
    "til arbeidsboken er oppdatert og lagret i Excel."
)
# shorter texts stand everywhere and tell nothing of anybody
_SHORTEST = 4


def note_stale_copies(draft: Draft) -> None:
    """Note for the person what Excel must refresh after a change."""
    if draft.package.related(draft.package.workbook_part, "pivotCacheDefinition"):
        draft.notes.append(STALE_PIVOTS)
    keeping = [part for part in draft.package.parts if _keeps(draft, part)]
    if not keeping:
        return
    overwritten = {escape(text) for text in _overwritten_texts(draft) if len(text) >= _SHORTEST}
    if overwritten and any(_mentions(draft.package.read(part), overwritten) for part in keeping):
        draft.notes.append(STILL_READABLE)


def _overwritten_texts(draft: Draft) -> set[str]:
    found = set()
    for sheet in draft.opened:
        for row, cells in sheet.edits.items():
            before = (draft.source_value(sheet, row, column).value for column in cells)
            found |= {value for value in before if isinstance(value, str)}
    return found


def _keeps(draft: Draft, part: str) -> bool:
    kind = draft.package.content_type(part)
    return kind.endswith(("drawingml.chart+xml", "chartex+xml", "pivotCacheRecords+xml", "pivotCacheDefinition+xml"))


def _mentions(text: bytes, wanted: set[bytes]) -> bool:
    return any(b">" + words + b"<" in text or b'"' + words + b'"' in text for words in wanted)

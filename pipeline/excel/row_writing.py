"""Rows written anew: the cells that change in them, and nothing else."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cells import format_cell
from pipeline.excel.markup import attributes, encode_text, escape, set_attribute
from pipeline.excel.sheet_text import SPACE_AT_EDGE, row_tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.excel.row_cells import SourceCell
    from pipeline.excel.sheet_text import NewCell, SheetText

_SPANS = re.compile(r"(\d+):(\d+)")


class Rendered(NamedTuple):
    """The text of every row that changes, by row number, and the shared texts that cells no longer show."""

    rows: dict[int, bytes]
    overwritten: set[int]


def render_rows(sheet: SheetText) -> Rendered:
    """Write every row that changes."""
    rendered, overwritten = {}, set()
    for row, cells in sorted(sheet.edits.items()):
        if cells:
            rendered[row] = _render_row(sheet, row, cells)
            overwritten |= set(_overwritten(sheet.cells(row), cells))
    for row in list(rendered):
        slipping = None if sheet.rows.item(row) is not None else sheet.rows.unnumbered_after(row)
        if slipping is not None:
            text = rendered.get(slipping) or sheet.rows.item(slipping) or b""
            tag = row_tag(text)
            rendered[slipping] = set_attribute(tag, "r", str(slipping)) + text[len(tag) :]
    return Rendered(rendered, overwritten)


def _overwritten(present: dict[int, SourceCell], cells: dict[int, NewCell]) -> Iterator[int]:
    for column, cell in cells.items():
        source = None if cell.keeps_content else present.get(column)
        if source is not None and source.shared_text is not None:
            yield source.shared_text


def _render_row(sheet: SheetText, row: int, cells: dict[int, NewCell]) -> bytes:
    name = sheet.prefix + b"row"
    text = sheet.rows.item(row)
    present = sheet.cells(row)
    if text is None:
        text = sheet.row_tags.get(row, b"<" + name + f' r="{row}">'.encode()) + b"</" + name + b">"
    tag = row_tag(text)
    if tag.endswith(b"/>"):
        opened = tag[:-2].rstrip() + b">"
        text, tag = opened + b"</" + name + b">", opened
    return _widen_spans(tag, cells) + _render_cells(sheet, row, text, len(tag), present, cells)


def _render_cells(
    sheet: SheetText,
    row: int,
    text: bytes,
    position: int,
    present: dict[int, SourceCell],
    cells: dict[int, NewCell],
) -> bytes:
    """The row's text from a position on, with some of its cells replaced or added."""
    pieces: list[bytes] = []
    last = max((cell.end for cell in present.values()), default=position)
    for column in sorted(cells):
        source = present.get(column)
        following = None
        if source is not None:
            start, end = source.start, source.end
        else:
            following = next((c for c in present.values() if c.column > column), None)
            start = end = following.start if following else last
        if source is not None and cells[column].keeps_content:
            rendered = _restyled(text, source, cells[column])
        else:
            rendered = _render_cell(sheet, row, column, cells[column], source)
        pieces += [text[position:start], rendered]
        position = max(position, end)
        if source is None and following and not following.has_reference and following.column not in cells:
            tag = set_attribute(following.tag, "r", format_cell(row, following.column))
            pieces.append(tag)
            position = following.start + len(following.tag)
    return b"".join([*pieces, text[position:]])


def _restyled(text: bytes, source: SourceCell, cell: NewCell) -> bytes:
    """The cell as it stands, its style apart."""
    return set_attribute(source.tag, "s", str(cell.style)) + text[source.start + len(source.tag) : source.end]


def _render_cell(sheet: SheetText, row: int, column: int, cell: NewCell, source: SourceCell | None) -> bytes:
    name = sheet.prefix + b"c"
    if source is None:
        tag = b"<" + name + f' r="{format_cell(row, column)}">'.encode()
        style = sheet.inherited_style(row, column) if cell.style is None else cell.style
        tag = set_attribute(tag, "s", str(style)) if style else tag
    else:
        tag = source.tag[:-2].rstrip() + b">" if source.tag.endswith(b"/>") else source.tag
        # cell and value metadata belong to what stood here, `ph` to its phonetic reading
        for gone in ("t", "cm", "vm", "ph"):
            tag = set_attribute(tag, gone, None)
        if cell.style is not None and cell.style != source.style:
            tag = set_attribute(tag, "s", str(cell.style))
    if cell.type is not None:
        tag = set_attribute(tag, "t", cell.type)
    content = _content(cell, sheet.prefix)
    return tag + content + b"</" + name + b">" if content else tag[:-1] + b"/>"


def _content(cell: NewCell, prefix: bytes) -> bytes:
    formula = b"" if cell.formula is None else b"<%sf>%s</%sf>" % (prefix, escape(cell.formula), prefix)
    if cell.content is None:
        return formula
    if cell.type != "inlineStr":
        return formula + b"<%sv>%s</%sv>" % (prefix, escape(cell.content), prefix)
    space = b' xml:space="preserve"' if SPACE_AT_EDGE.search(cell.content) else b""
    p = prefix
    return b"<%sis><%st%s>%s</%st></%sis>" % (p, p, space, escape(encode_text(cell.content)), p, p)


def _widen_spans(tag: bytes, cells: dict[int, NewCell]) -> bytes:
    spans = _SPANS.fullmatch(attributes(tag).get("spans", ""))
    if spans is None:
        return tag
    first, last = min(int(spans[1]), *cells), max(int(spans[2]), *cells)
    return set_attribute(tag, "spans", f"{first}:{last}")

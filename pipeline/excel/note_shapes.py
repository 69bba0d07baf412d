"""The boxes in which Excel shows notes: VML, as Excel itself still writes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.cells import MAX_COLUMN, parse_cell
from pipeline.excel.markup import MalformedError, attributes, elements, mask, parse_xml, root_tag, set_attribute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.excel.draft import Draft

_NAMESPACES = {
    "xmlns:v": "urn:schemas-microsoft-com:vml",
    "xmlns:o": "urn:schemas-microsoft-com:office:office",
    "xmlns:x": "urn:schemas-microsoft-com:office:excel",
}
_BLOCK = 1024
_COLUMNS_WIDE, _ROWS_HIGH = 5, 9
_BLOCKS_USED = re.compile(rb"""idmap\b[^>]*?\bdata\s*=\s*["']([\d,\s]*)["']""")
_HAS_TYPE = re.compile(rb"""shapetype\b[^>]*\bid\s*=\s*["']_x0000_t202["']""")
_NUMBERS_USED = re.compile(rb"_s(\d{4,})\b")
_BINDINGS = " ".join(f'{name}="{address}"' for name, address in _NAMESPACES.items())
_TYPE = (
    '<v:shapetype {bindings}id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_LAYOUT = '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{data}"/></o:shapelayout>'


class Blocks:
    """Numbers for shapes, handed out by the thousand: no two drawings of a workbook may share one."""

    def __init__(self, draft: Draft) -> None:
        self._last = 0
        for part in draft.package.parts:
            if part.casefold().endswith(".vml"):
                text = draft.text(part)
                used = [int(number) for found in _BLOCKS_USED.findall(text) for number in found.split(b",") if number]
                used += [int(number) // _BLOCK for number in _NUMBERS_USED.findall(text)]
                self._last = max([self._last, *used])

    def take(self, count: int) -> range:
        """The numbers of the blocks that hold so many shapes."""
        first = self._last + 1
        self._last += -(-count // (_BLOCK - 1))
        return range(first, self._last + 1)


def new_drawing(cells: Sequence[str], blocks: Blocks) -> bytes:
    """A drawing with a box for each cell's note."""
    taken = blocks.take(len(cells))
    layout = _LAYOUT.format(data=_listed(taken)) + _TYPE.format(bindings="")
    return f"<xml {_BINDINGS}>{layout}{_shapes(cells, taken, '')}</xml>".encode()


def with_shapes(text: bytes, cells: Sequence[str], blocks: Blocks) -> bytes | None:
    """A drawing with boxes added after its last shape; None when it is not written as XML."""
    try:
        parse_xml(text)
    except MalformedError:
        return None
    taken = blocks.take(len(cells))
    bound = attributes(root_tag(text)[0])
    # some programs bind the prefixes on each element and not on the root
    bindings = "" if _NAMESPACES.items() <= bound.items() else f"{_BINDINGS} "
    kind = "" if _HAS_TYPE.search(text) else _TYPE.format(bindings=bindings)
    at = mask(text).rindex(b"</")
    text = text[:at] + (kind + _shapes(cells, taken, bindings)).encode() + text[at:]
    found = next(elements(mask(text), b"idmap"), None)
    if found is None or not taken:
        return text
    tag = text[found.start : found.tag_end]
    data = ",".join(filter(None, (attributes(tag).get("data", ""), _listed(taken))))
    return text[: found.start] + set_attribute(tag, "data", data) + text[found.tag_end :]


def _listed(blocks: range) -> str:
    return ",".join(map(str, blocks))


def _shapes(cells: Sequence[str], blocks: range, bindings: str) -> str:
    numbers = (block * _BLOCK + number for block in blocks for number in range(1, _BLOCK))
    return "".join(_shape(cell, number, bindings) for cell, number in zip(cells, numbers, strict=False))


def _shape(cell: str, number: int, bindings: str) -> str:
    row, column = (place - 1 for place in parse_cell(cell))
    left, top = min(column + 1, MAX_COLUMN - 1 - _COLUMNS_WIDE), max(row - 1, 0)
    return (
        f'<v:shape {bindings}id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;'
        'margin-top:2pt;width:260pt;height:130pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" '
        'o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto">'
        '<div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/>'
        f"<x:SizeWithCells/><x:Anchor>{left},15,{top},4,{left + _COLUMNS_WIDE},15,{top + _ROWS_HIGH},4</x:Anchor>"
        f"<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )

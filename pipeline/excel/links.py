"""Links in cells: to a place in the same workbook, or out of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipeline.cells import format_cell, parse_ranges
from pipeline.excel.markup import attributes, elements, escape_attribute, mask
from pipeline.excel.workbook_parts import add_relationship, insert_before, reference_attribute

if TYPE_CHECKING:
    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText

MAX_ADDRESS = 2_079
_ADDRESS = re.compile(r"(?:https?://|mailto:|file:///|(?![A-Za-z][A-Za-z0-9+.\-]*:))[^\x00-\x1f\"<>|]+")
# what stands after `hyperlinks` in the schema
AFTER_LINKS = (
    b"printOptions", b"pageMargins", b"pageSetup", b"headerFooter", b"rowBreaks", b"colBreaks", b"customProperties",
    b"cellWatches", b"ignoredErrors", b"smartTags", b"drawing", b"legacyDrawing", b"legacyDrawingHF", b"drawingHF",
    b"picture", b"oleObjects", b"controls", b"webPublishItems", b"tableParts", b"extLst",
)  # fmt: skip


def problem_with_target(target: str) -> str | None:
    """Say in bokmål why a link cannot lead to a target, None when it can."""
    if target.startswith("#"):
        return None if "!" in target else "lenken mangler ark og celle"
    if len(target) > MAX_ADDRESS or not _ADDRESS.fullmatch(target):
        return "lenken har en adresse som ikke kan brukes i Excel"
    return None


def refusal(sheet: SheetText, row: int, column: int, target: str) -> str | None:
    """Say in bokmål why a cell cannot get a link, None when it can."""
    for element in sheet.skeleton.iter("{*}hyperlink"):
        for cells in parse_ranges(element.get("ref", "")):
            if (row, column) in cells and ":" in str(cells):
                return f"cellen har en lenke som gjelder {cells}"
    return problem_with_target(target)


def set_link(draft: Draft, sheet: SheetText, row: int, column: int, target: str) -> None:
    """Give a cell a link, in place of the one it has."""
    reference = format_cell(row, column)
    new = link_tag(draft, sheet.sheet.part, sheet.head, sheet.prefix, reference, target)
    masked = mask(sheet.tail)
    for element in elements(masked, b"hyperlink", sheet.prefix):
        tag = sheet.tail[element.start : element.tag_end]
        if attributes(tag).get("ref", "").replace("$", "") == reference:
            if not _leads_to(draft, sheet, attributes(tag), target):
                sheet.tail = sheet.tail[: element.start] + new + sheet.tail[element.end :]
            return
    found = next(elements(masked, b"hyperlinks", sheet.prefix), None)
    if found is not None:
        at = masked.rindex(b"</", found.tag_end, found.end)
        sheet.tail = sheet.tail[:at] + new + sheet.tail[at:]
        return
    name = sheet.prefix + b"hyperlinks"
    links = b"<" + name + b">" + new + b"</" + name + b">"
    sheet.tail = insert_before(sheet.tail, sheet.after_rows, links, AFTER_LINKS, sheet.prefix)


def _leads_to(draft: Draft, sheet: SheetText, tag: dict[str, str], target: str) -> bool:
    if target.startswith("#"):
        return tag.get("location") == target[1:] and not any(name.endswith(":id") for name in tag)
    ids = [value for name, value in tag.items() if name.endswith(":id")]
    return any(r.id in ids and r.target == target for r in draft.package.relationships(sheet.sheet.part))


def link_tag(draft: Draft, part: str, head: bytes, prefix: bytes, reference: str, target: str) -> bytes:
    """Write the `hyperlink` element of a cell; an address outside the workbook becomes a relationship of the sheet."""
    tag = b"<" + prefix + f'hyperlink ref="{reference}" '.encode()
    if target.startswith("#"):
        return tag + b'location="' + escape_attribute(target[1:]) + b'"/>'
    link = add_relationship(draft, part, "hyperlink", target, is_external=True)
    return tag + reference_attribute(draft, head, link) + b"/>"

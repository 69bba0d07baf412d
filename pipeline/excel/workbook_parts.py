"""What the workbook as a whole keeps: its calculation settings, its list of sheets, relationships, content types."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from pipeline.excel.container import part_key
from pipeline.excel.markup import (
    attributes,
    children,
    elements,
    escape_attribute,
    mask,
    prefix_of,
    root_tag,
    set_attribute,
    splice,
)
from pipeline.excel.package import relationships_part

if TYPE_CHECKING:
    from pipeline.excel.draft import Draft

# where `calcPr` stands in the schema: before all of these
_AFTER_CALCULATION = (
    b"oleSize", b"customWorkbookViews", b"pivotCaches", b"smartTagPr", b"smartTagTypes", b"webPublishing",
    b"fileRecoveryPr", b"webPublishObjects", b"extLst",
)  # fmt: skip
CONTENT_TYPES = "[Content_Types].xml"
_RELATIONSHIPS_HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)
_WORKSHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def recalculate_on_load(draft: Draft) -> None:
    """Ask Excel to calculate everything when it opens the workbook; a setting of manual calculation stands."""
    part = draft.package.workbook_part
    text = draft.text(part)
    prefix = prefix_of(text)
    found = next(elements(mask(text), b"calcPr", prefix), None)
    if found is not None:
        tag = set_attribute(text[found.start : found.tag_end], "fullCalcOnLoad", "1")
        draft.put(part, text[: found.start] + tag + text[found.tag_end :])
        return
    tag = b"<" + prefix + b'calcPr fullCalcOnLoad="1"/>'
    draft.put(part, insert_before(text, root_tag(text).end(), tag, _AFTER_CALCULATION, prefix))


def insert_before(text: bytes, start: int, addition: bytes, names: tuple[bytes, ...], prefix: bytes) -> bytes:
    """Put an element before the first of the named ones among those that stand side by side from a position on.

    Where none of them is there it becomes the last one.
    """
    at = start
    for name, element in children(mask(text), start):
        if name in {prefix + after for after in names}:
            at = element.start
            break
        at = element.end
    return text[:at] + addition + text[at:]


def drop_calculation_chain(draft: Draft) -> None:
    """Remove the calculation chain with its relationship and its content type: Excel builds it anew."""
    workbook = draft.package.workbook_part
    for part in draft.package.related(workbook, "calcChain"):
        if part in draft.package:
            draft.removed.add(part)
        ids = {r.id for r in draft.package.relationships(workbook) if r.target == part}
        _drop(draft, relationships_part(workbook), b"Relationship", "Id", ids)
        _drop(draft, CONTENT_TYPES, b"Override", "PartName", {part})


def _drop(draft: Draft, part: str, name: bytes, attribute: str, values: set[str]) -> None:
    text = draft.text(draft.package.member(part).name)
    wanted = {part_key(value) for value in values}
    gone = [
        (e.start, e.end, b"")
        for e in elements(mask(text), name)
        if part_key(attributes(text[e.start : e.tag_end]).get(attribute, "")) in wanted
    ]
    draft.put(draft.package.member(part).name, splice(text, gone))


def add_relationship(draft: Draft, part: str, kind: str, target: str, *, is_external: bool = False) -> str:
    """Add a relationship to a part, or find the one that says the same; gives its id."""
    name = relationships_part(part)
    name = draft.package.member(name).name if name in draft.package else name
    text = draft.text(name) if draft.has(name) else _RELATIONSHIPS_HEAD
    kind = f"{draft.relationships_namespace}/{kind}"
    taken = set()
    for element in elements(mask(text), b"Relationship"):
        found = attributes(text[element.start : element.tag_end])
        if (found.get("Type"), found.get("Target")) == (kind, target):
            return found["Id"]
        taken.add(found.get("Id"))
    new = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    mode = ' TargetMode="External"' if is_external else ""
    prefix = prefix_of(text)
    tag = f'Relationship Id="{new}" Type="{kind}" Target="'.encode() + escape_attribute(target) + f'"{mode}/>'.encode()
    draft.put(name, _append_child(text, b"<" + prefix + tag))
    return new


def drop_relationships(draft: Draft, rels: str, kind: str) -> None:
    """Remove all relationships of one kind from a relationships part, if the part is there."""
    name = draft.package.member(rels).name if rels in draft.package else rels
    if not draft.has(name):
        return
    text = draft.text(name)
    found = [(e, attributes(text[e.start : e.tag_end])) for e in elements(mask(text), b"Relationship")]
    gone = [(e.start, e.end, b"") for e, tag in found if tag.get("Type", "").endswith("/" + kind)]
    draft.put(name, splice(text, gone))


def _append_child(text: bytes, child: bytes) -> bytes:
    masked = mask(text)
    if masked.rstrip().endswith(b"/>"):
        at = masked.rindex(b"/>")
        name = masked[masked.rindex(b"<") + 1 : at].split()[0]
        return text[:at] + b">" + child + b"</" + name + b">" + text[at + 2 :]
    at = masked.rindex(b"</")
    return text[:at] + child + text[at:]


def add_sheet(draft: Draft, name: str) -> str:
    """Add an empty worksheet after the last one; gives the name of its part, whose text is still to be put."""
    workbook = draft.package.workbook_part
    folder = posixpath.dirname(workbook)
    number = next(n for n in range(1, 10_000) if not draft.has(f"{folder}/worksheets/sheet{n}.xml".lstrip("/")))
    target = f"worksheets/sheet{number}.xml"
    part = posixpath.join(folder, target)
    draft.put(part, b"")
    link = add_relationship(draft, workbook, "worksheet", target)
    declare_part(draft, part, _WORKSHEET_TYPE)
    _list_sheet(draft, workbook, name, link)
    return part


def declare_part(draft: Draft, part: str, content_type: str) -> None:
    """State the content type of a new part."""
    types = draft.text(CONTENT_TYPES)
    override = f'Override PartName="/{part}" ContentType="{content_type}"/>'.encode()
    draft.put(CONTENT_TYPES, _append_child(types, b"<" + prefix_of(types) + override))


def _list_sheet(draft: Draft, workbook: str, name: str, link: str) -> None:
    text = draft.text(workbook)
    prefix = prefix_of(text)
    sheets = next(elements(mask(text), b"sheets", prefix))
    ids = [attributes(text[e.start : e.tag_end])["sheetId"] for e in elements(mask(text), b"sheet", prefix)]
    tag = b"<" + prefix + b'sheet name="' + escape_attribute(name) + f'" sheetId="{max(map(int, ids)) + 1}" '.encode()
    tag += reference_attribute(draft, text, link) + b"/>"
    at = text.rindex(b"</", sheets.tag_end, sheets.end)
    draft.put(workbook, text[:at] + tag + text[at:])


def reference_attribute(draft: Draft, text: bytes, link: str) -> bytes:
    """Write `r:id` with the prefix that the part's root has bound, bound here when it has none."""
    for name, value in attributes(root_tag(text)[0]).items():
        if name.startswith("xmlns:") and value == draft.relationships_namespace:
            return f'{name[6:]}:id="{link}"'.encode()
    return f'xmlns:r="{draft.relationships_namespace}" r:id="{link}"'.encode()

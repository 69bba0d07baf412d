"""Notes on cells: the comments part of a sheet, and the drawing by which Excel shows them."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from pipeline.cells import format_cell
from pipeline.excel.links import AFTER_LINKS
from pipeline.excel.markup import (
    MalformedError,
    attributes,
    children,
    elements,
    encode_text,
    escape,
    mask,
    prefix_of,
    splice,
)
from pipeline.excel.note_shapes import Blocks, new_drawing, with_shapes
from pipeline.excel.workbook_parts import add_relationship, declare_part, insert_before, reference_attribute

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipeline.excel.draft import Draft
    from pipeline.excel.markup import Element
    from pipeline.excel.sheet_text import SheetText

Note = tuple[tuple[str, str], ...]
"""Paragraphs, each with the words that stand in bold before it."""
AUTHOR = "bosettingsplan"
_COMMENTS = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_DRAWING = "application/vnd.openxmlformats-officedocument.vmlDrawing"
# what stands after `legacyDrawing` in the schema
_AFTER_DRAWING = AFTER_LINKS[AFTER_LINKS.index(b"legacyDrawingHF") :]
_LOOK = '<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="Tahoma"/><{p}family val="2"/>'


def add_notes(draft: Draft, sheet: SheetText, notes: Mapping[tuple[int, int], Note], blocks: Blocks) -> None:
    """Give cells of a sheet a note each, below what their note says already.

    A cell with a thread of comments keeps it and gets no note, and so do all cells of a sheet whose drawing is written
    in a way that cannot be added to.

    Parameters
    ----------
    draft, sheet
        The workbook under change and the sheet in it.
    notes
        What to say, by row and column.
    blocks
        Numbers of shapes still free in the workbook.
    """
    threads = _threads(draft, sheet)
    wanted = {cell: note for place, note in sorted(notes.items()) if (cell := format_cell(*place)) not in threads}
    comments = next(iter(draft.package.related(sheet.sheet.part, "comments")), None)
    drawing = _drawing(draft, sheet)
    old = draft.text(comments) if comments else _empty_comments(draft)
    present = _by_cell(old)
    new = [cell for cell in wanted if cell not in present]
    shown = with_shapes(draft.text(drawing), new, blocks) if drawing else new_drawing(new, blocks)
    if not wanted or shown is None:
        return
    if new and drawing is None:
        _link_drawing(draft, sheet, shown)
    elif new and drawing is not None:
        draft.put(drawing, shown)
    part = comments or _new_part(draft, sheet, "comments", "comments{}.xml", _COMMENTS)
    draft.put(part, _with_notes(old, wanted, present))
    draft.noted[part] = frozenset(wanted)


def _threads(draft: Draft, sheet: SheetText) -> set[str]:
    parts = draft.package.related(sheet.sheet.part, "threadedComment")
    return {thread.get("ref", "") for part in parts for thread in draft.xml(part).iter("{*}threadedComment")}


def _drawing(draft: Draft, sheet: SheetText) -> str | None:
    """The part that the sheet's `legacyDrawing` leads to; pictures in headers and footers have another."""
    found = sheet.skeleton.find("{*}legacyDrawing")
    ids = () if found is None else [str(value) for name, value in found.attrib.items() if str(name).endswith("}id")]
    relations = draft.package.relationships(sheet.sheet.part)
    return next((r.target for r in relations if r.id in ids and r.target in draft.package), None)


def _empty_comments(draft: Draft) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<comments xmlns="{draft.main_namespace}"><authors></authors><commentList></commentList></comments>'
    ).encode()


def _by_cell(text: bytes) -> dict[str, Element]:
    found = elements(mask(text), b"comment", prefix_of(text))
    return {attributes(text[e.start : e.tag_end])["ref"].replace("$", ""): e for e in found}


def _with_notes(text: bytes, notes: Mapping[str, Note], present: Mapping[str, Element]) -> bytes:
    """The comments part with our words below the staff's, and new comments after the last."""
    p = prefix_of(text)
    masked = mask(text)
    authors, listed = (next(elements(masked, name, p), None) for name in (b"authors", b"commentList"))
    if authors is None or listed is None:
        raise MalformedError("no list of comments")
    number = sum(1 for _ in elements(masked[authors.start : authors.end], b"author", p))
    changes = [_inside(text, authors, b"<%sauthor>%s</%sauthor>" % (p, AUTHOR.encode(), p))]
    added = []
    for cell, note in notes.items():
        if cell in present:
            at = present[cell]
            changes.append((at.start, at.end, _longer(text[at.start : at.end], note, p)))
        else:
            tag = f'comment ref="{cell}" authorId="{number}">'.encode()
            added.append(b"<%s%s<%stext>%s</%stext></%scomment>" % (p, tag, p, _runs(note, p), p, p))
    changes.append(_inside(text, listed, b"".join(added)))
    return splice(text, changes)


def _inside(text: bytes, parent: Element, addition: bytes) -> tuple[int, int, bytes]:
    """The change that puts something at the end of an element."""
    tag = text[parent.start : parent.tag_end]
    if tag.endswith(b"/>"):
        name = tag[1:-2].split()[0]
        return parent.start, parent.end, tag[:-2].rstrip() + b">" + addition + b"</" + name + b">"
    at = text.rindex(b"</", parent.tag_end, parent.end)
    return at, at, addition


def _longer(comment: bytes, note: Note, p: bytes) -> bytes:
    found = next(elements(mask(comment), b"text", p))
    runs = _run(b"", f"\n\n{AUTHOR}:\n", p) + _runs(note, p)
    if comment[found.start : found.tag_end].endswith(b"/>"):
        return splice(comment, [_inside(comment, found, runs)])
    changes = []
    at = found.tag_end
    for name, child in children(mask(comment), found.tag_end):
        if name == p + b"t":
            # beside runs, a plain text must be one itself
            run = b"<%sr>%s</%sr>" % (p, comment[child.start : child.end], p)
            changes.append((child.start, child.end, run))
        if name in (p + b"t", p + b"r"):
            at = child.end
    if changes and changes[-1][1] == at:
        start, end, run = changes.pop()
        changes.append((start, end, run + runs))
    else:
        changes.append((at, at, runs))
    return splice(comment, changes)


def _runs(note: Note, p: bytes) -> bytes:
    pieces = []
    for number, (lead, words) in enumerate(note):
        bold = b"<%sb/>" % p
        pieces += [_run(bold, ("\n\n" if number else "") + lead, p), _run(b"", f" {words}", p)]
    return b"".join(pieces)


def _run(weight: bytes, words: str, p: bytes) -> bytes:
    look = weight + _LOOK.format(p=p.decode()).encode()
    content = escape(encode_text(words))
    return b'<%sr><%srPr>%s</%srPr><%st xml:space="preserve">%s</%st></%sr>' % (p, p, look, p, p, content, p, p)


def _link_drawing(draft: Draft, sheet: SheetText, shapes: bytes) -> None:
    part = _new_part(draft, sheet, "vmlDrawing", "drawings/vmlDrawing{}.vml", _DRAWING)
    draft.put(part, shapes)
    target = posixpath.relpath(part, posixpath.dirname(sheet.sheet.part))
    link = add_relationship(draft, sheet.sheet.part, "vmlDrawing", target)
    tag = b"<" + sheet.prefix + b"legacyDrawing " + reference_attribute(draft, sheet.head, link) + b"/>"
    sheet.tail = insert_before(sheet.tail, sheet.after_rows, tag, _AFTER_DRAWING, sheet.prefix)


def _new_part(draft: Draft, sheet: SheetText, kind: str, name: str, content_type: str) -> str:
    """Declare a part that the sheet leads to and whose text is still to be put; gives its name."""
    folder = posixpath.dirname(draft.package.workbook_part)
    names = (posixpath.join(folder, name.format(number)) for number in range(1, 100_000))
    part = next(each for each in names if not draft.has(each))
    draft.put(part, b"")
    declare_part(draft, part, content_type)
    add_relationship(draft, sheet.sheet.part, kind, posixpath.relpath(part, posixpath.dirname(sheet.sheet.part)))
    return part

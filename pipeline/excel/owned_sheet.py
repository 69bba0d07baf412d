"""Sheets that are the pipeline's own in somebody's workbook: written as a whole, in place or after the last sheet."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from pipeline.cells import MAX_LINKS, CellRange, format_cell
from pipeline.errors import UnsafeEditError
from pipeline.excel.links import link_tag, problem_with_target
from pipeline.excel.markup import children, encode_text, escape, mask, root_tag
from pipeline.excel.new_cells import Coded, coded
from pipeline.excel.new_xml import CellTexts, is_usual, joined_rows
from pipeline.excel.owned_content import Linked, OwnedSheet
from pipeline.excel.package import relationships_part
from pipeline.excel.restrictions import refused_by_look, refused_in_file
from pipeline.excel.sheet_text import SPACE_AT_EDGE
from pipeline.excel.values import CellInput, problem_with, same_value, unsafe
from pipeline.excel.workbook_parts import add_sheet, drop_relationships
from pipeline.excel.writing import new_cell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipeline.excel.draft import Draft
    from pipeline.excel.package import SheetPart
    from pipeline.excel.sheet_text import SheetText

_NAME = re.compile(r"[^\[\]:*?/\\\x00-\x1f]{1,31}")
_KEPT = (b"printOptions", b"pageMargins", b"pageSetup", b"headerFooter")
_HARMLESS = frozenset({"hyperlink", "printerSettings"})
_DEFAULT_WIDTH = 14.0


@dataclass(frozen=True, slots=True)
class _Looks:
    heading: int
    plain: int
    link: int


def replace_sheet(draft: Draft, name: str, content: OwnedSheet) -> None:
    """Write an owned sheet; see `WorkbookPatch.replace_sheet`."""
    listed = next((s for s in draft.package.sheets if s.name.casefold() == name.casefold()), None)
    if sum(isinstance(value, Linked) for column in content.columns for value in column) > MAX_LINKS:
        content = _with_links_to_spare(content)
    columns = [coded(column) for column in content.columns]
    _check(draft, name, content, columns)
    if listed is not None:
        _check_ours(draft, listed)
        if name not in draft.owned and _says_the_same(draft, draft.open_sheet(listed), content):
            return
    looks = _looks(draft)
    part = draft.owned.get(name) or (listed.part if listed else add_sheet(draft, name))
    draft.owned[name] = part
    drop_relationships(draft, relationships_part(part), "hyperlink")
    old = draft.open_sheet(listed) if listed else None
    draft.put_whole(part, _sheet_xml(draft, part, content, columns, looks, old))


def _with_links_to_spare(content: OwnedSheet) -> OwnedSheet:
    """The first rows with as many links as Excel takes on a sheet: it repairs a file that has more, and drops all."""
    links = [sum(isinstance(value, Linked) for value in row) for row in zip(*content.columns, strict=True)]
    linked = int(np.searchsorted(np.cumsum(links), MAX_LINKS, side="right"))
    spared = (
        [*column[:linked], *(value.text if isinstance(value, Linked) else value for value in column[linked:])]
        for column in content.columns
    )
    return replace(content, columns=tuple(spared))


def _check(draft: Draft, name: str, content: OwnedSheet, columns: list[Coded]) -> None:
    reason = refused_in_file(draft)
    if reason is None and not (_NAME.fullmatch(name) and name.strip("'") == name):
        reason = "et ark kan ikke hete det"
    if reason:
        raise unsafe(name, "A1", reason)
    found = [(1, column, _problem_with(draft, text)) for column, text in enumerate(content.headings, 1)]
    for column, (distinct, numbers) in enumerate(columns, 1):
        said = ((number, _problem_with(draft, value)) for number, value in enumerate(distinct))
        found += [(int(np.argmax(numbers == number)) + 2, column, problem) for number, problem in said if problem]
    problems = [(row, column, problem) for row, column, problem in found if problem]
    if problems:
        row, column, problem = min(problems)
        raise unsafe(name, format_cell(row, column), problem)


def _problem_with(draft: Draft, value: CellInput | Linked) -> str | None:
    text = value.text if isinstance(value, Linked) else value
    problem = problem_with(text, draft.package.is_1904) or refused_by_look(draft, 0, text)
    return problem or (problem_with_target(value.target) if isinstance(value, Linked) else None)


def _check_ours(draft: Draft, listed: SheetPart) -> None:
    kinds = {r.kind for r in draft.package.relationships(listed.part)} - _HARMLESS
    if listed.kind != "worksheet" or kinds:
        raise UnsafeEditError(
            f"Arket «{listed.name}» skrives av løsningen, men inneholder noe som andre har satt inn "
            "(for eksempel en tabell, en tegning eller merknader). Flytt det til et annet ark."
        )


def _says_the_same(draft: Draft, sheet: SheetText, content: OwnedSheet) -> bool:
    """Whether a sheet already shows this content; how Excel chose to store it does not matter."""
    rows = (content.headings, *zip(*content.columns, strict=True))
    if {row for row in sheet.rows.numbers() if sheet.cells(row)} != set(range(1, len(rows) + 1)):
        return False
    ids = {r.id: r.target for r in draft.package.relationships(sheet.sheet.part)}
    found: dict[str, str] = {}
    for element in sheet.skeleton.iter("{*}hyperlink"):
        link = next((str(v) for k, v in element.attrib.items() if str(k).endswith("}id")), "")
        found[element.get("ref", "")] = ids.get(link, "") or "#" + element.get("location", "")
    links = {
        format_cell(r, c): v.target
        for r, row in enumerate(rows, 1)
        for c, v in enumerate(row, 1)
        if isinstance(v, Linked)
    }
    if found != links:
        return False
    for number, row in enumerate(rows, 1):
        if any(column > len(row) for column in sheet.cells(number)):
            return False
        texts = (value.text if isinstance(value, Linked) else value for value in row)
        if not all(same_value(draft.value(sheet, number, c), text) for c, text in enumerate(texts, 1)):
            return False
    return True


def _looks(draft: Draft) -> _Looks:
    styles = draft.styles
    if styles.text is None:
        return _Looks(0, 0, 0)
    bold = {"fontId": str(styles.bold_font()), "applyFont": "1"}
    blue = {"fontId": str(styles.link_font()), "applyFont": "1"}
    return _Looks(styles.with_changes(0, bold), 0, styles.with_changes(0, blue))


def _sheet_xml(
    draft: Draft, part: str, content: OwnedSheet, columns: list[Coded], looks: _Looks, old: SheetText | None
) -> Iterator[bytes]:
    extent = CellRange(1, 1, 1 + content.height, len(content.headings))
    head = (
        f'<worksheet xmlns="{draft.main_namespace}" xmlns:r="{draft.relationships_namespace}">'
        f'{_sheet_properties(old)}<dimension ref="{extent}"/>{_view(old)}<sheetFormatPr defaultRowHeight="15"/>'
    ).encode()
    filtered = f'<autoFilter ref="{extent}"/>'.encode()
    yield b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    yield from (head, _widths(content), b"<sheetData>")
    yield from _rows_xml(draft, content, columns, looks)
    yield from (b"</sheetData>", filtered)
    yield from _links(draft, part, head, content, columns)
    yield from (_print_settings(old), b"</worksheet>")


def _sheet_properties(old: SheetText | None) -> str:
    """A page as wide as the paper, unless the staff have had it otherwise."""
    setting = None if old is None else next(old.skeleton.iter("{*}pageSetUpPr"), None)
    is_fitted = old is None or (setting is not None and setting.get("fitToPage") in ("1", "true"))
    return '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' if is_fitted else ""


def _view(old: SheetText | None) -> str:
    selected = old is not None and any(v.get("tabSelected") in ("1", "true") for v in old.skeleton.iter("{*}sheetView"))
    tab = 'tabSelected="1" ' if selected else ""
    return (
        f'<sheetViews><sheetView {tab}workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        '<selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
    )


def _widths(content: OwnedSheet) -> bytes:
    widths = (*content.widths, *[_DEFAULT_WIDTH] * len(content.headings))[: len(content.headings)]
    tags = (f'<col min="{n}" max="{n}" width="{width:g}" customWidth="1"/>' for n, width in enumerate(widths, 1))
    return f"<cols>{''.join(tags)}</cols>".encode()


def _rows_xml(draft: Draft, content: OwnedSheet, columns: list[Coded], looks: _Looks) -> Iterator[bytes]:
    """All rows; what stands in many cells is put into words once."""
    headings = [CellTexts([_cell_xml(draft, text, looks.heading)], np.zeros(1, np.int32)) for text in content.headings]
    yield from _joined(1, headings, 1)
    cells = [CellTexts([_shown_xml(draft, value, looks) for value in distinct], at) for distinct, at in columns]
    yield from _joined(2, cells, content.height)


def _joined(first: int, columns: list[CellTexts], count: int) -> Iterator[bytes]:
    plain = CellTexts(['">'], np.zeros(count, np.int32))
    return joined_rows(np.arange(first, first + count), plain, dict(enumerate(columns, 1)))


def _shown_xml(draft: Draft, value: CellInput | Linked, looks: _Looks) -> str:
    if isinstance(value, Linked):
        return _cell_xml(draft, value.text, looks.link)
    return _cell_xml(draft, value, looks.plain)


def _cell_xml(draft: Draft, value: CellInput, style: int) -> str:
    """A cell from behind its row's number on, empty for none."""
    cell = new_cell(draft, value, style)
    if cell.content is None:
        return ""
    style = style if cell.style is None else cell.style
    attribute = (f'" s="{style}"' if style else '"') + (f' t="{cell.type}"' if cell.type else "")
    content = cell.content if is_usual(cell.content) else escape(encode_text(cell.content)).decode()
    if cell.type != "inlineStr":
        return f"{attribute}><v>{content}</v></c>"
    space = ' xml:space="preserve"' if SPACE_AT_EDGE.search(cell.content) else ""
    return f"{attribute}><is><t{space}>{content}</t></is></c>"


def _links(draft: Draft, part: str, head: bytes, content: OwnedSheet, columns: list[Coded]) -> Iterator[bytes]:
    linked = [at for at, (distinct, _) in enumerate(columns) if any(isinstance(value, Linked) for value in distinct)]
    rows = zip(*(content.columns[at] for at in linked), strict=True)
    places = (
        (format_cell(number, at + 1), value.target)
        for number, row in enumerate(rows, 2)
        for at, value in zip(linked, row, strict=True)
        if isinstance(value, Linked)
    )
    if linked:
        yield b"<hyperlinks>"
        yield from (link_tag(draft, part, head, b"", reference, target) for reference, target in places)
        yield b"</hyperlinks>"


def _print_settings(old: SheetText | None) -> bytes:
    """Copy the print settings that the sheet has, which are the staff's even here."""
    if old is None or old.prefix or b"xmlns:r=" not in root_tag(old.head)[0]:
        return (
            b'<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
            b'<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>'
        )
    tail = old.rows.tail
    found = children(mask(tail), old.after_rows)
    return b"".join(tail[element.start : element.end] for name, element in found if name in _KEPT)

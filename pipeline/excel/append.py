"""Adding a row at the end of a table or a list, so that it looks and behaves like the rows above it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from pipeline.cells import MAX_ROW, CellRange, format_cell
from pipeline.errors import UnsafeEditError
from pipeline.excel.area import Area, area_after, find_area
from pipeline.excel.blockers import blocker_below, totals_blocker
from pipeline.excel.draft import Growth
from pipeline.excel.dropdowns import refused_by_rule
from pipeline.excel.formulas import formula_attributes, formula_of, has_references, moved
from pipeline.excel.growth import grow
from pipeline.excel.markup import attributes, set_attribute
from pipeline.excel.restrictions import is_protected, refused_by_look, refused_in_sheet
from pipeline.excel.sheet_text import NewCell, row_tag
from pipeline.excel.tables import set_reference
from pipeline.excel.values import CellInput, problem_with, unsafe
from pipeline.excel.writing import new_cell

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText
    from pipeline.excel.tables import Table

# styles and heights are taken from as many rows above as tell what is usual there
ROWS_ASKED = 100


def append_rows(
    draft: Draft,
    sheet_name: str,
    table_or_header_row: str | int,
    rows: Sequence[Mapping[str, CellInput]],
    *,
    allow_locked: bool,
) -> list[int | UnsafeEditError]:
    """Add rows; see `WorkbookPatch.append_rows`."""
    wanted = {heading for values in rows for heading in values}
    answers: list[int | UnsafeEditError] = []
    block: _Block | None = None
    for values in rows:
        try:
            if block is None:
                sheet = draft.sheet(sheet_name)
                block = _Block(draft, sheet, find_area(draft, sheet, table_or_header_row, wanted))
            answers.append(block.append(values, allow_locked))
        except UnsafeEditError as error:
            answers.append(error)
    return answers


class _Block:
    """The block that rows are added to; its place, and what is usual in it, are found once and not for every row."""

    def __init__(self, draft: Draft, sheet: SheetText, area: Area) -> None:
        self._draft, self._sheet, self._area = draft, sheet, area
        self._is_written = False
        self._usual = _Usual(sheet)

    def append(self, values: Mapping[str, CellInput], allow_locked: bool) -> int:
        """Add a row; gives its number."""
        draft, sheet = self._draft, self._sheet
        if self._is_written:
            self._area, self._is_written = area_after(draft, sheet, self._area), False
        area, usual = self._area, self._usual
        _check_place(draft, sheet, area)
        styles = {column: _style(sheet, area, column, usual) for column in _columns(area)}
        _check_values(draft, sheet, area, values, styles, allow_locked)
        cells = _cells(draft, sheet, area, values, styles)
        self._is_written = True
        if area.grows_table and area.table is not None:
            _make_room(draft, sheet, area.table, styles)
        _dress_row(sheet, area, usual)
        for column, cell in cells.items():
            sheet.put(area.row, column, cell)
            sheet.laid_out[area.row, column] = styles[column]
            draft.formulas_changed |= cell.formula is not None
        _note_if_hidden(draft, sheet, area.row)
        if not area.is_empty:
            grow(draft, sheet, Growth(sheet.sheet.name, area.data, area.row))
        return area.row


class _Usual:
    """What most of the last rows have, asked when the first row is added below them."""

    def __init__(self, sheet: SheetText) -> None:
        self._sheet = sheet
        self._styles: dict[int, int] = {}
        self._look: Mapping[str, str] | None = None

    def style(self, area: Area, column: int) -> int:
        """Style of a column's cells."""
        if column not in self._styles:
            found = Counter(self._sheet.style(row, column) for row in _rows_asked(area))
            self._styles[column] = found.most_common(1)[0][0]
        return self._styles[column]

    def look(self, area: Area) -> Mapping[str, str]:
        """Attributes of the rows' own tags."""
        if self._look is None:
            rows, sheet = _rows_asked(area), self._sheet
            tags = [sheet.row_tags.get(row) or row_tag(sheet.rows.item(row) or b"<row/>") for row in rows]
            found = Counter(tuple(sorted(_looks(tag).items())) for tag in tags)
            self._look = dict(found.most_common(1)[0][0])
        return self._look


def _rows_asked(area: Area) -> range:
    return range(max(area.data.first_row, area.data.last_row - ROWS_ASKED + 1), area.data.last_row + 1)


def _columns(area: Area) -> range:
    return range(area.data.first_column, area.data.last_column + 1)


def _check_place(draft: Draft, sheet: SheetText, area: Area) -> None:
    place = format_cell(area.row, area.data.first_column)
    reason = refused_in_sheet(draft, sheet)
    if reason is None and not sheet.rows.is_ordered:
        reason = "radene i arket står ikke i rekkefølge i filen. Åpne den i Excel og lagre den på nytt"
    if reason is None and area.row >= MAX_ROW:
        reason = "arket har ingen rader igjen"
    if reason is None:
        last = area.row
        if area.grows_table and area.table is not None and area.table.totals_rows:
            reason = totals_blocker(draft, sheet, area.table)
            last += 1
        reach = CellRange(area.row, area.data.first_column, last, area.data.last_column)
        reason = reason or blocker_below(draft, sheet, reach, area.table, grows=area.grows_table)
    if reason:
        raise unsafe(sheet.sheet.name, place, reason)


def _check_values(
    draft: Draft,
    sheet: SheetText,
    area: Area,
    values: Mapping[str, CellInput],
    styles: Mapping[int, int],
    allow_locked: bool,
) -> None:
    for heading, value in values.items():
        column = area.columns.get(heading)
        if column is None:
            known = ", ".join(f"«{name}»" for name in area.columns)
            place = format_cell(area.row, area.data.first_column)
            raise unsafe(sheet.sheet.name, place, f"det er ingen kolonne «{heading}». Kolonnene er {known}")
        reason = _refusal(draft, sheet, area, column, value, styles[column])
        if reason:
            raise unsafe(sheet.sheet.name, format_cell(area.row, column), reason)
    if is_protected(sheet) and not allow_locked:
        for column in area.columns.values():
            if draft.styles.is_locked(styles[column]):
                raise unsafe(sheet.sheet.name, format_cell(area.row, column), "arket er beskyttet og cellen er låst")


def _refusal(draft: Draft, sheet: SheetText, area: Area, column: int, value: CellInput, style: int) -> str | None:
    """Say why a value must not stand in the new row; emptiness always may."""
    laid_out = None if area.grows_table else formula_of(sheet, area.row, column)
    if laid_out is not None and value is not None:
        return "cellen inneholder en formel"
    # a rule that ends on the last row will cover the new one, so its opinion counts too
    above = area.row if area.is_empty else area.data.last_row
    return (
        problem_with(value, draft.package.is_1904)
        or refused_by_look(draft, style, value)
        or refused_by_rule(draft, sheet, area.row, column, value)
        or refused_by_rule(draft, sheet, above, column, value)
    )


def _cells(
    draft: Draft, sheet: SheetText, area: Area, values: Mapping[str, CellInput], styles: Mapping[int, int]
) -> dict[int, NewCell]:
    """Give the new row's cells: values, formulas filled down, and styled blanks like those above."""
    given = {area.columns[heading]: value for heading, value in values.items() if value is not None and value != ""}
    cells: dict[int, NewCell] = {}
    for column, style in styles.items():
        if column in given:
            cell = new_cell(draft, given[column], style)
            cells[column] = cell if cell.style is not None else replace(cell, style=style)
        elif formula_of(sheet, area.row, column) is None:
            formula = _formula(sheet, area, column)
            if formula is not None or style != sheet.style(area.row, column):
                cells[column] = NewCell(None, None, formula, style)
    return cells


def _formula(sheet: SheetText, area: Area, column: int) -> str | None:
    """Give the formula that a column is filled with: the last row's, else the table's own."""
    last = area.data.last_row
    calculated = None
    if area.table is not None:
        calculated = area.table.columns[column - area.data.first_column]
    if not area.is_empty:
        above = formula_of(sheet, last, column)
        if above is not None:
            if formula_attributes(sheet, last, column).get("t") in ("array", "dataTable"):
                reason = "kolonnen har matriseformler, og de kan ikke fylles nedover trygt"
                raise unsafe(sheet.sheet.name, format_cell(area.row, column), reason)
            return moved(above, (last, column), (area.row, column))
    if calculated is None or calculated.formula is None or calculated.is_array or has_references(calculated.formula):
        return None
    return calculated.formula


def _style(sheet: SheetText, area: Area, column: int, usual: _Usual) -> int:
    """Style of a new cell: the blank cell's own where one was laid out in advance, else what most cells above have."""
    laid_out = sheet.cells(area.row).get(column)
    own = laid_out.style if laid_out is not None else sheet.inherited_style(area.row, column)
    if own and not area.grows_table:
        return own
    return own if area.is_empty else usual.style(area, column)


def _dress_row(sheet: SheetText, area: Area, usual: _Usual) -> None:
    """Give a row that the file does not have the height and grouping that most rows above have."""
    if sheet.rows.item(area.row) is not None or area.is_empty:
        return
    tag = b"<" + sheet.prefix + f'row r="{area.row}">'.encode()
    for name, value in usual.look(area).items():
        tag = set_attribute(tag, name, value)
    sheet.row_tags[area.row] = tag


def _note_if_hidden(draft: Draft, sheet: SheetText, row: int) -> None:
    text = sheet.rows.item(row)
    if text is not None and attributes(row_tag(text)).get("hidden") in ("1", "true"):
        draft.notes.append(f"Rad {row} i arket «{sheet.sheet.name}» er ny, men raden er skjult. Vis den i Excel.")


def _looks(tag: bytes) -> dict[str, str]:
    kept = ("ht", "customHeight", "s", "customFormat", "outlineLevel", "spans")
    return {name: value for name, value in attributes(tag).items() if name in kept or name.endswith(":dyDescent")}


def _make_room(draft: Draft, sheet: SheetText, table: Table, styles: Mapping[int, int]) -> None:
    """Extend the table by a row; its totals row goes one down, as it stands."""
    reference = replace(table.reference, last_row=table.reference.last_row + 1)
    for offset in range(table.totals_rows, 0, -1):
        row = table.last_row + offset
        for column in range(reference.first_column, reference.last_column + 1):
            sheet.put(row + 1, column, _as_it_stands(draft, sheet, row, column))
            sheet.put(row, column, NewCell(None, None, style=styles[column]))
    set_reference(draft, table, reference)


def _as_it_stands(draft: Draft, sheet: SheetText, row: int, column: int) -> NewCell:
    edited = sheet.edits.get(row, {}).get(column)
    if edited is not None:
        return replace(edited, style=sheet.style(row, column))
    cell = sheet.cells(row).get(column)
    if cell is None:
        return NewCell(None, None, style=sheet.style(row, column))
    if cell.type == "inlineStr":
        return NewCell("inlineStr", str(draft.value(sheet, row, column).value), style=cell.style)
    return NewCell(
        attributes(cell.tag).get("t"), cell.content(sheet.prefix), formula_of(sheet, row, column), cell.style
    )

"""Cells that must not be written to, each with its reason in bokmål."""

from __future__ import annotations

import re
from datetime import date
from numbers import Real
from typing import TYPE_CHECKING

from pipeline.cells import CellRange, format_cell, parse_ranges
from pipeline.excel.dropdowns import refused_by_rule
from pipeline.excel.tables import tables_on
from pipeline.excel.values import CellInput, problem_with

if TYPE_CHECKING:
    from lxml import etree

    from pipeline.excel.draft import Draft
    from pipeline.excel.sheet_text import SheetText

_LASTING = ("array", "dataTable")
_FORMULA = re.compile(rb"<(?:[\w.\-]+:)?f[\s/>]")


def refused_in_file(draft: Draft) -> str | None:
    """Say why no cell of this workbook may be changed, None when they may."""
    if draft.package.is_signed:
        return "arbeidsboken er digitalt signert, og signaturen ville blitt ugyldig. Fjern signaturen i Excel først"
    if draft.package.related(draft.package.workbook_part, "revisionHeaders"):
        return "arbeidsboken er delt med endringslogg (eldre deling). Slå av delingen i Excel først"
    return None


def refused_in_sheet(draft: Draft, sheet: SheetText) -> str | None:
    """Say why no cell of a sheet may be changed, None when they may."""
    if sheet.sheet.part in draft.owned.values():
        return "arket skrives som helhet av løsningen"
    return refused_in_file(draft)


def refusal(
    draft: Draft,
    sheet: SheetText,
    row: int,
    column: int,
    value: CellInput,
    *,
    replace_formula: bool = False,
    allow_locked: bool = False,
) -> str | None:
    """Say in bokmål why a value must not be written to a cell, None when it may.

    Parameters
    ----------
    draft, sheet
        The workbook under change and the sheet in it.
    row, column
        The cell, counted from 1.
    value
        What would be written.
    replace_formula
        Whether a plain formula in the cell may go.
    allow_locked
        Whether the cell may be locked on a protected sheet.
    """
    return (
        refused_in_sheet(draft, sheet)
        or problem_with(value, draft.package.is_1904)
        or _refused_by_order(sheet, row)
        or _refused_by_formula(sheet, row, column, replace_formula)
        or _refused_by_merge(sheet, row, column)
        or _refused_by_table(draft, sheet, row, column)
        or _refused_by_feed(draft, sheet, row, column)
        or refused_by_look(draft, sheet.ground_style(row, column), value)
        or (None if allow_locked else _refused_by_lock(draft, sheet, row, column))
        or refused_by_rule(draft, sheet, row, column, value)
    )


def _refused_by_order(sheet: SheetText, row: int) -> str | None:
    columns = list(sheet.cells(row))
    if not sheet.rows.is_ordered or columns != sorted(columns):
        return "radene eller cellene i arket står ikke i rekkefølge i filen. Åpne den i Excel og lagre den på nytt"
    return None


def _refused_by_formula(sheet: SheetText, row: int, column: int, replace_formula: bool) -> str | None:
    for kind, cells in sheet.formula_ranges:
        if kind in _LASTING and (row, column) in cells:
            return f"cellen hører til en matriseformel i {cells}"
    cell = sheet.cells(row).get(column)
    if cell is None or not _FORMULA.search(cell.inner):
        return None
    shares = any(
        kind == "shared" and (cells.first_row, cells.first_column) == (row, column)
        for kind, cells in sheet.formula_ranges
    )
    if shares:
        return "formelen i cellen deles med andre celler"
    return None if replace_formula else "cellen inneholder en formel"


def _refused_by_merge(sheet: SheetText, row: int, column: int) -> str | None:
    for cells in sheet.in_skeleton(merged_in):
        if (row, column) in cells and (row, column) != (cells.first_row, cells.first_column):
            anchor = format_cell(cells.first_row, cells.first_column)
            return f"cellen er slått sammen med {anchor}, og bare den kan skrives"
    return None


def merged_in(root: etree._Element) -> list[CellRange]:
    """The merged ranges that a sheet's skeleton lists."""
    return [found for each in root.iter("{*}mergeCell") for found in parse_ranges(each.get("ref", ""))]


def _refused_by_table(draft: Draft, sheet: SheetText, row: int, column: int) -> str | None:
    for table in tables_on(draft, sheet):
        if (row, column) not in table.reference:
            continue
        if row < table.first_row:
            return f"cellen er en overskrift i tabellen «{table.name}»"
        if row > table.last_row:
            return f"cellen står i totalraden i tabellen «{table.name}»"
        if table.is_fed:
            return f"tabellen «{table.name}» fylles fra en spørring eller et XML-kart og ville blitt skrevet over"
    return None


def _refused_by_feed(draft: Draft, sheet: SheetText, row: int, column: int) -> str | None:
    for part in draft.package.related(sheet.sheet.part, "pivotTable"):
        for place in draft.xml(part).iter("{*}location"):
            if any((row, column) in cells for cells in parse_ranges(place.get("ref", ""))):
                return "cellen hører til en pivottabell"
    for part in draft.package.related(sheet.sheet.part, "tableSingleCells"):
        for cell in draft.xml(part).iter("{*}singleXmlCell"):
            if any((row, column) in cells for cells in parse_ranges(cell.get("r", ""))):
                return "cellen fylles fra et XML-kart og ville blitt skrevet over"
    return None


def refused_by_look(draft: Draft, style: int, value: CellInput) -> str | None:
    """Say why a value must not go into a cell of a style: a number where dates are shown would read as a date."""
    is_number = isinstance(value, Real) and not isinstance(value, bool)
    if is_number and draft.styles.is_date(style):
        return "cellen er formatert som dato, og tallet ville blitt vist som en dato"
    if isinstance(value, date) and draft.styles.text is None:
        return "arbeidsboken mangler stiler, så en dato kan ikke vises som dato"
    return None


def is_protected(sheet: SheetText) -> bool:
    """Whether the sheet is protected, so that its locked cells are."""
    found = sheet.skeleton.find("{*}sheetProtection")
    return found is not None and found.get("sheet", "0") in ("1", "true")


def _refused_by_lock(draft: Draft, sheet: SheetText, row: int, column: int) -> str | None:
    if is_protected(sheet) and draft.styles.is_locked(sheet.ground_style(row, column)):
        return "arket er beskyttet og cellen er låst"
    return None

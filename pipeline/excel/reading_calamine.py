"""Workbooks of Excel 95 and older (`.xls`), read through calamine into raw cells.

What calamine cannot tell: an error value and a formula without a saved result are BLANK; no cell is known as a formula;
no row or column is known as hidden; the serial of a date is computed back from the day and the time, so that 60 (the 29
February 1900 that never was) becomes 59. Newer formats are therefore read by this package itself; besides, calamine
0.9 lays out an `.xlsb` with one cell far out as a full rectangle, which ends the process.
"""

from __future__ import annotations

import io
import math
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import python_calamine as calamine

from pipeline.errors import UnreadableFileError
from pipeline.excel.columns import ColumnCollector, Kind, RawSheet, Strings
from pipeline.excel.reading_protected import no_password
from pipeline.excel.reading_values import BLANK, CellList, Value, moment_serial

if TYPE_CHECKING:
    from collections.abc import Callable

_DAY = timedelta(days=1)
_STATES = {"Visible": "visible", "Hidden": "hidden", "VeryHidden": "veryHidden"}


def read_through_calamine(data: bytes, file_name: str) -> tuple[RawSheet, ...]:
    """Read the worksheets of an old `.xls` workbook.

    Raises
    ------
    UnreadableFileError
        Protected, damaged, or not a workbook.
    """
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(data))
        strings = Strings()
        return tuple(
            _read_sheet(book, index, sheet, strings)
            for index, sheet in enumerate(book.sheets_metadata)
            if sheet.typ == calamine.SheetTypeEnum.WorkSheet
        )
    except calamine.PasswordError as error:
        raise no_password(file_name) from error
    except BaseException as error:
        # a panic inside calamine is no Exception
        if isinstance(error, Exception) or type(error).__name__ == "PanicException":
            raise UnreadableFileError(
                f"Filen «{file_name}» er skadet eller er ikke en arbeidsbok som kan leses. "
                "Åpne den i Excel og lagre den som «Excel-arbeidsbok (.xlsx)»."
            ) from error
        raise


def _read_sheet(
    book: calamine.CalamineWorkbook, index: int, told: calamine.SheetMetadata, strings: Strings
) -> RawSheet:
    sheet = book.get_sheet_by_index(index)
    collector = ColumnCollector()
    cells = CellList(collector)
    first_row, first_column = sheet.start or (0, 0)
    for row, values in enumerate(sheet.to_python(skip_empty_area=True), start=first_row + 1):
        for column, item in enumerate(values, start=first_column + 1):
            value = _value(item, strings.number)
            if value.kind != Kind.BLANK:
                cells.append(row, column, value, False)
    cells.flush()
    merged = ((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in _merged(sheet))
    state = _STATES.get(str(told.visible).rpartition(".")[2], "visible")
    return RawSheet(told.name, state, collector.columns(), strings.texts, merged=tuple(merged))


def _merged(sheet: calamine.CalamineSheet) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    return sheet.merged_cell_ranges or []


def _value(item: object, place: Callable[[str], int]) -> Value:
    if isinstance(item, str):
        return Value(Kind.TEXT, text=place(item)) if item else BLANK
    if isinstance(item, bool):
        return Value(Kind.BOOLEAN, float(item))
    if isinstance(item, int | float):
        return Value(Kind.NUMBER, float(item)) if math.isfinite(item) else Value(Kind.TEXT, text=place(str(item)))
    if isinstance(item, timedelta):
        return Value(Kind.NUMBER, item / _DAY)
    if isinstance(item, time):
        return Value(Kind.DATE, (datetime.combine(date.min, item) - datetime.min) / _DAY)
    if isinstance(item, date):
        moment = item if isinstance(item, datetime) else datetime.combine(item, time())
        serial = moment_serial(moment)
        return Value(Kind.TEXT, text=place(item.isoformat())) if serial is None else Value(Kind.DATE, serial)
    return BLANK

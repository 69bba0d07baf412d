"""Which type, content and style a value takes in a cell."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from pipeline.excel.sheet_text import NewCell
from pipeline.excel.values import CellInput, number_text, serial_of

if TYPE_CHECKING:
    from pipeline.excel.draft import Draft


def new_cell(draft: Draft, value: CellInput, style: int) -> NewCell:
    """Turn a value, already checked by `values.problem_with`, into a cell.

    Text is written in the cell itself: the shared texts stay as they are, and nothing there can shift.

    Parameters
    ----------
    draft
        The workbook, for its styles and its first day.
    value
        What the cell is to hold.
    style
        The style it has; a date keeps it where it shows dates, else gets a date format on top of it.
    """
    if value is None or value == "":
        return NewCell(None, None)
    if isinstance(value, bool):
        return NewCell("b", str(int(value)))
    if isinstance(value, str):
        return NewCell("inlineStr", value)
    if isinstance(value, date):
        has_time = isinstance(value, datetime) and value.time() != time()
        shows_dates = draft.styles.is_date(style)
        dated = None if shows_dates else draft.styles.with_date(style, has_time)
        return NewCell(None, number_text(serial_of(value, draft.package.is_1904)), style=dated)
    return NewCell(None, number_text(value))

"""Days written in other ways than as a day: text of many kinds, and the spreadsheet's own number."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from random import Random

from pipeline.example.mess.cells import InCells, Written, of_kind
from pipeline.texts import MONTHS
from schemas.columns import ColumnSpec, Kind

_SERIAL_ZERO = date(1899, 12, 30)
_TWO_DIGITS_FROM, _TWO_DIGITS_TO = 1950, 2049
"""Years that two digits can only mean one way."""


def _as(write: Callable[[date], str | float], form: str = "text") -> Callable[..., Written | None]:
    def change(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
        return Written(write(shown), form) if isinstance(shown, date) else None

    return change


def _two_digits(shown: object, _column: ColumnSpec, _chance: Random) -> Written | None:
    is_clear = isinstance(shown, date) and _TWO_DIGITS_FROM <= shown.year <= _TWO_DIGITS_TO
    return Written(f"{shown:%d.%m.%y}") if is_clear else None


def _in_words(day: date) -> str:
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


_DATES = of_kind(Kind.DATE)
DATES = (
    InCells("date_as_text", _DATES, _as(lambda day: f"{day:%d.%m.%Y}")),
    InCells("date_without_zeros", _DATES, _as(lambda day: f"{day.day}.{day.month}.{day.year}"), share=0.5),
    InCells("date_with_two_digits", _DATES, _two_digits, share=0.3),
    InCells("date_as_iso", _DATES, _as(lambda day: day.isoformat())),
    InCells("date_with_time", _DATES, _as(lambda day: f"{day.isoformat()} 00:00:00"), share=0.5),
    InCells("date_as_serial", _DATES, _as(lambda day: float((day - _SERIAL_ZERO).days), "int")),
    InCells("date_in_words", _DATES, _as(_in_words), share=0.3),
    InCells("date_run_together", _DATES, _as(lambda day: f"{day:%Y%m%d}"), share=0.3),
)

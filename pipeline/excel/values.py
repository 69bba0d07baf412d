"""What a cell holds, and how a Python value is written into one."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from numbers import Integral, Real
from typing import Literal

from pipeline.errors import UnsafeEditError

CellInput = str | int | float | bool | date | datetime | None
Kind = Literal["blank", "text", "number", "bool", "date", "error"]

MAX_TEXT = 32_767
SURELY_FITS = 16_000
"""So many signs fit into a cell whatever they are; Excel counts those beyond the basic plane twice."""
_CUT_AT = 32_000
MAX_EXACT_INTEGER = 10**15
FIRST_SAFE_DATE = date(1900, 3, 1)
_EPOCH_1900 = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class CellValue:
    """What stands in a cell.

    Attributes
    ----------
    kind
        `date` is a number whose style shows a date.
    value
        None, str, int, float, bool or datetime; the code such as `#N/A` for an error.
    formula
        The formula without its equals sign, empty for a formula shared from another cell, None where there is none.
    """

    kind: Kind
    value: str | int | float | bool | datetime | None
    formula: str | None = None


def problem_with(value: object, is_1904: bool) -> str | None:
    """Say in bokmål why a value cannot be written to any cell, None when it can.

    Raises
    ------
    TypeError
        The value is of a type that cells do not have.
    """
    if value is None or isinstance(value, bool):
        return None
    if isinstance(value, str):
        if len(value) > SURELY_FITS and len(value.encode("utf-16-le", "surrogatepass")) // 2 > MAX_TEXT:
            return "teksten er lengre enn 32 767 tegn, som er det en celle rommer"
        return None
    if isinstance(value, date):
        return _problem_with_date(value, is_1904)
    if isinstance(value, Integral):
        too_long = abs(int(value)) > MAX_EXACT_INTEGER
        return "tallet har flere enn 15 sifre, og Excel ville ha endret det" if too_long else None
    if isinstance(value, Real):
        return None if math.isfinite(value) else "verdien er ikke et tall"
    raise TypeError(f"a cell cannot hold {type(value).__name__}")


def _problem_with_date(value: date, is_1904: bool) -> str | None:
    if value != value:
        return "datoen er ugyldig"
    day = value.date() if isinstance(value, datetime) else value
    if isinstance(value, datetime) and value.tzinfo is not None:
        return "tidspunktet har tidssone, og det kan ikke en celle vise"
    if day < FIRST_SAFE_DATE or (is_1904 and day < _EPOCH_1904.date()):
        return "datoen ligger før 1. mars 1900 (før 1904 i denne boken) og kan ikke vises riktig i Excel"
    return None


def serial_of(value: date, is_1904: bool) -> float:
    """Count days from the workbook's first day, hours as a fraction."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    since = moment - (_EPOCH_1904 if is_1904 else _EPOCH_1900)
    # a day's fraction in seconds is what Excel itself rounds to
    return since.days + round((since.seconds + since.microseconds / 1e6) / 86400, 11)


def moment_of(serial: float, is_1904: bool) -> datetime | None:
    """Turn a day count into a date and time, None where there is no such day."""
    try:
        moment = (_EPOCH_1904 if is_1904 else _EPOCH_1900) + timedelta(days=serial)
    except OverflowError:
        return None
    return (moment + timedelta(microseconds=500)).replace(microsecond=0) if moment.microsecond else moment


def fitting(text: str) -> str:
    """As much of a text as a new cell takes, with « …» where something was left out."""
    if len(text) <= SURELY_FITS:
        return text
    units = text.encode("utf-16-le", "surrogatepass")
    return text if len(units) <= 2 * MAX_TEXT else units[: 2 * _CUT_AT].decode("utf-16-le", "ignore") + " …"


def number_text(value: float) -> str:
    """Write a number as the file does: shortest form that reads back the same."""
    if isinstance(value, Integral):
        return str(int(value))
    number = float(value)
    return str(int(number)) if number.is_integer() and abs(number) <= MAX_EXACT_INTEGER else repr(number)


def parse_number(text: str) -> int | float:
    """Read a number of the file; whole ones become int."""
    number = float(text)
    return int(number) if number.is_integer() and abs(number) <= MAX_EXACT_INTEGER else number


def same_value(current: CellValue, value: CellInput) -> bool:
    """Whether a cell without a formula already holds a value, in kind and content."""
    if current.formula is not None:
        return False
    if value is None or value == "":
        return current.kind == "blank" or current.value == ""
    if isinstance(value, bool):
        return current.kind == "bool" and current.value is value
    if isinstance(value, str):
        return current.kind == "text" and current.value == value
    if isinstance(value, date):
        moment = value if isinstance(value, datetime) else datetime.combine(value, time())
        return current.kind == "date" and current.value == moment.replace(microsecond=0)
    return current.kind == "number" and current.value == value


def unsafe(sheet: str, place: str, reason: str) -> UnsafeEditError:
    """Word the refusal of a change, naming sheet and cell."""
    return UnsafeEditError(f"Arket «{sheet}», celle {place}, er ikke endret: {reason}.")

"""Days as municipalities write them: the day first, the month as a number or a word; never month first."""

from __future__ import annotations

import re
from datetime import date, timedelta

from pipeline.remarks import Read, Remark
from pipeline.texts import MONTHS

_TIME = r"(?:[T,]? ?(?:kl\.? ?)?\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?Z?)?\.?"
_NORWEGIAN = re.compile(r"(\d{1,2}) ?([./,-]) ?(\d{1,2}) ?[./,-] ?(\d{4}|\d{2})" + _TIME)
_YEAR_FIRST = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})" + _TIME)
_WITH_WORD = re.compile(r"(\d{1,2})\.?[ -]?([a-zæøå]{3,9})\.?[ -]*(\d{4}|\d{2})" + _TIME, re.IGNORECASE)
_MONTH_ALONE = re.compile(r"(?:[a-zæøå]{3,9}\.?|\d{1,2}[./]) ?\d{4}|\d{4}-\d{2}", re.IGNORECASE)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")
_RUN_TOGETHER = re.compile(r"(\d{4})(\d{2})(\d{2})")
_RUN_TOGETHER_DAY_FIRST = re.compile(r"(\d{2})(\d{2})(\d{4})")
_SERIAL_ZERO = date(1899, 12, 30)
_CENTURY_TURNS = 50
"""Two digits from here on are of the last century."""
FIRST_YEAR, LAST_YEAR = 1900, 2200


def read_day(text: str) -> Read:
    """dd.mm.yyyy, d.m.yy, yyyy-mm-dd, «1. mars 2019», with or without a time of day; serial numbers; yyyymmdd.

    A month without a day, and a month that stands first, are refused by name.
    """
    if match := _YEAR_FIRST.fullmatch(text):
        year, month, day = match.groups()
        return _day(int(year), int(month), int(day))
    if match := _NORWEGIAN.fullmatch(text):
        day, sign, month, year = match.groups()
        read = _day(_full_year(year), int(month), int(day), _remark_on(year))
        is_month_first = sign == "/" and read.value is None and _day(_full_year(year), int(day), int(month)).value
        return Read(None, Remark.MONTH_FIRST) if is_month_first else read
    if match := _WITH_WORD.fullmatch(text):
        day, word, year = match.groups()
        named = _month(word)
        return _day(_full_year(year), named, int(day), _remark_on(year)) if named else Read(None, Remark.NOT_A_DATE)
    if _MONTH_ALONE.fullmatch(text) and _names_a_month(text):
        return Read(None, Remark.DAY_MISSING)
    if match := _SERIAL.fullmatch(text):
        return Read(_SERIAL_ZERO + timedelta(int(match[1])), Remark.NUMBER_AS_DATE)
    return read_run_together(text)


def read_run_together(digits: str) -> Read:
    """20191031 or 31102019; no eight digits are a day of our time both ways."""
    if match := _RUN_TOGETHER.fullmatch(digits):
        found = _day(int(match[1]), int(match[2]), int(match[3]), Remark.NUMBER_AS_DATE)
        if found.value is not None:
            return found
    if match := _RUN_TOGETHER_DAY_FIRST.fullmatch(digits):
        return _day(int(match[3]), int(match[2]), int(match[1]), Remark.NUMBER_AS_DATE)
    return Read(None, Remark.NOT_A_DATE)


def can_be_swapped(text: str) -> bool:
    """Whether a text with strokes would be another day if the month stood first."""
    match = _NORWEGIAN.fullmatch(text)
    return match is not None and match[2] == "/" and int(match[1]) <= 12 and int(match[1]) != int(match[3])


def _full_year(year: str) -> int:
    if len(year) == 4:
        return int(year)
    return int(year) + (1900 if int(year) >= _CENTURY_TURNS else 2000)


def _remark_on(year: str) -> Remark | None:
    return Remark.TWO_DIGIT_YEAR if len(year) == 2 else None


def _month(word: str) -> int | None:
    """The month that a word or its beginning names."""
    found = [number for number, name in enumerate(MONTHS, 1) if name.startswith(word.casefold())]
    if word.casefold() == "sept":
        return 9
    return found[0] if len(found) == 1 else None


def _names_a_month(text: str) -> bool:
    word = re.sub(r"[\W\d_]", "", text)
    number = re.search(r"^\d{1,2}(?=\D)|(?<=-)\d{2}$", text)
    return _month(word) is not None if word else number is not None and 1 <= int(number[0]) <= 12


def _day(year: int, month: int, day: int, remark: Remark | None = None) -> Read:
    try:
        found = date(year, month, day)
    except ValueError:
        return Read(None, Remark.NOT_A_DATE)
    return Read(found, remark) if FIRST_YEAR <= found.year <= LAST_YEAR else Read(None, Remark.NOT_A_DATE)

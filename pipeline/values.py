"""One cell's text into a value: how municipalities really write ja/nei, dates, numbers and identifiers.

Each reader takes text without surrounding blanks and gives :class:`Read`; it never guesses between two meanings.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from schemas.columns import ColumnSpec, Kind


class Remark(Enum):
    """What there is to say of a conversion; the intake rule of the same name words it."""

    NOT_A_NUMBER = "I101"
    NOT_A_DATE = "I102"
    NOT_YES_NO = "I103"
    NOT_IN_LIST = "I104"
    NOT_A_UNIT_NUMBER = "I105"
    WRONG_DIGITS = "I106"
    NOT_WHOLE = "I107"
    OUT_OF_RANGE = "I108"
    ERROR_VALUE = "I109"
    NO_SAVED_RESULT = "I110"
    TWO_DIGIT_YEAR = "I121"
    UNKNOWN_WORD = "I122"
    ZEROS_RESTORED = "I123"
    NUMBER_AS_DATE = "I124"
    AMBIGUOUS_NUMBER = "I125"
    NOT_A_CADASTRE = "I126"


@dataclass(frozen=True)
class Read:
    """A value (None when there is none) and what to say of it."""

    value: Any
    remark: Remark | None = None


TOO_LARGE = 1e15
"""A spreadsheet keeps fifteen digits; a longer number is a slip of the keyboard, and no figure could show it."""

_BLANKS = re.compile(r"[\s\u00a0\u202f\u2007\u200b\ufeff]+")
_UNKNOWN = {"ikke oppgitt", "-", "–", "—", "?", "ukjent", "vet ikke", "snarest", "etter avtale", "uavklart", "mangler"}
_DASHES = {"-", "–", "—"}
_YES = {"ja", "j", "x", "yes", "y", "sann", "true", "1"}
_NO = {"nei", "n", "no", "usann", "false", "0"}
_DATE_NORWEGIAN = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?: \d{1,2}[:.]\d{2}(?:[:.]\d{2})?)?")
_DATE_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?")
_UNIT_NUMBER = re.compile(r"([HULK]) ?(\d{4})", re.IGNORECASE)
_CADASTRE = re.compile(r"\.?(\d{1,5}) ?[/.\-] ?(\d{1,5})((?: ?[/.\-] ?\d{1,5}){0,2})")
_NUMBER_AFFIX = re.compile(
    r"^(?:kr\.?|nok|ca\.?)(?![a-zæøå])|(?:/mnd\.?|,[-–—])$"
    r"|(?<![a-zæøå])(?:kr\.?|nok|m²|m2|kvm|%|stk\.?|pr\.? mnd\.?|per mnd\.?|mnd\.?|måneder|år|meter|m)$",
    re.IGNORECASE,
)
_UNIT_OF_AFFIX = {
    "nok": "kr",
    "kr": "kr",
    "m²": "m²",
    "m2": "m²",
    "kvm": "m²",
    "%": "%",
    "år": "år",
    "meter": "m",
    "m": "m",
}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:( |\.)\d{3})(?:\1\d{3})*(?:,\d+)?")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def tidy(text: str) -> str:
    """The text with all kinds of blanks as single spaces and none around it."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


def is_unknown(text: str) -> bool:
    """Whether a tidy text says that the value is not known."""
    return text.casefold().strip("()[]. ") in _UNKNOWN or text in _UNKNOWN


def read_text(text: str, _column: ColumnSpec) -> Read:
    """Any text stands."""
    return Read(text)


def read_id(text: str, _column: ColumnSpec) -> Read:
    """A name of a row, in capitals."""
    return Read(text.upper())


def read_number(text: str, column: ColumnSpec) -> Read:
    """«22 000», «14754,6», «kr 5 000,-», «62 m²»; «1.234» is refused as two-faced unless grouped throughout.

    A unit that is not the column's is refused too: «1 år» is not one month.
    """
    bare = text.replace("\u2212", "-")
    while affix := _NUMBER_AFFIX.search(bare):
        unit = _UNIT_OF_AFFIX.get(affix.group().casefold().rstrip("."), "")
        if column.unit and unit not in column.unit:
            return Read(None, Remark.NOT_A_NUMBER)
        bare = (bare[: affix.start()] + bare[affix.end() :]).strip()
    if _GROUPED.fullmatch(bare) and (" " in bare or bare.count(".") > 1 or "," in bare):
        return _number(bare.replace(" ", "").replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        is_two_faced = re.fullmatch(r"[+-]?[1-9]\d{0,2}\.\d{3}", bare) is not None
        return Read(None, Remark.AMBIGUOUS_NUMBER) if is_two_faced else _number(bare.replace(",", "."))
    return Read(None, Remark.NOT_A_NUMBER)


def read_integer(text: str, column: ColumnSpec) -> Read:
    """A number without a fraction."""
    found = read_number(text, column)
    if found.value is not None and found.value != int(found.value):
        return Read(None, Remark.NOT_WHOLE)
    return found


def read_date(text: str, _column: ColumnSpec) -> Read:
    """dd.mm.yyyy, d.m.yy, yyyy-mm-dd, with or without a time of day; never month first."""
    if match := _DATE_ISO.fullmatch(text):
        year, month, day = match.group(1, 2, 3)
        return _date(int(year), int(month), int(day), None)
    if match := _DATE_NORWEGIAN.fullmatch(text):
        day, month, year = match.group(1, 2, 3)
        if len(year) == 2:
            century = 1900 if int(year) >= 50 else 2000
            return _date(century + int(year), int(month), int(day), Remark.TWO_DIGIT_YEAR)
        return _date(int(year), int(month), int(day), None)
    return Read(None, Remark.NOT_A_DATE)


def read_yes_no(text: str, _column: ColumnSpec) -> Read:
    """ja, nei, x, J, N, 1, 0, True, False in any case."""
    word = text.casefold().strip(".!")
    if word in _YES or word in _NO:
        return Read(word in _YES)
    return Read(None, Remark.NOT_YES_NO)


def read_code(text: str, column: ColumnSpec) -> Read:
    """A label, code or known spelling from the column's list; case, blanks and hyphens do not matter."""
    assert column.codes is not None
    wanted = _folded(text)
    for entry in column.codes.codes:
        if wanted in {_folded(spelling) for spelling in (entry.code, entry.label, *entry.synonyms)}:
            return Read(entry.code)
    return Read(None, Remark.NOT_IN_LIST)


def read_unit_number(text: str, _column: ColumnSpec) -> Read:
    """H0101, also met as «h 0101»."""
    match = _UNIT_NUMBER.fullmatch(text)
    return Read(match.group(1).upper() + match.group(2)) if match else Read(None, Remark.NOT_A_UNIT_NUMBER)


def read_cadastre(text: str, _column: ColumnSpec) -> Read:
    """118/507, also met as 118.507 and .118.1729; further parts (festenr, seksjonsnr) are kept."""
    match = _CADASTRE.fullmatch(text)
    if match is None:
        return Read(None, Remark.NOT_A_CADASTRE)
    rest = re.findall(r"\d+", match.group(3))
    return Read("/".join(str(int(part)) for part in (*match.group(1, 2), *rest)))


def read_digits(text: str, column: ColumnSpec) -> Read:
    """A string of digits of known length; zeros that a spreadsheet dropped are put back and said."""
    assert column.digits is not None
    bare = text.replace(" ", "")
    if not (bare.isascii() and bare.isdecimal()) or len(bare) > column.digits:
        return Read(None, Remark.WRONG_DIGITS)
    if len(bare) < column.digits:
        is_dropped_zero = column.digits - len(bare) == 1
        return (
            Read(bare.zfill(column.digits), Remark.ZEROS_RESTORED)
            if is_dropped_zero
            else Read(None, Remark.WRONG_DIGITS)
        )
    return Read(bare)


READERS: dict[Kind, Callable[[str, ColumnSpec], Read]] = {
    Kind.TEXT: read_text,
    Kind.ANY: read_text,
    Kind.ID: read_id,
    Kind.NUMBER: read_number,
    Kind.INTEGER: read_integer,
    Kind.DATE: read_date,
    Kind.YES_NO: read_yes_no,
    Kind.CODE: read_code,
    Kind.UNIT_NUMBER: read_unit_number,
    Kind.CADASTRE: read_cadastre,
    Kind.DIGITS: read_digits,
}


def read_value(text: str, column: ColumnSpec) -> Read:
    """The value of a cell's text as the column understands it; blank text is no value and needs no remark."""
    clean = tidy(text)
    if not clean:
        return Read(None)
    if column.kind in (Kind.TEXT, Kind.ANY, Kind.ID):
        return Read(None) if clean in _DASHES else READERS[column.kind](clean, column)
    if is_unknown(clean):
        return Read(None, Remark.UNKNOWN_WORD)
    return READERS[column.kind](clean, column)


def _number(text: str) -> Read:
    value = float(text)
    return Read(value) if abs(value) < TOO_LARGE else Read(None, Remark.NOT_A_NUMBER)


def _date(year: int, month: int, day: int, remark: Remark | None) -> Read:
    try:
        found = date(year, month, day)
    except ValueError:
        return Read(None, Remark.NOT_A_DATE)
    return Read(found, remark) if 1900 <= found.year <= 2200 else Read(None, Remark.NOT_A_DATE)


def _folded(text: str) -> str:
    return re.sub(r"[\s\-–_./+]+", "", text.casefold()) + ("+" if text.rstrip().endswith("+") else "")

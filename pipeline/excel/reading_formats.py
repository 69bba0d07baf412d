"""Which cell styles show a number as a date, from the number formats of a workbook's styles."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from pipeline.excel.reading_xml import DamagedPartError, PartReader

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

FIRST_SERIAL_TOO_LATE = 2_958_466
"""1 January 10000: Excel shows no date from here on."""
_MOST_STYLES = 1 << 16


class Look(IntEnum):
    """What a number format makes of a number; a length of time such as `[h]:mm` stays a number."""

    NUMBER = 0
    DATE = 1
    TIME = 2


_TIMES = {18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss", 45: "mm:ss", 47: "mmss.0"}
_BUILT_IN_DATES = frozenset([14, 15, 16, 17, 22, *range(27, 37), *range(50, 59)])
_LITERAL = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!(?:h+|m+|s+)\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_GENERAL = re.compile(r"general|standard", re.IGNORECASE)
_HALF_DAY = re.compile(r"am/pm|a/p", re.IGNORECASE)
_SECONDS_FRACTION = re.compile(r"(s[.,]?)0+", re.IGNORECASE)
_DIGITS = re.compile(r"[0#?]|e[+-]", re.IGNORECASE)


def look_of_code(code: str) -> Look:
    """Say what a number format code such as `dd/mm/yyyy;@` makes of a number."""
    bare = _GENERAL.sub("", _LITERAL.sub("", code))
    if _ELAPSED.search(bare):
        return Look.NUMBER
    bare = _SECONDS_FRACTION.sub(r"\1", bare).lower()
    half_day = _HALF_DAY.search(bare) is not None
    bare = _HALF_DAY.sub("", bare)
    sections = [section for section in bare.split(";") if section.strip()]
    if not sections or _DIGITS.search(sections[0]):
        return Look.NUMBER
    if re.search(r"[dye]", bare) or (re.search(r"m", bare) and not re.search(r"[hs]", bare)):
        return Look.DATE
    return Look.TIME if half_day or re.search(r"[hs]", bare) else Look.NUMBER


def read_looks(styles: Iterable[bytes]) -> tuple[Look, ...]:
    """Give the look of every cell style (`cellXfs`) of a styles part, by number.

    Raises
    ------
    DamagedPartError
        When the part is not well formed, or has more styles than a workbook can.
    """
    reader = _Styles()
    reader.read(styles)
    return looks_of(reader.codes, reader.formats)


class _Styles(PartReader):
    def __init__(self) -> None:
        super().__init__()
        self.codes: dict[str, str] = {}
        self.formats: list[str] = []

    def start(self, attributes: dict[str, str]) -> None:
        if self.where == "/styleSheet/cellXfs/xf":
            self.formats.append(attributes.get("numFmtId", "0"))
            if len(self.formats) > _MOST_STYLES:
                raise DamagedPartError(_MOST_STYLES)
        elif self.where == "/styleSheet/numFmts/numFmt":
            self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")


def looks_of(codes: Mapping[str, str], formats: Sequence[str]) -> tuple[Look, ...]:
    """Give the look of each number format, by the workbook's own codes and the built-in ones."""
    looks = {number: _look(number, codes) for number in set(formats)}
    return tuple(looks[number] for number in formats)


def _look(number: str, codes: Mapping[str, str]) -> Look:
    if number in codes:
        return look_of_code(codes[number])
    if not (number.isascii() and number.isdigit()):
        return Look.NUMBER
    if int(number) in _TIMES:
        return Look.TIME
    return Look.DATE if int(number) in _BUILT_IN_DATES else Look.NUMBER

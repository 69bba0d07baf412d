"""Which cell styles show a number as a date, from the number formats of a workbook's styles."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

FIRST_SERIAL_TOO_LATE = 2_958_466
"""1 January 10000: Excel shows no date from here on."""


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


def read_looks(styles: etree._Element | None) -> tuple[Look, ...]:
    """Give the look of every cell style (`cellXfs`), by number; empty when the workbook has no styles."""
    if styles is None:
        return ()
    codes = {
        element.get("numFmtId", ""): element.get("formatCode", "") for element in _children(styles, "numFmts", "numFmt")
    }
    return looks_of(codes, [element.get("numFmtId", "0") for element in _children(styles, "cellXfs", "xf")])


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


def _children(root: etree._Element, group: str, name: str) -> Iterator[etree._Element]:
    for parent in root:
        if isinstance(parent.tag, str) and etree.QName(parent).localname == group:
            yield from (
                child for child in parent if isinstance(child.tag, str) and etree.QName(child).localname == name
            )

"""Numbers as municipalities write them: units and kroner around them, comma, point or blank within."""

from __future__ import annotations

import re

from pipeline.remarks import Read, Remark
from schemas.columns import ColumnSpec, Kind

TOO_LARGE = 1e15
"""A spreadsheet keeps fifteen digits; a longer number is a slip of the keyboard, and no figure could show it."""

_MINUS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d", "-"))
_AFFIX = re.compile(
    r"^(?:kr\.?|nok)(?![a-zæøå])|(?:/mnd\.?|/måned)$"
    r"|(?<![a-zæøå])(?:kr\.?|nok|m²|m2|kvm\.?|%|stk\.?|p[re]r?\.? ?(?:mnd\.?|måned)|mnd\.?|måneder|år|meter|m)$",
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
_ABOUT = re.compile(r"^(?:(?:ca|circa|cirka|omtrent|omkring|rundt)(?![a-zæøå])\.?|[~≈±]|\+/-)", re.IGNORECASE)
_NO_ORE = re.compile(r"[,.]-$")
_COUNTED = re.compile(r"(?<=\d)\.? ?([a-zæøå]{3,})\.?$", re.IGNORECASE)
_SHORT_FOR = {"etg": "etasje"}
_GROUPED = re.compile(r"[+-]?\d{1,3}(?:( |\.)\d{3})(?:\1\d{3})*(?:,\d+)?")
_ENGLISH = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+\.\d+")
_PLAIN = re.compile(r"[+-]?\d+(?:[.,]\d+)?")


def read_number(text: str, column: ColumnSpec) -> Read:
    """«22 000», «14754,6», «kr 5 000,-», «62 m²»; «1.234» is refused as two-faced unless grouped throughout.

    A unit that is not the column's is refused too: «1 år» is not one month. What is said to be about so much is taken
    as so much, with a remark.
    """
    bare = text.translate(_MINUS)
    about = _ABOUT.match(bare)
    bare = bare[about.end() :].strip() if about else bare
    while affix := _AFFIX.search(bare):
        if not _is_unit_of(affix.group(), column):
            return Read(None, Remark.NOT_A_NUMBER)
        bare = (bare[: affix.start()] + bare[affix.end() :]).strip()
    bare = _without_counted(_NO_ORE.sub(",00", bare), column)
    read = _digits(bare, column)
    return Read(read.value, Remark.APPROXIMATE) if about and read.value is not None else read


def _is_unit_of(affix: str, column: ColumnSpec) -> bool:
    """Whether a column can be measured so; a count has no unit."""
    unit = _UNIT_OF_AFFIX.get(affix.casefold().rstrip("."), "")
    if not unit:
        return True
    return unit in column.unit.split("/") if column.unit else column.kind is not Kind.INTEGER


def _without_counted(text: str, column: ColumnSpec) -> str:
    """«3 rom» in «Antall rom», «2. etg.» in «Etasje»: without what is counted."""
    counted = _COUNTED.search(text)
    if counted is None:
        return text
    word = counted[1].casefold()
    return text[: counted.start()] if _SHORT_FOR.get(word, word) in column.title.casefold() else text


def _digits(bare: str, column: ColumnSpec) -> Read:
    if _ENGLISH.fullmatch(bare):
        return _number(bare.replace(",", ""))
    if _GROUPED.fullmatch(bare) and (" " in bare or bare.count(".") > 1 or "," in bare):
        return _number(bare.replace(" ", "").replace(".", "").replace(",", "."))
    if _PLAIN.fullmatch(bare):
        # nobody writes three decimals of a krone
        signs = ".," if column.unit.startswith("kr") else "."
        is_two_faced = re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}[{signs}]\d{{3}}", bare) is not None
        return Read(None, Remark.AMBIGUOUS_NUMBER) if is_two_faced else _number(bare.replace(",", "."))
    return Read(None, Remark.NOT_A_NUMBER)


def read_integer(text: str, column: ColumnSpec) -> Read:
    """A number without a fraction."""
    found = read_number(text, column)
    if found.value is not None and found.value != int(found.value):
        return Read(None, Remark.NOT_WHOLE)
    return found


def _number(text: str) -> Read:
    value = float(text)
    return Read(value) if abs(value) < TOO_LARGE else Read(None, Remark.NOT_A_NUMBER)

"""What reading a cell gives: a value, and what there is to say of how it was read."""

from __future__ import annotations

from enum import Enum
from typing import Any, NamedTuple


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
    DAY_MISSING = "I128"
    MONTH_FIRST = "I129"
    DAY_OR_MONTH = "I130"
    APPROXIMATE = "I131"
    ROOM_IN_UNIT = "I143"
    UNCLEAR_PROTECTION = "I119"


class Read(NamedTuple):
    """A value (None when there is none) and what to say of it."""

    value: Any
    remark: Remark | None = None

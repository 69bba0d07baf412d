"""Which values of a fact a requirement lets through: a range of numbers, or a set of codes, words or answers."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

from schemas.columns import ColumnSpec, Kind
from schemas.parameters import Requirement


@dataclass(frozen=True)
class Range:
    """Numbers from ``low`` to ``high``, both included; whole ones alone where the fact is counted."""

    low: float
    high: float

    @property
    def is_empty(self) -> bool:
        """Whether no number lies in it."""
        return self.low > self.high

    def __and__(self, other: Range) -> Range:
        return Range(max(self.low, other.low), min(self.high, other.high))

    def __le__(self, other: Range) -> bool:
        return self.is_empty or (other.low <= self.low and self.high <= other.high)


Values = Range | frozenset[Any]


def possible(column: ColumnSpec) -> Values | None:
    """Every value that the fact can have; None for free words, of which there is no end."""
    if column.kind in (Kind.NUMBER, Kind.INTEGER):
        low = -math.inf if column.minimum is None else column.minimum
        return Range(low, math.inf if column.maximum is None else column.maximum)
    if column.kind is Kind.YES_NO:
        return frozenset({True, False})
    return frozenset(column.codes.values) if column.codes else None


def admitted(requirement: Requirement, column: ColumnSpec) -> Values:
    """The possible values that meet the requirement."""
    wanted = _wanted(requirement, is_whole=column.kind is Kind.INTEGER)
    everything = possible(column)
    return wanted if everything is None else both(wanted, everything)


def both(one: Values, other: Values) -> Values:
    """The values in both."""
    if isinstance(one, Range):
        assert isinstance(other, Range)
        return one & other
    assert isinstance(other, frozenset)
    return one & other


def is_within(one: Values, other: Values) -> bool:
    """Whether every value of ``one`` is in ``other`` too."""
    if isinstance(one, Range):
        assert isinstance(other, Range)
        return one <= other
    assert isinstance(other, frozenset)
    return one <= other


def is_nothing(values: Values) -> bool:
    """Whether there is no value in it."""
    return values.is_empty if isinstance(values, Range) else not values


def _wanted(requirement: Requirement, *, is_whole: bool) -> Values:
    match requirement.operator:
        case "AT_LEAST":
            limit = float(requirement.limit)
            return Range(math.ceil(limit) if is_whole else limit, math.inf)
        case "AT_MOST":
            limit = float(requirement.limit)
            return Range(-math.inf, math.floor(limit) if is_whole else limit)
        case "ONE_OF":
            is_code = not requirement.heading
            return frozenset(word if is_code else word.casefold() for word in requirement.choices)
        case operator:
            return frozenset({operator == "IS_YES"})

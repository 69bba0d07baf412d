"""A rule put to many pairs at once: it is asked once for each two kinds, a kind being all that it reads of one."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from pipeline.outcome import Outcome, Outcomes

_OUTCOMES = tuple(Outcome)

Key = Callable[[Any], Hashable]
"""The kind of a record; two of one kind are the same to the rule."""

One = TypeVar("One")
Other = TypeVar("Other")


@dataclass(frozen=True)
class Answers:
    """A rule's answers to all pairs: ``table`` has one per two kinds, ``rows`` and ``columns`` the kind of each."""

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    table: Outcomes

    def at(self, row: int, column: int) -> Outcome:
        """The answer to one pair."""
        return _OUTCOMES[int(self.table[self.rows[row], self.columns[column]])]

    def of(self, row: int) -> Outcomes:
        """The answers to one row with every column."""
        answers: Outcomes = self.table[self.rows[row]][self.columns]
        return answers

    def whole(self) -> Outcomes:
        """The answers to every row and column."""
        answers: Outcomes = self.table[self.rows[:, None], self.columns]
        return answers


def ask(
    judge: Callable[[One, Other], Outcome], ones: Sequence[One], others: Sequence[Other], keys: tuple[Key, Key]
) -> Answers:
    """Put a rule to every one of ``ones`` (rows) with every one of ``others`` (columns).

    ``keys`` give the kind of the one and of the other; of each two kinds the rule judges the first that are met.
    """
    rows, first_ones = _numbered(map(keys[0], ones))
    columns, first_others = _numbered(map(keys[1], others))
    table = np.empty((len(first_ones), len(first_others)), dtype=np.int8)
    for row, one in enumerate(first_ones):
        table[row] = [judge(ones[one], others[other]) for other in first_others]
    return Answers(rows, columns, table)


def reading(*names: str) -> Key:
    """The kind that these fields make; a dot leads to a field of a field."""
    paths = [name.split(".") for name in names]
    return lambda record: tuple(_field(record, path) for path in paths)


def _field(record: Any, path: list[str]) -> Hashable:
    for name in path:
        record = getattr(record, name)
    return tuple(record.items()) if isinstance(record, Mapping) else record


def _numbered(kinds: Iterable[Hashable]) -> tuple[NDArray[np.intp], list[int]]:
    """The number of each one's kind, and the first of each kind."""
    number: dict[Hashable, int] = {}
    of_each: list[int] = []
    firsts: list[int] = []
    for at, kind in enumerate(kinds):
        if kind not in number:
            number[kind] = len(firsts)
            firsts.append(at)
        of_each.append(number[kind])
    return np.array(of_each, dtype=np.intp), firsts

"""The three-way merge of one pipeline-owned cell: nobody's typing is ever silently replaced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum
from typing import Any

from pipeline.values import tidy


class Mergeable(Enum):
    """What the merge says of a cell."""

    SAME = "same"
    WRITE = "write"
    OVERRIDDEN = "overridden"
    CONFLICT = "conflict"


class Unsaid(Enum):
    """Stands for a value that is not there, as opposed to a blank."""

    NO_BASE = "no base"
    """No run has written the cell, as far as anybody knows."""
    NO_OPINION = "no opinion"
    """The run has nothing to say of the cell."""


@dataclass(frozen=True)
class Merged:
    """What to do with a cell, and what the next run is to take for its base."""

    verdict: Mergeable
    base: Any


def merge(base: Any, theirs: Any, ours: Any) -> Merged:
    """Decide one cell.

    Parameters
    ----------
    base
        What the last run wrote; ``Unsaid.NO_BASE`` when none did.
    theirs
        What stands there now; None when blank. A blank cell is handed back to the pipeline to fill.
    ours
        What the run says; None to leave it blank, ``Unsaid.NO_OPINION`` to leave it alone.

    Returns
    -------
    Merged
        WRITE only where the cell is blank or holds just what the last run wrote.
    """
    if ours is Unsaid.NO_OPINION:
        return Merged(Mergeable.SAME, base)
    if is_same(theirs, ours):
        return Merged(Mergeable.SAME, ours)
    if theirs is None or (base is not Unsaid.NO_BASE and is_same(theirs, base)):
        return Merged(Mergeable.WRITE, ours)
    if base is not Unsaid.NO_BASE and is_same(ours, base):
        return Merged(Mergeable.OVERRIDDEN, base)
    return Merged(Mergeable.CONFLICT, base)


def is_same(left: Any, right: Any) -> bool:
    """Whether two cell values say the same; blanks, case and the last bit of a number make no difference."""
    if left is None or right is None:
        return left is None and right is None
    if isinstance(left, str) and isinstance(right, str):
        return tidy(left).casefold() == tidy(right).casefold()
    if isinstance(left, date) and isinstance(right, date):
        return _as_date(left) == _as_date(right)
    if isinstance(left, int | float) and isinstance(right, int | float):
        return abs(float(left) - float(right)) < 1e-6
    return False


def _as_date(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value

"""What is wrong with a table of dated requirements: gaps, overlaps, contradictions, dead rows, wrong units."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from pipeline.criteria.admitted import admitted, both, is_nothing, is_within, possible
from pipeline.criteria.spans import Span, first_run, in_force, spans
from pipeline.facts import OWN, fact_column, own_key
from schemas.parameters import Requirement

_ALWAYS = Span(None, None)


class Flaw(Enum):
    """What can be wrong; the intake rule of the same id words it."""

    GAP = "I201"
    OVERLAP = "I202"
    CONTRADICTION = "I203"
    BACKWARDS = "I204"
    SHADOWED = "I205"
    IMPLIED = "I206"
    OUT_OF_RANGE = "I207"
    ASKS_NOTHING = "I208"
    TWO_KINDS = "I209"
    WEIGHT_UNUSED = "I210"


@dataclass(frozen=True)
class Found:
    """One flaw: the row to mend, which of its columns, on which days, and the rows that it has to do with."""

    flaw: Flaw
    row: Requirement
    column: str
    span: Span = _ALWAYS
    others: tuple[Requirement, ...] = ()


def flaws(rows: Sequence[Requirement]) -> list[Found]:
    """Everything wrong with the requirements, row by row in their own order.

    Parameters
    ----------
    rows
        Every requirement with its days, past and coming ones included; all different.
    """
    found = [
        *(item for row in rows for item in _alone(row)),
        *(item for group in _grouped(rows, lambda row: row.slot) for item in _days_of_slot(group)),
        *(item for group in _grouped(rows, lambda row: row.key) for item in _gap(group)),
        *(item for group in _grouped(rows, lambda row: (row.age_class, row.fact)) for item in _values(group)),
        *(item for group in _grouped(rows, _own_column) for item in _kinds(group)),
    ]
    order = {row: at for at, row in enumerate(rows)}
    return sorted(found, key=lambda item: (order[item.row], item.flaw.value))


def _grouped(rows: Sequence[Requirement], key: Callable[[Requirement], Hashable]) -> list[list[Requirement]]:
    groups: dict[Hashable, list[Requirement]] = {}
    for row in rows:
        groups.setdefault(key(row), []).append(row)
    return list(groups.values())


def _own_column(row: Requirement) -> Hashable:
    return row.age_class, own_key(row.fact) if row.fact.startswith(OWN) else row.fact


def _alone(row: Requirement) -> Iterator[Found]:
    """What can be seen from the row itself."""
    column = fact_column(row)
    if _is_out_of_range(row):
        yield Found(Flaw.OUT_OF_RANGE, row, "limit")
    elif admitted(row, column) == possible(column):
        yield Found(Flaw.ASKS_NOTHING, row, "limit")
    if row.is_must and row.weight != 1:
        yield Found(Flaw.WEIGHT_UNUSED, row, "weight")


def _is_out_of_range(row: Requirement) -> bool:
    """A limit that no value of the fact comes near: another unit, or a slip of the keyboard."""
    if row.operator not in ("AT_LEAST", "AT_MOST"):
        return False
    column, limit = fact_column(row), float(row.limit)
    if column.unit == "%":
        # 0,4 where 40 is meant
        return not 0 <= limit <= 100 or 0 < limit < 1
    return (column.minimum is not None and limit < column.minimum) or (
        column.maximum is not None and limit > column.maximum
    )


def _days_of_slot(rows: list[Requirement]) -> Iterator[Found]:
    """Of rows that stand in for one another: those that never count, and those that give way to a later one."""
    pieces = spans(rows)
    winners = [next(iter(in_force(rows, piece)), None) for piece in pieces]
    for row in rows:
        covered = [row.validity.covers(piece.day) for piece in pieces]
        beaten = [is_on and winner is not row for is_on, winner in zip(covered, winners, strict=True)]
        if not any(covered):
            yield Found(Flaw.BACKWARDS, row, "valid_to")
            continue
        run = first_run(pieces, beaten)
        if run is not None:
            flaw = Flaw.OVERLAP if beaten != covered else Flaw.SHADOWED
            winner = winners[beaten.index(True)]
            assert winner is not None
            yield Found(flaw, row, "valid_to", run, (winner,))


def _gap(rows: list[Requirement]) -> Iterator[Found]:
    """Days between the first and the last on which nothing is asked of the fact; the row after them is named."""
    pieces = spans(rows)
    counts = [[row for row in rows if row.validity.covers(piece.day)] for piece in pieces]
    filled = [at for at, found in enumerate(counts) if found]
    for before, after in pairwise(filled):
        if after - before > 1:
            days = Span(pieces[before + 1].first, pieces[after - 1].last)
            yield Found(Flaw.GAP, counts[after][0], "valid_from", days, tuple(counts[before]))


def _values(rows: list[Requirement]) -> Iterator[Found]:
    """Whether what an age class asks of one fact can be met on every day, and each row asks something of its own."""
    pieces = spans(rows)
    counts = [in_force(rows, piece) for piece in pieces]
    clashes = [_is_contradiction([row for row in found if row.is_must]) for found in counts]
    run = first_run(pieces, clashes)
    if run is not None:
        clashing = [row for row in counts[clashes.index(True)] if row.is_must]
        yield Found(Flaw.CONTRADICTION, clashing[-1], "limit", run, tuple(clashing[:-1]))
    order = {row: at for at, row in enumerate(rows)}
    for row in rows:
        column = fact_column(row)
        implying = [_implying(row, found, order) for found in counts if row in found]
        says_something = not _is_out_of_range(row) and admitted(row, column) != possible(column)
        if implying and says_something and None not in implying:
            yield Found(Flaw.IMPLIED, row, "limit", others=(next(item for item in implying if item),))


def _is_contradiction(musts: list[Requirement]) -> bool:
    left = [admitted(row, fact_column(row)) for row in musts]
    if not left or any(map(is_nothing, left)):
        return False
    common = left[0]
    for values in left[1:]:
        common = both(common, values)
    return is_nothing(common)


def _implying(row: Requirement, counting: Sequence[Requirement], order: dict[Requirement, int]) -> Requirement | None:
    """Another row that must be met and lets nothing through that ``row`` stops; of two alike the later says nothing."""
    mine = admitted(row, fact_column(row))
    for other in counting:
        theirs = admitted(other, fact_column(other))
        if other is row or not other.is_must or is_nothing(theirs) or not is_within(theirs, mine):
            continue
        if theirs != mine or not row.is_must or order[other] < order[row]:
            return other
    return None


def _kinds(rows: list[Requirement]) -> Iterator[Found]:
    """A column of the staff's own can be read as numbers, as ja/nei or as words, but only as one of them."""
    other = next((row for row in rows if row.fact != rows[0].fact), None)
    if other is not None:
        yield Found(Flaw.TWO_KINDS, other, "operator", others=(rows[0],))

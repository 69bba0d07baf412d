"""What is proposed this month, and what is left out of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.allocation.family_propose import FamilyProposals
from pipeline.allocation.shared_proposal import Order, Proposal
from pipeline.allocation.shared_propose import SharedProposals
from pipeline.allocation.shared_records import SharedDwelling
from pipeline.decisions import Decisions
from pipeline.finding import Finding
from pipeline.proposals.shared_case import SharedTables
from pipeline.proposals.standing import Standing


@dataclass(frozen=True)
class SharedMade:
    """Proposals for shared housing. ``chosen`` is in the order that staff have set, ``beside`` in the other.

    ``closed`` are dwellings without a place that falls free in time; ``not_looked_at`` counts youths further back.
    ``stands`` says what became of the team's earlier answers.
    """

    made: SharedProposals
    chosen: Proposal
    beside: Proposal
    closed: tuple[SharedDwelling, ...]
    not_looked_at: int
    stands: Standing

    @classmethod
    def of(cls, made: SharedProposals, order: str, found: SharedTables, stands: Standing) -> SharedMade:
        """The proposals with the one in that order chosen."""
        both = {Order.NOBODY_PASSED: made.nobody_passed, Order.LARGEST_NUMBER: made.largest_number}
        chosen = both.pop(Order(order))
        (beside,) = both.values()
        return cls(made, chosen, beside, found.closed, found.not_looked_at, stands)


@dataclass(frozen=True)
class FamilyMade:
    """Proposals for families; ``closed`` says of each other dwelling for households why it is not offered."""

    made: FamilyProposals
    closed: Mapping[str, str]
    protected_count: int
    not_looked_at: int
    stands: Standing


@dataclass(frozen=True)
class Proposed:
    """The proposals of a run; where there are none, ``shared_missing`` or ``family_missing`` says why in bokmål.

    ``decisions`` are the proposals of earlier runs, with the team's answers.
    """

    shared: SharedMade | None
    families: FamilyMade | None
    shared_missing: str = ""
    family_missing: str = ""
    findings: tuple[Finding, ...] = ()
    decisions: Decisions = field(default_factory=Decisions)

"""What is proposed this month, and what is left out of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from pipeline.allocation.family_propose import FamilyProposals
from pipeline.allocation.family_records import FamilyCase
from pipeline.allocation.shared_proposal import Order, Proposal
from pipeline.allocation.shared_propose import SharedProposals
from pipeline.allocation.shared_records import SharedDwelling
from pipeline.allocation.shared_what_if import DwellingKind, Help, dwellings_to_look_for
from pipeline.decisions import Decisions
from pipeline.finding import Finding
from pipeline.proposals.family_case import FamilyTables
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

    @cached_property
    def to_look_for(self) -> tuple[Help, ...]:
        """One more dwelling of each size, from the as-of day or the last day, with those it would house, most first."""
        case = self.made.options.case
        sizes = range(case.settings.places_min, case.settings.places_max + 1)
        kinds = [DwellingKind(places, first) for places, first in product(sizes, (case.as_of, case.last_day))]
        return dwellings_to_look_for(self.made.options, self.chosen, kinds)


@dataclass(frozen=True)
class FamilyMade:
    """Proposals for families, and ``found``: everybody who waits, those included whom no proposal is made for."""

    made: FamilyProposals
    found: FamilyTables
    stands: Standing

    @property
    def case(self) -> FamilyCase:
        """The case that the proposals were made from."""
        return self.made.options.fit.case

    @property
    def not_looked_at(self) -> int:
        """How many stand further back in the queue than proposals are made for."""
        return len(self.found.case.households) - self.found.protected_count - len(self.case.households)


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

"""The limits, switches and weights of proposals for shared housing; what staff set in Oppsett.xlsx goes in here."""

from __future__ import annotations

from dataclasses import dataclass, field

QUEUE = 20
"""How many in the queue the limit on what its order costs is given for."""


@dataclass(frozen=True, kw_only=True)
class Weights:
    """Points, whole numbers: what is good gives its weight, what is not takes it away. All are «antakelse»."""

    place: int = 50
    """A place in itself; the same for all, so it changes no choice, but what a loss is measured against."""
    wish: int = 20
    """When all wishes are met; a part of them gives its part."""
    siblings: int = 100
    friends: int = 40
    school: int = 30
    filled: int = 30
    """A dwelling whose places are all taken."""
    alone: int = 30
    """Taken away where a youth would live alone in a shared dwelling."""
    delay: int = 2
    """Taken away for each whole week from being ready to moving in, twice for those who have waited long."""
    question: int = 5
    """Taken away for each fact that must be asked about."""


@dataclass(frozen=True, kw_only=True)
class SharedSettings:
    """Hard limits, the switches, and the weights. Ages in years, days and months as the names say."""

    age_min: int = 16
    age_limit: int = 19
    """The first age that is too old."""
    places_min: int = 2
    places_max: int = 3
    move_in_within_days: int = 92
    """How far ahead of the as-of day a place may fall free and still be proposed."""
    lease_months_min: int = 6
    """How long the lease must last from the moving-in day to be worth it."""
    same_sex: bool = True
    age_gap_months: int | None = None
    """Greatest gap in age between two who share a dwelling; None: no limit."""
    common_language: bool = False
    long_wait_days: int = 90
    queue_costs_max: int = 2
    """How many places passing nobody by may cost for each ``QUEUE`` of youths, begun ones too; ``QUEUE``: no limit."""
    allowed_loss_pct: int = 1
    """How much of the match points may be given up to leave earlier proposals as they were."""
    weights: Weights = field(default_factory=Weights)

    def order_may_cost(self, youths: int) -> int:
        """How many places passing nobody by may cost in a queue of so many youths."""
        return self.queue_costs_max * -(-youths // QUEUE)

"""All hard rules of proposals for families, put to an offer."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.allocation.facts import HardRule, Reason
from pipeline.allocation.family_fit_rules import Risk, SuitsChildren, Wheelchair
from pipeline.allocation.family_offers import Offer
from pipeline.allocation.family_size_rules import EnoughBedrooms, FreeInTime, NotTooManyBedrooms
from pipeline.allocation.family_term_rules import LeaseLongEnough, NotDeclined, Rent, SchoolDistrict
from pipeline.outcome import Outcome

FAMILY_RULES: tuple[HardRule[Offer], ...] = (
    FreeInTime(),
    EnoughBedrooms(),
    NotTooManyBedrooms(),
    SuitsChildren(),
    Wheelchair(),
    Risk(),
    SchoolDistrict(),
    Rent(),
    LeaseLongEnough(),
    NotDeclined(),
)


def offer_outcomes(offer: Offer) -> Iterator[Outcome]:
    """Every rule's answer to an offer."""
    return (rule.outcome(offer) for rule in FAMILY_RULES)


def offer_reasons(offer: Offer) -> tuple[Reason, ...]:
    """The same with sentences and facts."""
    return tuple(rule.reason(offer) for rule in FAMILY_RULES)

"""Hard rules about when a dwelling is free and how many bedrooms it has."""

from __future__ import annotations

from pipeline.allocation.facts import known
from pipeline.allocation.family_cost import spare_bedrooms
from pipeline.allocation.family_offers import Offer, OfferRule
from pipeline.outcome import Outcome
from pipeline.texts import count, day


class FreeInTime(OfferRule):
    """The dwelling is free soon enough to be proposed now."""

    rule_id = "P201"
    of_dwelling = ("free_from",)

    def _judge(self, case: Offer) -> Outcome:
        return known(None if case.dwelling.free_from is None else case.day <= case.last_day)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        if outcome is Outcome.UNCLEAR:
            return f"Fra hvilken dag er {dwelling} ledig?"
        moving = f"{household} kan flytte inn i {dwelling} {day(case.day)}"
        return f"{moving}." if outcome else f"{moving}, men det foreslås bare til {day(case.last_day)}."


class Bedrooms(OfferRule):
    """What the two rules about bedrooms share."""

    of_household = ("bedrooms_needed",)
    of_dwelling = ("bedrooms",)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        has, needs = case.dwelling.bedrooms, case.household.bedrooms_needed
        if outcome is Outcome.UNCLEAR:
            has_or_needs = f"har {dwelling}" if needs is not None else f"trenger {household}"
            return f"Hvor mange soverom {has_or_needs}?"
        return f"{household} trenger {count(needs or 0, 'soverom', 'soverom')}, {dwelling} har {has}."


class EnoughBedrooms(Bedrooms):
    """No more crowded than the setting allows."""

    rule_id = "P202"

    def _judge(self, case: Offer) -> Outcome:
        spare = spare_bedrooms(case)
        return known(None if spare is None else spare >= -case.settings.missing_bedrooms_max)


class NotTooManyBedrooms(Bedrooms):
    """No more spacious than the setting allows."""

    rule_id = "P203"

    def _judge(self, case: Offer) -> Outcome:
        spare = spare_bedrooms(case)
        return known(None if spare is None else spare <= case.settings.spare_bedrooms_max)

"""Hard rules about when a dwelling is free and how many bedrooms it has."""

from __future__ import annotations

from pipeline.allocation.facts import Fact, HardRule, known
from pipeline.allocation.family_cost import spare_bedrooms
from pipeline.allocation.family_offers import Offer
from pipeline.outcome import Outcome
from pipeline.texts import count, day


class FreeInTime(HardRule[Offer]):
    """The dwelling is free soon enough to be proposed now."""

    rule_id = "P201"
    title = "Ledig innen rimelig tid"

    def _judge(self, case: Offer) -> Outcome:
        return known(None if case.dwelling.free_from is None else case.day <= case.last_day)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        if outcome is Outcome.UNCLEAR:
            return f"Fra hvilken dag er {dwelling} ledig?"
        moving = f"{household} kan flytte inn i {dwelling} {day(case.day)}"
        return f"{moving}." if outcome else f"{moving}, men det foreslås bare til {day(case.last_day)}."

    def _read(self, case: Offer) -> tuple[Fact, ...]:
        return (*case.dwelling.cite("free_from"), *case.household.cite("ready_from"))


class Bedrooms(HardRule[Offer]):
    """What the two rules about bedrooms share."""

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        has, needs = case.dwelling.bedrooms, case.household.bedrooms_needed
        if outcome is Outcome.UNCLEAR and has is None:
            return f"Hvor mange soverom har {dwelling}?"
        if needs is None:
            return f"Hvor mange soverom trenger {household}?"
        return f"{household} trenger {count(needs, 'soverom', 'soverom')}, {dwelling} har {has}."

    def _read(self, case: Offer) -> tuple[Fact, ...]:
        return (*case.household.cite("bedrooms_needed"), *case.dwelling.cite("bedrooms"))


class EnoughBedrooms(Bedrooms):
    """No more crowded than the setting allows."""

    rule_id = "P202"
    title = "Nok soverom"

    def _judge(self, case: Offer) -> Outcome:
        spare = spare_bedrooms(case)
        return known(None if spare is None else spare >= -case.settings.missing_bedrooms_max)


class NotTooManyBedrooms(Bedrooms):
    """No more spacious than the setting allows."""

    rule_id = "P203"
    title = "Ikke for mange soverom"

    def _judge(self, case: Offer) -> Outcome:
        spare = spare_bedrooms(case)
        return known(None if spare is None else spare <= case.settings.spare_bedrooms_max)

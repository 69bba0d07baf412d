"""Hard rules about school district, rent, how long a household can stay, and what the team has said before."""

from __future__ import annotations

from pipeline.allocation.facts import NO_END, Fact, known
from pipeline.allocation.family_offers import Offer, OfferRule
from pipeline.allocation.family_records import FamilyCase
from pipeline.allocation.kinds import Key
from pipeline.dates import add_months
from pipeline.outcome import Outcome
from pipeline.texts import day, kroner


class SchoolDistrict(OfferRule):
    """In the household's school district, where the switch asks for it."""

    rule_id = "P207"
    of_household = ("school_district",)
    of_dwelling = ("school_district",)

    def _judge(self, case: Offer) -> Outcome:
        own, there = case.household.school_district, case.dwelling.school_district
        if not case.settings.same_school_district or own is None:
            return Outcome.MET
        return known(None if there is None else own == there)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        if outcome is Outcome.UNCLEAR:
            return f"Hvilken skolekrets hører {dwelling} til?"
        if case.household.school_district is None or not case.settings.same_school_district:
            return f"{household} er ikke bundet til en skolekrets."
        return f"{dwelling} ligger {'i' if outcome else 'utenfor'} skolekretsen til {household}."


class Rent(OfferRule):
    """The household can pay the rent."""

    rule_id = "P208"
    of_household = ("rent_limit_nok_month",)
    of_dwelling = ("rent_nok_month",)

    def _judge(self, case: Offer) -> Outcome:
        limit, rent = case.household.rent_limit_nok_month, case.dwelling.rent_nok_month
        if limit == float("inf"):
            return Outcome.MET
        return known(None if limit is None or rent is None else rent <= limit)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        limit, rent = case.household.rent_limit_nok_month, case.dwelling.rent_nok_month
        if outcome is Outcome.UNCLEAR and limit is None:
            return f"Hvor høy husleie kan {household} ha?"
        if limit is None or limit == float("inf"):
            return f"{household} har ingen grense for husleien."
        if rent is None:
            return f"Hva er husleien i {dwelling}?"
        return f"Husleien i {dwelling} er {kroner(rent)}; grensen for {household} er {kroner(limit)}."


class LeaseLongEnough(OfferRule):
    """The household can stay long enough."""

    rule_id = "P209"
    of_dwelling = ("lease_end", "free_from")

    def _judge(self, case: Offer) -> Outcome:
        end = case.dwelling.lease_end
        if end is None:
            return Outcome.UNCLEAR
        return known(end == NO_END or end >= add_months(case.day, case.settings.lease_months_min))

    def _say(self, case: Offer, outcome: Outcome) -> str:
        dwelling, end = case.dwelling.dwelling_id, case.dwelling.lease_end
        if end is None:
            return f"Hvor lenge kan kommunen leie ut {dwelling}?"
        if end == NO_END:
            return f"{dwelling} har ingen sluttdato."
        wanted = day(add_months(case.day, case.settings.lease_months_min))
        if outcome is Outcome.MET:
            return f"{dwelling} kan leies ut til {day(end)}."
        return f"{dwelling} kan bare leies ut til {day(end)}; det må være til {wanted}."


class NotDeclined(OfferRule):
    """The intake team has not said no to this dwelling for this household."""

    rule_id = "P210"

    def keys(self, case: FamilyCase) -> tuple[Key, Key]:
        """Each whom an answer is about is a kind of its own, all others are one."""
        households, dwellings = ({pair[side] for pair in case.declined} for side in (0, 1))
        return (
            lambda household: household.household_id if household.household_id in households else None,
            lambda dwelling: dwelling.dwelling_id if dwelling.dwelling_id in dwellings else None,
        )

    def _judge(self, case: Offer) -> Outcome:
        return known(not case.is_declined)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        return f"Inntaksteamet har {'ikke ' if outcome else ''}sagt nei til {dwelling} for {household}."

    def _read(self, case: Offer) -> tuple[Fact, ...]:
        return (Fact(case.household.household_id, "declined", case.is_declined, case.declined_at),)

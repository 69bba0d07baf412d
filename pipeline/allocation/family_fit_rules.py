"""Hard rules about whether a dwelling suits those who will live there."""

from __future__ import annotations

from pipeline.allocation.facts import known
from pipeline.allocation.family_offers import Offer, OfferRule
from pipeline.outcome import Outcome


class SuitsChildren(OfferRule):
    """The dwelling suits every age class among the children."""

    rule_id = "P204"
    of_household = ("age_classes",)
    of_dwelling = ("suits",)

    def _judge(self, case: Offer) -> Outcome:
        classes = case.household.age_classes
        if classes is None:
            answers = case.dwelling.suits.values()
            return Outcome.MET if answers and all(answers) else Outcome.UNCLEAR
        return min((known(case.dwelling.suits.get(age_class)) for age_class in classes), default=Outcome.MET)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        if case.household.age_classes is None:
            is_for_all = f"{dwelling} er egnet for barn i alle aldre."
            return is_for_all if outcome is Outcome.MET else f"Hvor gamle er barna i {household}?"
        if outcome is Outcome.UNCLEAR:
            return f"Er {dwelling} egnet for barn? Kartleggingen mangler noe."
        if not case.household.age_classes:
            return f"{household} har ikke barn."
        return f"{dwelling} er {'' if outcome else 'ikke '}egnet for barn på den alderen som barna i {household} har."


class Wheelchair(OfferRule):
    """Accessible where the household needs it."""

    rule_id = "P205"
    of_household = ("needs_wheelchair",)
    of_dwelling = ("wheelchair_accessible",)

    def _judge(self, case: Offer) -> Outcome:
        if case.household.needs_wheelchair is False or case.dwelling.wheelchair_accessible is True:
            return Outcome.MET
        if case.household.needs_wheelchair is None or case.dwelling.wheelchair_accessible is None:
            return Outcome.UNCLEAR
        return Outcome.NOT_MET

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        if outcome is Outcome.UNCLEAR:
            if case.household.needs_wheelchair is None:
                return f"Trenger noen i {household} rullestol?"
            return f"Er {dwelling} tilgjengelig for rullestol?"
        if outcome is Outcome.NOT_MET:
            return f"{household} trenger en bolig for rullestol, og {dwelling} er ikke tilgjengelig."
        is_needed = case.household.needs_wheelchair is not False
        return f"{dwelling} er tilgjengelig for rullestol." if is_needed else f"{household} trenger ikke rullestol."


class Risk(OfferRule):
    """No child where the risk is refused."""

    rule_id = "P206"
    of_household = ("has_children",)
    of_dwelling = ("risk",)

    def _judge(self, case: Offer) -> Outcome:
        if case.household.has_children is False:
            return Outcome.MET
        if case.dwelling.risk is None:
            return Outcome.UNCLEAR
        if case.dwelling.risk not in case.settings.risks_refused:
            return Outcome.MET
        return known(None if case.household.has_children is None else False)

    def _say(self, case: Offer, outcome: Outcome) -> str:
        household, dwelling = case.names
        if case.household.has_children is False:
            return f"{household} har ikke barn."
        if outcome is Outcome.UNCLEAR:
            asks = case.household.has_children is None
            return f"Har {household} barn?" if asks else f"Hvor stor er risikoen ved {dwelling}?"
        return f"Risikoen ved {dwelling} er {'ikke ' if outcome else ''}for stor for barn."

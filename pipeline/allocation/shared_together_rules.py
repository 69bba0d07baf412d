"""Hard rules about two who would share a dwelling, be it two youths or a youth and a resident."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.allocation.facts import Fact, HardRule, known
from pipeline.allocation.shared_records import Housemate
from pipeline.allocation.shared_settings import SharedSettings
from pipeline.dates import add_months
from pipeline.outcome import Outcome
from pipeline.texts import count


@dataclass(frozen=True)
class Pair:
    """Two who would share a dwelling."""

    one: Housemate
    other: Housemate
    settings: SharedSettings

    @property
    def names(self) -> str:
        """«U-1 og U-2»."""
        return f"{self.one.youth_id} og {self.other.youth_id}"

    def cite(self, field: str) -> tuple[Fact, ...]:
        """A field of both."""
        return (*self.one.cite(field), *self.other.cite(field))


class PairRule(HardRule[Pair]):
    """A hard rule about two, with the fields that it reads of each."""

    reads: tuple[str, ...]


class MayLiveTogether(PairRule):
    """Neither is to live apart from the other."""

    rule_id = "P109"
    reads = ("youth_id", "not_with")

    def _judge(self, case: Pair) -> Outcome:
        named = case.other.youth_id in case.one.not_with or case.one.youth_id in case.other.not_with
        return known(not named)

    def _say(self, case: Pair, outcome: Outcome) -> str:
        return (
            f"Ingenting sier at {case.names} ikke kan bo sammen." if outcome else f"{case.names} skal ikke bo sammen."
        )

    def _read(self, case: Pair) -> tuple[Fact, ...]:
        return case.cite("not_with")


class SameSex(PairRule):
    """A dwelling is for one sex."""

    rule_id = "P110"
    reads = ("sex",)

    def _judge(self, case: Pair) -> Outcome:
        if case.one.sex is None or case.other.sex is None:
            return Outcome.UNCLEAR
        return known(case.one.sex == case.other.sex)

    def _say(self, case: Pair, outcome: Outcome) -> str:
        if outcome is Outcome.UNCLEAR:
            return f"Er {case.names} av samme kjønn?"
        return f"{case.names} er {'' if outcome else 'ikke '}av samme kjønn."

    def _read(self, case: Pair) -> tuple[Fact, ...]:
        return case.cite("sex")


class AgeGap(PairRule):
    """The gap in age is not too great."""

    rule_id = "P111"
    reads = ("birth_date",)

    def _judge(self, case: Pair) -> Outcome:
        if case.one.birth_date is None or case.other.birth_date is None:
            return Outcome.UNCLEAR
        older, younger = sorted((case.one.birth_date, case.other.birth_date))
        return known(younger <= add_months(older, case.settings.age_gap_months or 0))

    def _say(self, case: Pair, outcome: Outcome) -> str:
        limit = count(case.settings.age_gap_months or 0, "måned", "måneder")
        if outcome is Outcome.UNCLEAR:
            return f"Er det høyst {limit} mellom {case.names}?"
        return f"Det er {'høyst' if outcome else 'mer enn'} {limit} mellom {case.names}."

    def _read(self, case: Pair) -> tuple[Fact, ...]:
        return case.cite("birth_date")


class CommonLanguage(PairRule):
    """They have a language in common."""

    rule_id = "P112"
    reads = ("languages",)

    def _judge(self, case: Pair) -> Outcome:
        if case.one.languages is None or case.other.languages is None:
            return Outcome.UNCLEAR
        return known(bool(case.one.languages & case.other.languages))

    def _say(self, case: Pair, outcome: Outcome) -> str:
        if outcome is Outcome.UNCLEAR:
            return f"Har {case.names} et felles språk?"
        return f"{case.names} har {'et' if outcome else 'ikke noe'} felles språk."

    def _read(self, case: Pair) -> tuple[Fact, ...]:
        return case.cite("languages")


def together_rules(settings: SharedSettings) -> tuple[PairRule, ...]:
    """The rules that the switches have turned on."""
    rules: list[PairRule] = [MayLiveTogether()]
    if settings.same_sex:
        rules.append(SameSex())
    if settings.age_gap_months is not None:
        rules.append(AgeGap())
    if settings.common_language:
        rules.append(CommonLanguage())
    return tuple(rules)

"""Hard rules about the youth who moves into a shared dwelling."""

from __future__ import annotations

from datetime import date
from functools import cache

from pipeline.allocation.facts import Fact, known
from pipeline.allocation.shared_moves import Move, MoveRule
from pipeline.dates import turns
from pipeline.outcome import Outcome
from pipeline.texts import day


@cache
def birthday(born: date, age: int) -> date:
    """The day that somebody born on ``born`` turns ``age``."""
    return date.fromisoformat(str(turns(born, age)))


class Age(MoveRule):
    """Old enough and not too old on the day of moving in."""

    rule_id = "P104"
    of_youth = ("birth_date", "ready_from")
    of_site = ("opening.free_from",)

    def _judge(self, case: Move) -> Outcome:
        born = case.youth.birth_date
        if born is None:
            return Outcome.UNCLEAR
        return known(birthday(born, case.settings.age_min) <= case.day < birthday(born, case.settings.age_limit))

    def _say(self, case: Move, outcome: Outcome) -> str:
        name, settings = case.youth.youth_id, case.settings
        born = case.youth.birth_date
        if born is None:
            return f"Når er {name} født?"
        if outcome is Outcome.MET:
            return f"{name} er mellom {settings.age_min} og {settings.age_limit - 1} år {day(case.day)}."
        if case.day < birthday(born, settings.age_min):
            fills = day(birthday(born, settings.age_min))
            return f"{name} fyller {settings.age_min} år først {fills} og er for ung {day(case.day)}."
        limit = day(birthday(born, settings.age_limit))
        return f"{name} fyller {settings.age_limit} år {limit} og er for gammel ved innflytting {day(case.day)}."

    def _read(self, case: Move) -> tuple[Fact, ...]:
        return case.youth.cite("birth_date")


class Assessment(MoveRule):
    """One of the three assessments of whether the youth can live in shared housing."""

    def __init__(self, rule_id: str, field: str, ability: str) -> None:
        self.rule_id = rule_id
        self.field = field
        self.of_youth = (field,)
        self.ability = ability

    def _judge(self, case: Move) -> Outcome:
        return known(getattr(case.youth, self.field))

    def _say(self, case: Move, outcome: Outcome) -> str:
        name = case.youth.youth_id
        if outcome is Outcome.UNCLEAR:
            return f"Kan {name} {self.ability}? Det er ikke vurdert."
        return f"{name} er vurdert til å kunne {self.ability}." if outcome else f"{name} kan ikke {self.ability} nå."

    def _read(self, case: Move) -> tuple[Fact, ...]:
        return case.youth.cite(self.field)

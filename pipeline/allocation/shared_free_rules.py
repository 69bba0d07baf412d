"""Hard rules about the place that a youth moves into: which kind of dwelling, and free when."""

from __future__ import annotations

from pipeline.allocation.facts import Fact, known
from pipeline.allocation.shared_moves import Move, MoveRule
from pipeline.outcome import Outcome
from pipeline.texts import count, day


class Size(MoveRule):
    """The dwelling is one for two or three."""

    rule_id = "P101"
    of_site = ("dwelling.places",)

    def _judge(self, case: Move) -> Outcome:
        places = case.dwelling.places
        return known(None if places is None else case.settings.places_min <= places <= case.settings.places_max)

    def _say(self, case: Move, outcome: Outcome) -> str:
        dwelling = case.dwelling
        if outcome is Outcome.UNCLEAR:
            return f"Hvor mange plasser har {dwelling.dwelling_id}?"
        limits = f"{case.settings.places_min}–{case.settings.places_max}"
        places = count(dwelling.places or 0, "plass", "plasser")
        return f"{dwelling.dwelling_id} har {places}; en fellesbolig har {limits}."

    def _read(self, case: Move) -> tuple[Fact, ...]:
        return case.dwelling.cite("places")


class FreePlace(MoveRule):
    """A place is free from the day of moving in and every day after it."""

    rule_id = "P102"

    def _judge(self, case: Move) -> Outcome:
        if case.opening is not None:
            return Outcome.MET
        return known(None if case.dwelling.places is None or case.dwelling.available_from is None else False)

    def _say(self, case: Move, outcome: Outcome) -> str:
        name = case.dwelling.dwelling_id
        if outcome is Outcome.UNCLEAR:
            return f"Fra hvilken dag kan {name} tas i bruk, og med hvor mange plasser?"
        if case.opening is None:
            return f"Alle plassene i {name} er opptatt eller lovet bort, og ingen utflytting gir en varig ledig plass."
        return f"{name} har en ledig plass fra {day(case.opening.free_from)}."

    def _read(self, case: Move) -> tuple[Fact, ...]:
        residents = (fact for resident in case.dwelling.residents for fact in resident.cite("start", "end"))
        return (*case.dwelling.cite("places", "available_from"), *residents)


class FreeInTime(MoveRule):
    """The place falls free soon enough to be proposed now."""

    rule_id = "P103"
    of_youth = ("ready_from",)
    of_site = ("opening.free_from",)

    def _judge(self, case: Move) -> Outcome:
        return known(case.day <= case.last_day)

    def _say(self, case: Move, outcome: Outcome) -> str:
        moving = f"{case.youth.youth_id} kan flytte inn i {case.dwelling.dwelling_id} {day(case.day)}"
        return f"{moving}." if outcome is Outcome.MET else f"{moving}, men det foreslås bare til {day(case.last_day)}."

    def _read(self, case: Move) -> tuple[Fact, ...]:
        ends = (fact for resident in case.dwelling.residents for fact in resident.cite("end"))
        return (*case.dwelling.cite("available_from"), *ends, *case.youth.cite("ready_from"))

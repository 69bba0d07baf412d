"""Hard rules about how long a place can be had and what the team has said before, and the list of all place rules."""

from __future__ import annotations

from pipeline.allocation.facts import NO_END, Fact, known
from pipeline.allocation.kinds import Key
from pipeline.allocation.shared_free_rules import FreeInTime, FreePlace, Size
from pipeline.allocation.shared_moves import Move, MoveRule
from pipeline.allocation.shared_records import SharedCase
from pipeline.allocation.shared_youth_rules import Age, Assessment
from pipeline.dates import add_months
from pipeline.outcome import Outcome
from pipeline.texts import day


class LeaseLongEnough(MoveRule):
    """The lease lasts so long after the moving in that the place is worth having."""

    rule_id = "P108"
    of_youth = ("ready_from",)
    of_site = ("dwelling.lease_end", "opening.free_from")

    def _judge(self, case: Move) -> Outcome:
        end = case.dwelling.lease_end
        if end is None:
            return Outcome.UNCLEAR
        return known(end == NO_END or end >= add_months(case.day, case.settings.lease_months_min))

    def _say(self, case: Move, outcome: Outcome) -> str:
        name, end = case.dwelling.dwelling_id, case.dwelling.lease_end
        if end is None:
            return f"Hvor lenge varer innleien av {name}?"
        if end == NO_END:
            return f"{name} er ikke leid inn for en bestemt tid."
        wanted = day(add_months(case.day, case.settings.lease_months_min))
        if outcome is Outcome.MET:
            return f"Innleien av {name} varer til {day(end)}."
        return f"Innleien av {name} varer bare til {day(end)}; den må vare til {wanted}."

    def _read(self, case: Move) -> tuple[Fact, ...]:
        return case.dwelling.cite("lease_end")


class NotDeclined(MoveRule):
    """The intake team has not said no to this youth in this dwelling."""

    rule_id = "P113"

    def keys(self, case: SharedCase) -> tuple[Key, Key]:
        """Each whom an answer is about is a kind of its own, all others are one."""
        youths, dwellings = ({pair[side] for pair in case.declined} for side in (0, 1))
        return (
            lambda youth: youth.youth_id if youth.youth_id in youths else None,
            lambda site: site.dwelling.dwelling_id if site.dwelling.dwelling_id in dwellings else None,
        )

    def _judge(self, case: Move) -> Outcome:
        return known(not case.is_declined)

    def _say(self, case: Move, outcome: Outcome) -> str:
        said = "ikke sagt nei" if outcome else "sagt nei"
        return f"Inntaksteamet har {said} til {case.youth.youth_id} i {case.dwelling.dwelling_id}."

    def _read(self, case: Move) -> tuple[Fact, ...]:
        return (Fact(case.youth.youth_id, "declined", case.is_declined, case.declined_at),)


PLACE_RULES: tuple[MoveRule, ...] = (
    Size(),
    FreePlace(),
    FreeInTime(),
    Age(),
    Assessment("P105", "day_activity_ok", "delta i skole eller dagtilbud"),
    Assessment("P106", "social_ok", "fungere sosialt med jevnaldrende"),
    Assessment("P107", "tenancy_duties_ok", "følge pliktene ved å bo"),
    LeaseLongEnough(),
    NotDeclined(),
)

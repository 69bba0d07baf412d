"""One youth moving into one place: the case that the rules of a place are put to, and what such a rule is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.allocation.facts import HardRule, Origin
from pipeline.allocation.kinds import Key, reading
from pipeline.allocation.shared_places import Opening
from pipeline.allocation.shared_records import Resident, SharedCase, SharedDwelling, Youth
from pipeline.allocation.shared_settings import SharedSettings


@dataclass(frozen=True)
class Site:
    """A dwelling and one of its places; without a place when none falls free."""

    dwelling: SharedDwelling
    opening: Opening | None


@dataclass(frozen=True)
class Move:
    """A youth, a dwelling and the place in it; without a place when none falls free.

    ``day`` is the day of moving in. ``declined`` is the origin of the team's no, None when it has not said no.
    """

    youth: Youth
    dwelling: SharedDwelling
    opening: Opening | None
    day: date
    last_day: date
    """The last day of moving in that is proposed at all."""
    settings: SharedSettings
    is_declined: bool = False
    declined_at: Origin | None = None

    @property
    def residents_met(self) -> tuple[Resident, ...]:
        """Those who hold a place in the dwelling on the moving-in day or later."""
        return tuple(resident for resident in self.dwelling.residents if resident.is_in_from(self.day))


def move_to(case: SharedCase, youth: Youth, dwelling: SharedDwelling, opening: Opening | None) -> Move:
    """The youth moving into the place on the first day that both are ready."""
    free_from = opening.free_from if opening else max(case.as_of, dwelling.available_from or case.as_of)
    pair = youth.youth_id, dwelling.dwelling_id
    return Move(
        youth=youth,
        dwelling=dwelling,
        opening=opening,
        day=max(free_from, youth.ready_from or free_from),
        last_day=case.last_day,
        settings=case.settings,
        is_declined=pair in case.declined,
        declined_at=case.declined.get(pair),
    )


class MoveRule(HardRule[Move]):
    """A hard rule about a move, with the fields that it reads of a youth and of a :class:`Site` with a place."""

    of_youth: tuple[str, ...] = ()
    of_site: tuple[str, ...] = ()

    def keys(self, _case: SharedCase) -> tuple[Key, Key]:
        """The kind of youth and of site that it tells apart in a case."""
        return reading(*self.of_youth), reading(*self.of_site)

"""What to order from IMDi: places that nobody in the queue can fill, from when, and for whom they fit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pipeline.allocation.shared_free_rules import Size
from pipeline.allocation.shared_moves import Move
from pipeline.allocation.shared_options import Options
from pipeline.allocation.shared_place_rules import LeaseLongEnough
from pipeline.allocation.shared_places import Opening
from pipeline.allocation.shared_proposal import Proposal
from pipeline.allocation.shared_records import Housemate, Placement, Youth
from pipeline.dates import add_months
from pipeline.outcome import Outcome
from pipeline.texts import count, day, listed


@dataclass(frozen=True)
class PlaceToOrder:
    """Places in one dwelling for youths from IMDi.

    ``from_dates``: one per place, earliest first. ``sex`` None: any. Born from ``born_first`` to ``born_last``, for
    moving in on the first of the days. ``languages``: one set for each who lives there, of which one must be shared.
    """

    dwelling_id: str
    from_dates: tuple[date, ...]
    sex: str | None
    born_first: date
    born_last: date
    languages: tuple[frozenset[str], ...]
    living_there: tuple[str, ...]

    @property
    def text(self) -> str:
        """The order as people read it."""
        places = count(len(self.from_dates), "ungdom", "ungdommer")
        born = f"født fra {day(self.born_first)} til {day(self.born_last)}"
        sex = {"F": ", jenter", "M": ", gutter"}.get(self.sex or "", "")
        mates = f", sammen med {listed(list(self.living_there))}" if self.living_there else ""
        return f"{self.dwelling_id}: plass til {places} fra {day(self.from_dates[0])}{sex}, {born}{mates}."


def places_to_order(options: Options, proposal: Proposal) -> tuple[PlaceToOrder, ...]:
    """The places that are left when the proposal is carried out, by dwelling."""
    case, found = options.case, []
    for number, dwelling in enumerate(options.dwellings):
        placed = proposal.moving_into(dwelling.dwelling_id)
        left = _left([options.places[place] for place in options.places_in(number)], placed)
        days = tuple(
            opening.free_from
            for opening in left
            if opening.free_from <= case.last_day and _is_worth_it(options, number, opening)
        )
        if not days:
            continue
        staying = [resident for resident in dwelling.residents if resident.is_in_from(days[0])]
        mates: list[Housemate] = [*staying, *(case.youth(item.youth_id) for item in placed)]
        first, last = _born(options, days[0], mates)
        sexes = sorted({mate.sex for mate in mates if mate.sex}) if case.settings.same_sex else []
        if first <= last and len(sexes) < 2:
            found.append(
                PlaceToOrder(
                    dwelling_id=dwelling.dwelling_id,
                    from_dates=days,
                    sex=sexes[0] if sexes else None,
                    born_first=first,
                    born_last=last,
                    languages=_languages(mates) if case.settings.common_language else (),
                    living_there=tuple(sorted(mate.youth_id for mate in mates)),
                )
            )
    return tuple(found)


def _left(openings: list[Opening], placed: tuple[Placement, ...]) -> list[Opening]:
    """The places nobody is proposed for; each takes the latest that is free when they move in."""
    left = list(openings)
    for item in sorted(placed, key=lambda placement: placement.move_in_date):
        fitting = [opening for opening in left if opening.free_from <= item.move_in_date]
        own = [opening for opening in fitting if opening.room_id == item.room_id]
        left.remove(max(own or fitting))
    return left


def _is_worth_it(options: Options, number: int, opening: Opening) -> bool:
    nobody = Youth(youth_id="", birth_date=None, sex=None, waiting_since=None)
    case = options.case
    move = Move(nobody, options.dwellings[number], opening, opening.free_from, case.last_day, case.settings)
    return all(rule.outcome(move) is not Outcome.NOT_MET for rule in (Size(), LeaseLongEnough()))


def _born(options: Options, moving_in: date, mates: list[Housemate]) -> tuple[date, date]:
    """First and last day of birth that fit the age limits and the greatest gap."""
    settings = options.case.settings
    first = date.fromordinal(add_months(moving_in, -12 * settings.age_limit).toordinal() + 1)
    last = add_months(moving_in, -12 * settings.age_min)
    for mate in mates:
        if settings.age_gap_months is not None and mate.birth_date is not None:
            first = max(first, add_months(mate.birth_date, -settings.age_gap_months))
            last = min(last, add_months(mate.birth_date, settings.age_gap_months))
    return first, last


def _languages(mates: list[Housemate]) -> tuple[frozenset[str], ...]:
    return tuple(mate.languages for mate in mates if mate.languages is not None)

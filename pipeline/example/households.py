"""Who a household consists of: as many as its dwelling has room for, so that nobody is crowded by chance."""

from __future__ import annotations

from collections import deque
from datetime import date
from random import Random

from pipeline.example.days import add_years, after
from pipeline.example.model import Dwelling, Tenancy
from pipeline.example.records import Member

_MOVES_WITHIN_DAYS = 14
_MOVES_AFTER_DAYS = 200
_OTHER = {"F": "M", "M": "F"}


class HouseholdBook:
    """Makes the members of households, one household at a time."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self.members: dict[str, list[Member]] = {}

    def compose(self, household_id: str, rooms: int, on: date, ages: tuple[int, int] | None) -> list[Member]:
        """Members on the day ``on`` of a household for so many ``rooms``; with children of ``ages`` when given.

        Each child has a bedroom of its own and the adults share one, so every norm is met.
        """
        draw = self._random
        bedrooms = rooms - 1
        has_children = ages is not None and bedrooms > 1
        is_couple = bedrooms > 0 and draw.random() < (0.55 if has_children else 0.2)
        sex = draw.choice("FM")
        age = draw.randint(32, 45) if has_children else draw.randint(21, 66)
        found = [Member(household_id, 1, _born(draw, on, age), sex, "APPLICANT")]
        if is_couple:
            found.append(Member(household_id, 2, _born(draw, on, max(20, age - 3)), _OTHER[sex], "PARTNER"))
        if ages is not None and has_children:
            most = bedrooms - 1
            for _ in range(draw.choice(range(1, most + 1)) if draw.random() < 0.5 else most):
                found.append(self._child(household_id, len(found) + 1, on, ages))
        self.members[household_id] = found
        return found

    def crowd(self, household_id: str, on: date, persons: int) -> Member:
        """Let children join the household until it has so many ``persons``; returns the last."""
        found = self.members[household_id]
        while len(found) < persons:
            found.append(self._child(household_id, len(found) + 1, on, (1, 11)))
            found[-1].lives_here = "FULL"
        return found[-1]

    def has_children(self, household_id: str) -> bool:
        """Whether a child lives there, wholly or half of the time."""
        return any(
            member.relation == "CHILD" and member.lives_here in {"FULL", "SHARED"}
            for member in self.members[household_id]
        )

    def _child(self, household_id: str, number: int, on: date, ages: tuple[int, int]) -> Member:
        lives = self._random.choices(("FULL", "SHARED", "ACCESS"), (90, 7, 3))[0] if number > 2 else "FULL"
        birth = _born(self._random, on, self._random.randint(*ages))
        return Member(household_id, number, birth, self._random.choice("FM"), "CHILD", lives)


def let_some_move_on(random: Random, tenancies: list[Tenancy], dwellings: dict[str, Dwelling]) -> None:
    """Let some households that left a dwelling be those that moved into another shortly after, and are not new."""
    stays = [stay for stay in tenancies if stay.household_id]
    leavers = deque(
        sorted(
            (stay for stay in stays if stay.end is not None and (stay.end - stay.start).days > _MOVES_AFTER_DAYS),
            key=lambda stay: (stay.end, stay.tenancy_id),
        )
    )
    for stay in sorted(stays, key=lambda stay: (stay.start, stay.tenancy_id)):
        while leavers and (leavers[0].end or stay.start) < after(stay.start, -_MOVES_WITHIN_DAYS):
            leavers.popleft()
        if not leavers or (leavers[0].end or stay.start) >= stay.start or random.random() > 0.6:
            continue
        before = dwellings[leavers[0].dwelling_id]
        here = dwellings[stay.dwelling_id]
        if here.rooms >= before.rooms and here.wanted == before.wanted and here is not before:
            stay.household_id = leavers.popleft().household_id


def _born(random: Random, on: date, age: int) -> date:
    return after(add_years(on, -age), -random.randint(3, 340))

"""Youths and their rooms in shared dwellings, with what is planted for the capacity checks."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example import roles as cast
from pipeline.example.days import add_years, after, between
from pipeline.example.model import Dwelling, Planted, Tenancy, Youth
from pipeline.example.youths import YouthBook

_SIXTEEN_TO = 880
"""Days from the 16th birthday that leave half a year and more to the 19th."""


class Residents:
    """Moves youths into the shared dwellings, one dwelling at a time."""

    def __init__(self, random: Random, youths: YouthBook, as_of: date) -> None:
        self.random, self.youths, self.as_of = random, youths, as_of
        self.tenancies: list[Tenancy] = []
        self.planted: list[Planted] = []
        self.ordinary: list[tuple[Dwelling, list[str], list[Tenancy]]] = []
        self._twice: Youth | None = None

    def fill(self, dwelling: Dwelling, role: str) -> None:
        """Give ``dwelling`` its residents now and before, as ``role`` says."""
        rooms = room_names(self.random, dwelling)
        now = [] if dwelling.stock_to else self._residents_now(dwelling, role, rooms)
        limit = after(self.as_of, -100) if role == cast.LEASE_OVER else dwelling.stock_to or self.as_of
        taken: dict[str, date] = {}
        for stay in now:
            self.tenancies.append(stay)
            taken[stay.room] = min(stay.start, taken.get(stay.room, stay.start))
        if role in {cast.ORDINARY, cast.LARGE} and now:
            self.ordinary.append((dwelling, rooms, now))
        for room in rooms:
            self._history(dwelling, room, min(taken.get(room, after(self.as_of, -20)), limit))

    def _residents_now(self, dwelling: Dwelling, role: str, rooms: list[str]) -> list[Tenancy]:
        if role == cast.OVERFILLED:
            extra = str(len(rooms) + 1) if rooms[0] == "1" else "ABCDEFG"[len(rooms)]
            stays = [self._move_in(dwelling, room) for room in [*rooms, extra]]
            more: dict[str, str | int | float] = {"residents": len(stays), "places": len(rooms)}
            self._plant(role, stays[-1], "room", more)
            return stays
        if role in {cast.UNDERFILLED, cast.LEASE_OVER}:
            stay = self._move_in(dwelling, self.random.choice(rooms), lived_days=150)
            self._plant(role, stay, "end_date" if role == cast.LEASE_OVER else "room", {"places": len(rooms)})
            return [stay]
        if role == cast.ONE_ROOM:
            stays = [self._move_in(dwelling, room) for room in (rooms[0], rooms[1], rooms[1])]
            self._plant(role, stays[2], "room", {"room": rooms[1]})
            return stays
        if role == cast.TWO_ROOMS:
            return self._one_youth_twice(dwelling, rooms)
        empty = 1 if len(rooms) > 2 and self.random.random() < 0.45 else 0
        return [self._move_in(dwelling, room) for room in rooms[: len(rooms) - empty]]

    def _one_youth_twice(self, dwelling: Dwelling, rooms: list[str]) -> list[Tenancy]:
        stays = [self._move_in(dwelling, room) for room in rooms[:-1]]
        if self._twice is None:
            last = self._move_in(dwelling, rooms[-1], lived_days=200)
            self._twice = self.youths.by_id[last.youth_id]
        else:
            start = after(self.as_of, -self.random.randint(25, 60))
            last = Tenancy(dwelling.dwelling_id, start, None, room=rooms[-1], youth_id=self._twice.youth_id)
            self._plant(cast.TWO_ROOMS, last, "youth_id", {})
            self._twice = None
        return [*stays, last]

    def _move_in(self, dwelling: Dwelling, room: str, lived_days: int | None = None) -> Tenancy:
        earliest = max(after(dwelling.stock_from, 10), after(self.as_of, -620))
        start = after(self.as_of, -lived_days) if lived_days else between(self.random, earliest, after(self.as_of, -35))
        birth = after(add_years(start, -16), -self.random.randint(5, _SIXTEEN_TO - (self.as_of - start).days))
        youth = self.youths.settle(birth, start)
        return Tenancy(dwelling.dwelling_id, start, None, room=room, youth_id=youth.youth_id)

    def _history(self, dwelling: Dwelling, room: str, until: date) -> None:
        latest = after(until, -self.random.randint(3, 45))
        while (latest - dwelling.stock_from).days > 260:
            days = self.random.randint(200, min(540, (latest - dwelling.stock_from).days - 10))
            start = after(latest, -days)
            youth = self.youths.settle(after(add_years(start, -16), -self.random.randint(5, 1050 - days)), start)
            self.tenancies.append(Tenancy(dwelling.dwelling_id, start, latest, room=room, youth_id=youth.youth_id))
            latest = after(start, -self.random.randint(1, 50))

    def _plant(self, kind: str, stay: Tenancy, column: str, more: dict[str, str | int | float]) -> None:
        more = {**more, "room": stay.room}
        self.planted.append(Planted(kind, "tenancies", stay.key, column, stay.dwelling_id, more))


def room_names(random: Random, dwelling: Dwelling) -> list[str]:
    """Names of the rooms, numbers in some dwellings and letters in others."""
    places = dwelling.places or 0
    return list("ABCDEFG"[:places]) if random.random() < 0.3 else [str(number + 1) for number in range(places)]

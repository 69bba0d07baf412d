"""Dates close to the as-of day and to the age limit, planted among the ordinary residents."""

from __future__ import annotations

from collections import deque
from datetime import date

from pipeline.example.days import add_years, after
from pipeline.example.model import Planted, Tenancy
from pipeline.example.quotas import scaled
from pipeline.example.residents import Residents

SOON_19, ALREADY_19, PLANNED_ENDS, BOOKED = 3, 1, 3, 2
FEWEST_RESIDENTS = 2
"""With fewer a dwelling is under-filled, which only those planted so may be."""


def plant_edges(residents: Residents, size: int) -> None:
    """Change single stays of ordinary residents, never two in the same way."""
    Edges(residents).plant(size)


class Edges:
    """Plants one situation at a time, each on a stay that nothing else was planted on."""

    def __init__(self, residents: Residents) -> None:
        self._to = residents
        self._random = residents.random
        self._as_of = residents.as_of
        self._random.shuffle(residents.ordinary)
        self._homes = deque(residents.ordinary)
        self._free = [stay for _, _, stays in self._homes for stay in stays]
        self._random.shuffle(self._free)
        self._used: set[int] = set()

    def plant(self, size: int) -> None:
        """Plant everything, as often as the size asks."""
        for _ in range(max(1, scaled(1, size))):
            self._moved_out_the_day_before()
            self._hand_over()
            self._move_in_on_the_day()
        for _ in range(max(1, scaled(BOOKED, size))):
            self._book()
        for _ in range(max(1, scaled(ALREADY_19, size))):
            self._turn_19("already_19", after(self._as_of, -self._random.randint(15, 30)))
        for _ in range(max(1, scaled(SOON_19, size))):
            self._turn_19("soon_19", after(self._as_of, self._random.randint(12, 165)))
        for _ in range(max(1, scaled(PLANNED_ENDS, size))):
            self._plan_end()

    def _moved_out_the_day_before(self) -> None:
        for _ in range(len(self._homes)):
            stays = self._homes[0][2]
            self._homes.rotate(-1)
            if len(stays) > FEWEST_RESIDENTS and id(stays[-1]) not in self._used:
                stay = stays.pop()
                self._used.add(id(stay))
                stay.end = after(self._as_of, -1)
                self._add("moved_out_day_before", stay, "end_date")
                return

    def _hand_over(self) -> None:
        leaving = self._take()
        if leaving is not None:
            leaving.end = self._as_of
            self._add("last_day_on_as_of", leaving, "end_date")
            coming = self._new_stay(leaving.dwelling_id, leaving.room, after(self._as_of, 1))
            self._add("move_in_day_after", coming, "start_date")

    def _move_in_on_the_day(self) -> None:
        stay = self._take()
        if stay is not None:
            stay.start = self._as_of
            self._to.youths.by_id[stay.youth_id].settled = stay.start
            self._add("move_in_on_as_of", stay, "start_date")

    def _book(self) -> None:
        for _ in range(len(self._homes)):
            dwelling, rooms, stays = self._homes[0]
            self._homes.rotate(-1)
            room = _empty_room(rooms, stays)
            if room:
                start = after(self._as_of, self._random.randint(14, 70))
                stay = self._new_stay(dwelling.dwelling_id, room, start)
                self._add("booked_move_in", stay, "start_date")
                stays.append(stay)
                return

    def _turn_19(self, kind: str, birthday: date) -> None:
        stay = self._take(started_before=after(birthday, -30))
        if stay is not None:
            self._to.youths.by_id[stay.youth_id].birth = add_years(birthday, -19)
            more: dict[str, str | int | float] = {"turns_19": birthday.isoformat()}
            self._to.planted.append(Planted(kind, "youths", stay.youth_id, "birth_date", stay.dwelling_id, more))

    def _plan_end(self) -> None:
        stay = self._take()
        if stay is not None:
            stay.end = after(self._as_of, self._random.randint(20, 100))
            self._add("planned_end", stay, "end_date")

    def _take(self, started_before: date = date.max) -> Tenancy | None:
        passed_over: list[Tenancy] = []
        taken = None
        while self._free and taken is None:
            stay = self._free.pop()
            if id(stay) in self._used:
                continue
            if stay.start < started_before:
                taken = stay
            else:
                passed_over.append(stay)
        self._free += reversed(passed_over)
        if taken is not None:
            self._used.add(id(taken))
        return taken

    def _new_stay(self, dwelling_id: str, room: str, start: date) -> Tenancy:
        birth = after(add_years(self._as_of, -16), -self._random.randint(120, 700))
        youth = self._to.youths.settle(birth, start, has_moved=start <= self._as_of)
        stay = Tenancy(dwelling_id, start, None, room=room, youth_id=youth.youth_id)
        self._to.tenancies.append(stay)
        return stay

    def _add(self, kind: str, stay: Tenancy, column: str) -> None:
        day = stay.start if column == "start_date" else stay.end
        more: dict[str, str | int | float] = {"day": f"{day}", "room": stay.room}
        self._to.planted.append(Planted(kind, "tenancies", stay.key, column, stay.dwelling_id, more))


def _empty_room(rooms: list[str], stays: list[Tenancy]) -> str:
    taken = {stay.room for stay in stays}
    return next((room for room in rooms if room not in taken), "")

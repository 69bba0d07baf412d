"""Acquisitions of shared housing: one per contract, some under way, some given up, with all that belongs to them."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import after, working_day
from pipeline.example.model import Lease, Municipality
from pipeline.example.quotas import scaled
from pipeline.example.records import Acquisition, Handover, Need, Order, Viewing

UNDER_WAY, GIVEN_UP, OPEN_NEEDS = 5, 3, 4
LAYOUTS = {2: "THREE_ROOMS", 3: "FOUR_ROOMS"}
_NEED = {2: "SHARED_2", 3: "SHARED_3"}
_STEPS = 7
_VIEWED, _SIGNED, _IN_USE = 3, 5, 6
_OPEN_KINDS = (("SHARED_3", 2, 6), ("SHARED_2", 3, 6), ("SMALL", 2, 2), ("FAMILY", 3, 12), ("SHARED_LARGE", 1, 6))


class AcquisitionBook:
    """Writes down how each shared dwelling that is leased in came about."""

    def __init__(self, random: Random, town: Municipality) -> None:
        self._random, self._as_of, self._size = random, town.as_of, town.size
        self._leases = town.leases
        self._starts = {lease.lease_id: lease.start for lease in town.leases}
        self._dwellings = {item.dwelling_id: item for item in town.dwellings if item.is_shared}
        self.acquisitions: list[Acquisition] = []
        self.viewings: list[Viewing] = []
        self.handovers: list[Handover] = []
        self.orders: list[Order] = []
        self.needs: list[Need] = []

    def write(self) -> None:
        """Fill the book and number every record in the order of its days."""
        made = [self._rented(lease) for lease in self._leases if lease.dwelling_id in self._dwellings]
        made += [self._under_way(number % _SIGNED + 1) for number in range(max(2, scaled(UNDER_WAY, self._size)))]
        made += [self._given_up() for _ in range(max(1, scaled(GIVEN_UP, self._size)))]
        made.sort(key=lambda item: (item.steps[0] or self._as_of, item.dwelling_id))
        self.acquisitions = made
        width = max(3, len(str(len(made))))
        for number, item in enumerate(made, start=1):
            item.acquisition_id = f"A-{number:0{width}d}"
            self._follow(item, f"{number:0{width}d}")
        for number in range(scaled(OPEN_NEEDS, self._size)):
            self._need_more(f"BB-{len(made) + number + 1:0{width}d}", number)

    def _rented(self, lease: Lease) -> Acquisition:
        dwelling = self._dwellings[lease.dwelling_id]
        in_use = after(lease.start, self._random.randint(1, 7))
        before = self._days_back(lease.signed, _SIGNED)
        steps: list[date | None] = [*before, lease.signed, in_use]
        item = Acquisition("", dwelling.layout, dwelling.places or 0, steps, lease.rent)
        item.dwelling_id, item.lease_id, item.signed_by = lease.dwelling_id, lease.lease_id, "MUNICIPAL_DIRECTOR"
        item.told = [after(lease.signed, self._random.randint(0, 3)) for _ in range(4)]
        return item

    def _under_way(self, done: int) -> Acquisition:
        last = working_day(after(self._as_of, -self._random.randint(2, 12)))
        return self._sought([*self._days_back(last, done - 1), last])

    def _given_up(self) -> Acquisition:
        last = working_day(after(self._as_of, -self._random.randint(60, 700)))
        item = self._sought([*self._days_back(last, 3), last])
        item.dropped = after(last, self._random.randint(2, 12))
        item.remarks = self._random.choice(("Utleier trakk seg", "For trangt fellesareal", "For langt til skole"))
        return item

    def _sought(self, days: list[date]) -> Acquisition:
        places = self._random.choice((2, 3, 3))
        steps: list[date | None] = [*days, *[None] * (_STEPS - len(days))]
        package = 5200 * places + self._random.randint(0, 30) * 50 if len(days) == _SIGNED else None
        return Acquisition("", LAYOUTS[places], places, steps, package)

    def _days_back(self, last: date, count: int) -> list[date]:
        days: list[date] = []
        for _ in range(count):
            last = working_day(after(last, -self._random.randint(9, 20)))
            days.insert(0, last)
        return days

    def _follow(self, item: Acquisition, number: str) -> None:
        item.need_id = f"BB-{number}"
        self.needs.append(self._need_of(item))
        viewed = item.steps[_VIEWED]
        if viewed is not None:
            for back in range(self._random.choice((0, 0, 1)), -1, -1):
                self._view(item, working_day(after(viewed, -5 * back)), f"V-{number}-{2 - back}")
        if item.lease_id:
            self._take_over(item, number)

    def _need_of(self, item: Acquisition) -> Need:
        first, in_use = item.steps[0] or self._as_of, item.steps[_IN_USE]
        registered = working_day(after(first, -self._random.randint(3, 20)))
        kind = _NEED.get(item.places, "SHARED_LARGE")
        starts = in_use or item.dropped or after(self._as_of, self._random.randint(30, 120))
        return Need(item.need_id, kind, registered, 1, item.places, starts, item.dropped, in_use)

    def _need_more(self, need_id: str, number: int) -> None:
        kind, dwellings, persons = _OPEN_KINDS[number % len(_OPEN_KINDS)]
        registered = working_day(after(self._as_of, -self._random.randint(5, 60)))
        starts = after(self._as_of, self._random.randint(20, 150))
        ends = after(starts, 365) if kind == "SMALL" else None
        self.needs.append(Need(need_id, kind, registered, dwellings, persons, starts, ends))

    def _view(self, item: Acquisition, day: date, viewing_id: str) -> None:
        opinion_on = after(day, self._random.randint(0, 3))
        if item.dropped is not None:
            self.viewings.append(Viewing(viewing_id, item.acquisition_id, day, "NOT_GOOD", "AGAINST", opinion_on))
            return
        checklist = self._random.choices(("GOOD", "WITH_CHANGES"), (70, 30))[0]
        opinion = self._random.choices(("SUPPORTS", "WITH_CONDITIONS"), (80, 20))[0]
        viewing = Viewing(viewing_id, item.acquisition_id, day, checklist)
        if opinion_on <= self._as_of:
            viewing.opinion, viewing.opinion_on = opinion, opinion_on
        self.viewings.append(viewing)

    def _take_over(self, item: Acquisition, number: str) -> None:
        draw = self._random
        start, signed, in_use = self._starts[item.lease_id], item.steps[_SIGNED], item.steps[_IN_USE]
        photos, sent = draw.randint(14, 70), after(start, draw.randint(1, 5))
        keys, meter = item.places + 2, draw.randint(2_000, 90_000)
        self.handovers.append(Handover(f"O-{number}", item.acquisition_id, start, start, photos, sent, keys, meter))
        if signed is not None and in_use is not None:
            ordered = after(signed, draw.randint(2, 7))
            answered = after(ordered, draw.randint(5, 20))
            order = Order(f"IB-{number}", item.dwelling_id, ordered, item.places, in_use, answered, item.places)
            self.orders.append(order)

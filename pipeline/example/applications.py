"""Applications: those that led to the tenancies, the queue, the rejected, and those of tenants who want another."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_months, add_years, after, between, working_day
from pipeline.example.facts import OLDER, YOUNGER
from pipeline.example.households import HouseholdBook
from pipeline.example.model import Dwelling, Municipality, Planted, Tenancy
from pipeline.example.quotas import scaled
from pipeline.example.records import Application

WAITING_FAMILIES, WAITING_OTHERS = 15, 6
PENDING, WITHDRAWN, REJECTED_A_YEAR = 9, 4, 14
TENANTS_PENDING, TENANTS_REJECTED = 3, 5
CROWDED, _SMALL = 6, 3
"""Persons in a household that has become too large, and rooms of its dwelling."""
YEARS = 3
"""Years back for which rejected applications are kept."""

_REASONS = ("REFUGEE", "ADAPTED_DWELLING", "MENTAL_OR_SUBSTANCE", "OTHER_PROBLEMS", "NO_NEEDS_TEST")
_FAMILY_REASONS, _SINGLE_REASONS = (55, 8, 9, 26, 2), (22, 15, 34, 26, 3)
_SCHOOLS = ("Lurvik skole", "Nerlurvik skole", "Lurvikfoss skole", "", "")
_CLASS_AGES = {OLDER: (3, 13), YOUNGER: (0, 1)}


class ApplicationBook:
    """Registers applications and who stands behind them."""

    def __init__(self, random: Random, town: Municipality, households: HouseholdBook) -> None:
        self._random, self._town, self._as_of = random, town, town.as_of
        self._households = households
        self._next = 1 + sum(1 for stay in town.tenancies if stay.household_id)
        self._width = max(4, len(str(len(town.tenancies))))
        self.all: list[Application] = []
        self.waiting: list[Application] = []
        self._planted: list[tuple[str, Application, str]] = []
        self._crowded: list[Planted] = []

    def write(self) -> list[Planted]:
        """Fill the book, number it by the day of receipt, and say what was planted."""
        self._of_tenants()
        self._of_the_queue()
        self._of_the_rest()
        self._plant()
        self.all.sort(key=lambda item: (item.received, item.household_id))
        width = max(4, len(str(len(self.all))))
        for number, item in enumerate(self.all, start=1):
            item.application_id = f"S-{number:0{width}d}"
        return self._crowded + [
            Planted(kind, "applications", item.application_id, column, item.dwelling_id)
            for kind, item, column in self._planted
        ]

    def _of_tenants(self) -> None:
        dwellings = {item.dwelling_id: item for item in self._town.dwellings}
        for stay in self._town.tenancies:
            if stay.household_id:
                self._add(self._granted(stay, dwellings[stay.dwelling_id]))

    def _granted(self, stay: Tenancy, dwelling: Dwelling) -> Application:
        received = working_day(after(stay.start, -self._random.randint(45, 170)))
        decided = working_day(between(self._random, after(received, 6), after(stay.start, -20)))
        item = Application(stay.household_id, received, "GRANTED", max(decided, received), stay.start)
        item.dwelling_id = stay.dwelling_id
        item.is_new = stay.household_id not in self._households.members
        if item.is_new:
            ages = _CLASS_AGES.get(dwelling.wanted)
            if ages is None and stay.start < add_years(self._as_of, -2) and self._random.random() < 0.15:
                ages = _CLASS_AGES[OLDER]
            if self._random.random() < 0.15:
                ages = None
            self._households.compose(stay.household_id, dwelling.rooms, received, ages)
        item.needs_wheelchair = dwelling.wheelchair and self._random.random() < 0.12
        item.highest_rent = round(dwelling.rent / 500 + self._random.randint(1, 6)) * 500
        return item

    def _of_the_queue(self) -> None:
        for index in range(scaled(WAITING_FAMILIES, self._town.size) + scaled(WAITING_OTHERS, self._town.size)):
            is_family = index < scaled(WAITING_FAMILIES, self._town.size)
            received = working_day(after(self._as_of, -self._random.randint(35 if index % 3 else 180, 320)))
            item = self._newcomer(received, "GRANTED", is_family=is_family)
            item.decided = working_day(between(self._random, after(received, 8), after(self._as_of, -6)))
            item.needs_wheelchair = self._random.random() < 0.1
            item.highest_rent = self._random.randint(16, 30) * 500
            self.waiting.append(self._add(item))

    def _of_the_rest(self) -> None:
        draw, size = self._random, self._town.size
        for _ in range(scaled(PENDING, size)):
            self._add(self._newcomer(working_day(after(self._as_of, -draw.randint(1, 50))), "PENDING"))
        for decision, count in (("REJECTED", YEARS * REJECTED_A_YEAR), ("WITHDRAWN", WITHDRAWN)):
            for _ in range(scaled(count, size)):
                received = working_day(between(draw, add_years(self._as_of, -YEARS), after(self._as_of, -60)))
                item = self._add(self._newcomer(received, decision))
                item.decided = working_day(after(received, draw.randint(7, 55)))
        tenants = [stay for stay in self._town.tenancies if stay.household_id and stay.covers(self._as_of)]
        tenants = [stay for stay in tenants if stay.start < add_months(self._as_of, -8)]
        wanted = scaled(TENANTS_PENDING, size) + scaled(TENANTS_REJECTED, size)
        for index, stay in enumerate(draw.sample(tenants, min(len(tenants), wanted))):
            received = working_day(after(self._as_of, -draw.randint(70, 110)))
            is_pending = index < scaled(TENANTS_PENDING, size)
            item = Application(stay.household_id, received, "PENDING" if is_pending else "REJECTED", is_new=False)
            item.decided = None if is_pending else working_day(after(received, draw.randint(7, 55)))
            self._add(item)

    def _newcomer(self, received: date, decision: str, *, is_family: bool | None = None) -> Application:
        household_id = f"H-{self._next:0{self._width}d}"
        self._next += 1
        if is_family is None:
            is_family = self._random.random() < 0.35
        ages = self._random.choice(((0, 2), (3, 13), (3, 13), (1, 13))) if is_family else None
        self._households.compose(household_id, self._random.choice((3, 3, 4, 5)) if is_family else 2, received, ages)
        return Application(household_id, received, decision)

    def _add(self, item: Application) -> Application:
        is_family = self._households.has_children(item.household_id)
        item.reason = self._random.choices(_REASONS, _FAMILY_REASONS if is_family else _SINGLE_REASONS)[0]
        if item.reason == "REFUGEE":
            item.grant_from = after(item.received, -self._random.randint(20, 1000))
        if item.needs_wheelchair and item.reason not in {"REFUGEE", "MENTAL_OR_SUBSTANCE"}:
            item.reason = "ADAPTED_DWELLING"
        item.school = self._random.choice(_SCHOOLS) if is_family else ""
        self.all.append(item)
        return item

    def _plant(self) -> None:
        size = self._town.size
        times = max(1, scaled(1, size))
        families = self.waiting[: scaled(WAITING_FAMILIES, size)]
        tenants = [item for item in self.all if item.dwelling_id and item.moved_in and item.is_new]
        living = {stay.household_id for stay in self._town.tenancies if stay.covers(self._as_of)}
        tenants = [item for item in tenants if item.household_id in living]
        self._random.shuffle(tenants)
        for number in range(times):
            self._still_refugees(families[3 * number])
            self._protect(families[3 * number + 1 : 3 * number + 2], "STRICTLY_CONFIDENTIAL")
            self._protect(tenants[2 * number : 2 * number + 1], "CONFIDENTIAL")
            for tenant in tenants[2 * number + 1 : 2 * number + 2]:
                self._queue_twice(tenant)
        small = {item.dwelling_id for item in self._town.dwellings if item.rooms == _SMALL}
        crowded = [item for item in tenants[2 * times :] if item.dwelling_id in small]
        for tenant in [item for item in crowded if self._households.has_children(item.household_id)][:times]:
            self._crowd(tenant)

    def _still_refugees(self, item: Application) -> None:
        item.reason = "REFUGEE"
        item.grant_from = after(add_years(item.received, -5), -self._random.randint(60, 300))
        self._planted.append(("refugee_over_five_years", item, "refugee_grant_from"))

    def _protect(self, items: list[Application], protection: str) -> None:
        for item in items:
            item.protection = protection
            self._planted.append(("protected_address", item, "address_protection"))

    def _crowd(self, tenant: Application) -> None:
        last = self._households.crowd(tenant.household_id, tenant.received, CROWDED)
        self._crowded.append(Planted("crowded", "household_members", last.key, "member_no", tenant.dwelling_id))

    def _queue_twice(self, tenant: Application) -> None:
        received = working_day(after(self._as_of, -self._random.randint(60, 90)))
        item = Application(tenant.household_id, received, "GRANTED", working_day(after(received, 25)))
        self._add(item)
        self._planted.append(("waiting_with_tenancy", item, "household_id"))

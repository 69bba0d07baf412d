"""Families that the units work with together: five at a time, a meeting every month, tasks by unit."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_months, after, working_day
from pipeline.example.households import HouseholdBook
from pipeline.example.model import Municipality, Planted
from pipeline.example.records import Family, Meeting, Task

AT_A_TIME = 5
"""However large the municipality is."""
OVERDUE = 2
_UNITS = ("NAV", "PROPERTY", "HUSBANKEN_SCHEMES", "REFUGEES", "CHILD_WELFARE", "HEALTH_STATION")
_TASKS = {
    "NAV": ("Avklare tiltak og inntekt", "Gå gjennom budsjett med familien", "Følge opp arbeidstrening"),
    "PROPERTY": ("Sjekke fukt på badet", "Boveileder hjem til familien", "Vurdere leie til eie"),
    "HUSBANKEN_SCHEMES": ("Regne på startlån", "Møte i banken", "Vurdere tilskudd til etablering"),
    "REFUGEES": ("Følge opp introduksjonsprogrammet", "Bestille tolk til neste møte"),
    "CHILD_WELFARE": ("Avklare støttekontakt", "Delta i samarbeidsmøte"),
    "HEALTH_STATION": ("Hjemmebesøk", "Time hos helsesykepleier"),
}


class FamilyBook:
    """Follows families up, one place after the other."""

    def __init__(self, random: Random, as_of: date) -> None:
        self._random, self._as_of = random, as_of
        self.families: list[Family] = []
        self.meetings: list[Meeting] = []
        self.tasks: list[Task] = []
        self._planted: list[Planted] = []

    def write(self, households: list[str]) -> list[Planted]:
        """Fill the book with some of ``households``, and say what was planted."""
        chosen = self._random.sample(households, min(len(households), 2 * AT_A_TIME + 1))
        now, before, sixth = chosen[:AT_A_TIME], chosen[AT_A_TIME : 2 * AT_A_TIME], chosen[2 * AT_A_TIME :]
        first_of_month = self._as_of.replace(day=1)
        for number, household_id in enumerate(before):
            start, end = add_months(first_of_month, -26 - number % 3), add_months(first_of_month, -12 - number)
            self._family(household_id, after(start, 4), after(end, -4))
        for number, household_id in enumerate(now):
            self._family(household_id, after(add_months(first_of_month, -11 + number // 3), 4), None)
        for household_id in sixth:
            start, end = add_months(first_of_month, -8), add_months(first_of_month, -5)
            family = self._family(household_id, after(start, 4), after(end, -4))
            self._add("sixth_family", "priority_families", family, "active_from", family.active_from)
        self._number()
        self._plant()
        return self._planted

    def _family(self, household_id: str, start: date, end: date | None) -> Family:
        consent = after(start, -self._random.randint(0, 10))
        until = after(end, self._random.randint(10, 60)) if end else None
        family = Family(f"F-{len(self.families) + 1:02d}", household_id, start, end, consent, until)
        self.families.append(family)
        days = self._meeting_days(family)
        held = [day for day in days if day <= (end or self._as_of)]
        for number, day in enumerate(held, start=1):
            self.meetings.append(Meeting(family.family_id, day, days[number] if number < len(days) else None))
        for _ in range(self._random.randint(3, 5)):
            self._task(family, self._random.choice(held[: -2 if end else None] or held))
        if end is None:
            self._open_task(family, held[-1])
        return family

    def _meeting_days(self, family: Family) -> list[date]:
        month, weekday = family.active_from.replace(day=1), self._random.randint(13, 20)
        days: list[date] = []
        while not days or days[-1] <= (family.active_to or self._as_of):
            day = working_day(month.replace(day=weekday))
            if family.active_to is not None and day > family.active_to:
                break
            days.append(day)
            month = add_months(month, 1)
        return days

    def _task(self, family: Family, given: date) -> None:
        unit = self._random.choice(_UNITS)
        due = after(given, self._random.randint(21, 45))
        done = after(given, self._random.randint(4, (due - given).days))
        is_open = done > self._as_of or (due > self._as_of and self._random.random() < 0.6)
        text = self._random.choice(_TASKS[unit])
        self.tasks.append(Task("", family.family_id, unit, text, given, due, None if is_open else done))

    def _open_task(self, family: Family, given: date) -> None:
        unit = self._random.choice(_UNITS)
        due = after(self._as_of, self._random.randint(5, 30))
        self.tasks.append(Task("", family.family_id, unit, self._random.choice(_TASKS[unit]), given, due))

    def _number(self) -> None:
        self.meetings.sort(key=lambda item: (item.day, item.family_id))
        self.tasks.sort(key=lambda item: (item.given, item.family_id, item.unit))
        for number, task in enumerate(self.tasks, start=1):
            task.task_id = f"OP-{number:03d}"

    def _plant(self) -> None:
        active = [item for item in self.families if item.active_to is None]
        for family in active[:1]:
            family.consent_to = after(self._as_of, -self._random.randint(20, 50))
            self._add("consent_lapsed", "priority_families", family, "consent_to", family.consent_to)
        for family in active[1:2]:
            missed = max(item.day for item in self.meetings if item.family_id == family.family_id)
            self.meetings = [it for it in self.meetings if (it.family_id, it.day) != (family.family_id, missed)]
            self._add("month_without_meeting", "priority_families", family, "family_id", missed)
        living = {item.family_id for item in active}
        late = [item for item in self.tasks if item.family_id in living][-OVERDUE:]
        for task in late:
            task.due, task.done = after(self._as_of, -self._random.randint(4, 25)), None
            task.given = min(task.given, after(task.due, -21))
            self._planted.append(Planted("overdue_task", "family_tasks", task.task_id, "due_date"))

    def _add(self, kind: str, table: str, family: Family, column: str, day: date) -> None:
        self._planted.append(Planted(kind, table, family.family_id, column, "", {"day": day.isoformat()}))


def families_to_choose(town: Municipality, households: HouseholdBook) -> list[str]:
    """Households with children that live in a municipal dwelling, in the order of moving in."""
    living = [stay.household_id for stay in town.tenancies if stay.household_id and stay.covers(town.as_of)]
    return [household_id for household_id in living if households.has_children(household_id)]

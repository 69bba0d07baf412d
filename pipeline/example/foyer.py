"""Participants in Foyer, each with a programme of eight areas, and what was forgotten about a few."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_months, add_years, after, working_day
from pipeline.example.model import Planted
from pipeline.example.quotas import scaled
from pipeline.example.records import Participant

TAKING_PART, FINISHED = 8, 3
AREAS = (
    "has_living_training", "has_education", "has_vocational_training", "has_health", "has_economy",
    "has_leisure_and_network", "has_life_skills", "has_transition",
)  # fmt: skip


def make_participants(random: Random, size: int, as_of: date) -> tuple[list[Participant], list[Planted]]:
    """Participants by start, and what was planted."""
    taking_part = [_participant(random, as_of) for _ in range(max(6, scaled(TAKING_PART, size)))]
    finished = [_finished(random, as_of) for _ in range(scaled(FINISHED, size))]
    slips = _plant(random, taking_part, size, as_of)
    everybody = sorted(taking_part + finished, key=lambda item: (item.start, item.birth))
    width = max(2, len(str(len(everybody))))
    for number, item in enumerate(everybody, start=1):
        item.participant_id = f"FO-{number:0{width}d}"
    return everybody, [Planted(kind, "foyer_participants", item.participant_id, col) for kind, item, col in slips]


def _participant(random: Random, as_of: date) -> Participant:
    start = working_day(after(as_of, -random.randint(60, 900)))
    return Participant(
        birth=after(add_years(start, -16), -random.randint(20, 1400)),
        start=start,
        planned_end=after(add_years(start, 3), -1),
        followed_up=working_day(after(as_of, -random.randint(3, 24))),
        next_follow_up=after(as_of, random.randint(3, 27)),
    )


def _finished(random: Random, as_of: date) -> Participant:
    start = working_day(after(add_years(as_of, -4), -random.randint(10, 200)))
    item = _participant(random, as_of)
    item.birth = after(add_years(start, -16), -random.randint(20, 1400))
    item.start, item.planned_end = start, after(add_years(start, 3), -1)
    item.end = after(start, random.randint(500, 1090))
    item.followed_up, item.next_follow_up = working_day(after(item.end, -random.randint(2, 20))), None
    return item


def _plant(
    random: Random, taking_part: list[Participant], size: int, as_of: date
) -> list[tuple[str, Participant, str]]:
    free = list(taking_part)
    random.shuffle(free)
    slips = []
    for _ in range(max(1, scaled(1, size))):
        old, long, gap, late = free.pop(), free.pop(), free.pop(), free.pop()
        old.birth = after(add_years(as_of, -24), -random.randint(30, 200))
        slips.append(("foyer_too_old", old, "birth_date"))
        long.start = working_day(add_months(as_of, -random.randint(38, 42)))
        long.birth = after(add_years(long.start, -17), -random.randint(20, 300))
        long.planned_end = after(as_of, random.randint(60, 120))
        slips.append(("foyer_over_three_years", long, "planned_end_date"))
        area = random.randrange(len(AREAS))
        gap.areas[area] = False
        slips.append(("foyer_area_missing", gap, AREAS[area]))
        late.followed_up = working_day(add_months(as_of, -3))
        late.next_follow_up = after(as_of, -random.randint(20, 50))
        slips.append(("foyer_follow_up_overdue", late, "next_follow_up_date"))
    return slips

"""Made-up cases of shared housing, from a seed: the same seed gives the same case on every machine."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from pipeline.allocation.facts import NO_END
from pipeline.allocation.shared_records import Resident, SharedCase, SharedDwelling, Youth
from pipeline.allocation.shared_settings import SharedSettings

AS_OF = date(2019, 10, 31)
LANGUAGES = ("dari", "pashto", "tigrinja", "somali", "arabisk")
AREAS = ("øst", "vest", "sentrum")
SCHOOLS = ("S1", "S2", "S3")

T = TypeVar("T")


def a_youth(youth_id: str = "U-1", **changes: object) -> Youth:
    """A girl of 17 who may live in shared housing."""
    youth = Youth(
        youth_id=youth_id,
        birth_date=date(2002, 6, 1),
        sex="F",
        languages=frozenset({"dari"}),
        waiting_since=date(2019, 8, 1),
        day_activity_ok=True,
        social_ok=True,
        tenancy_duties_ok=True,
    )
    return replace(youth, **changes)  # type: ignore[arg-type]


def a_resident(youth_id: str = "R-1", **changes: object) -> Resident:
    """A girl of 17 who lives there with no planned end."""
    resident = Resident(
        youth_id=youth_id, birth_date=date(2002, 3, 1), sex="F", languages=frozenset({"dari"}), start=date(2019, 1, 1)
    )
    return replace(resident, **changes)  # type: ignore[arg-type]


def a_dwelling(dwelling_id: str = "B-1", **changes: object) -> SharedDwelling:
    """An empty dwelling for two without an end of its lease."""
    dwelling = SharedDwelling(dwelling_id=dwelling_id, places=2, available_from=date(2019, 1, 1), lease_end=NO_END)
    return replace(dwelling, **changes)  # type: ignore[arg-type]


def a_case(youths: list[Youth], dwellings: list[SharedDwelling], **settings: object) -> SharedCase:
    """A case on the last day of October 2019."""
    return SharedCase(
        as_of=AS_OF,
        youths=tuple(youths),
        dwellings=tuple(dwellings),
        settings=SharedSettings(**settings),  # type: ignore[arg-type]
    )


def random_case(seed: int, youth_count: int, dwelling_count: int) -> SharedCase:
    """A case of everyday mess: unknown facts, booked places, leases that end, switches on and off."""
    chance = Random(seed)
    youth_ids = [f"U-{number:03d}" for number in range(youth_count)]
    resident_ids = [f"R-{number:03d}" for number in range(3 * dwelling_count)]
    youths = tuple(_youth(chance, youth_id, [*youth_ids, *resident_ids]) for youth_id in youth_ids)
    dwellings = tuple(_dwelling(chance, number, resident_ids, youth_ids) for number in range(dwelling_count))
    settings = SharedSettings(
        same_sex=chance.random() < 0.7,
        age_gap_months=chance.choice((None, None, 12, 24)),
        common_language=chance.random() < 0.3,
        lease_months_min=chance.choice((3, 6, 12)),
        move_in_within_days=chance.choice((31, 92, 180)),
    )
    declined = {
        (youth.youth_id, chance.choice(dwellings).dwelling_id): None for youth in youths if chance.random() < 0.05
    }
    return SharedCase(as_of=AS_OF, youths=youths, dwellings=dwellings, settings=settings, declined=declined)


def shuffled(case: SharedCase, seed: int) -> SharedCase:
    """The same case with everything in another order."""
    chance = Random(seed)
    dwellings = [
        replace(
            dwelling,
            residents=tuple(chance.sample(dwelling.residents, len(dwelling.residents))),
            room_ids=tuple(chance.sample(dwelling.room_ids, len(dwelling.room_ids))),
        )
        for dwelling in case.dwellings
    ]
    return replace(
        case,
        youths=tuple(chance.sample(case.youths, len(case.youths))),
        dwellings=tuple(chance.sample(dwellings, len(dwellings))),
    )


def _youth(chance: Random, youth_id: str, others: list[str]) -> Youth:
    return a_youth(
        youth_id,
        birth_date=_maybe(chance, AS_OF - timedelta(days=chance.randint(5700, 7000))),
        sex=_maybe(chance, chance.choice("FM")),
        languages=_maybe(chance, frozenset(chance.sample(LANGUAGES, chance.randint(1, 2)))),
        waiting_since=_maybe(chance, AS_OF - timedelta(days=chance.randint(0, 300))),
        ready_from=chance.choice((None, None, AS_OF + timedelta(days=chance.randint(0, 90)))),
        day_activity_ok=chance.choices((True, None, False), (90, 6, 4))[0],
        social_ok=chance.choices((True, None, False), (90, 6, 4))[0],
        tenancy_duties_ok=chance.choices((True, None, False), (90, 6, 4))[0],
        siblings=_few(chance, others, 0.1) - {youth_id},
        live_with=_few(chance, others, 0.2) - {youth_id},
        not_with=_few(chance, others, 0.15) - {youth_id},
        wishes=frozenset(chance.sample(AREAS, chance.randint(0, 2))),
        school=chance.choice((None, *SCHOOLS)),
    )


def _dwelling(chance: Random, number: int, resident_ids: list[str], youth_ids: list[str]) -> SharedDwelling:
    places = chance.choice((2, 3))
    rooms = tuple(f"{letter}" for letter in "ABC"[:places])
    own = resident_ids[3 * number : 3 * number + chance.choice((0, 0, 1, 2)[: places + 1])]
    sex = chance.choice("FM")
    residents = tuple(
        a_resident(
            youth_id,
            birth_date=_maybe(chance, AS_OF - timedelta(days=chance.randint(5900, 6900))),
            sex=sex,
            languages=_maybe(chance, frozenset(chance.sample(LANGUAGES, 2))),
            start=chance.choice((None, date(2019, 1, 1), AS_OF + timedelta(days=chance.randint(1, 60)))),
            end=chance.choice((None, None, AS_OF + timedelta(days=chance.randint(0, 200)))),
            room_id=_maybe(chance, room),
            not_with=_few(chance, youth_ids, 0.1),
        )
        for youth_id, room in zip(own, rooms, strict=False)
    )
    return a_dwelling(
        f"B-{number:03d}",
        places=chance.choices((places, None, 5), (95, 3, 2))[0],
        available_from=_maybe(chance, AS_OF + timedelta(days=chance.choice((-200, -30, 15, 60)))),
        lease_end=chance.choice((NO_END, NO_END, None, AS_OF + timedelta(days=chance.randint(60, 900)))),
        room_ids=chance.choice(((), rooms)),
        residents=residents,
        features=frozenset({chance.choice(AREAS)}),
        schools=_maybe(chance, frozenset(chance.sample(SCHOOLS, 2))),
    )


def _maybe(chance: Random, value: T) -> T | None:
    return None if chance.random() < 0.04 else value


def _few(chance: Random, names: list[str], share: float) -> frozenset[str]:
    return frozenset({chance.choice(names)}) if names and chance.random() < share else frozenset()

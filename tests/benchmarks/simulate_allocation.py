"""Eighteen months of shared housing, with proposals carried out each month, beside first come, first served.

    python -m tests.benchmarks.simulate_allocation [towns]

The same made-up arrivals, dwellings and departures for all; who is housed in one month holds the place in the next.
Prints the youths housed, their days of waiting, empty room-months, match points, and the share housed by group.
"""

import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

from pipeline.allocation.facts import NO_END
from pipeline.allocation.shared_options import weigh_options
from pipeline.allocation.shared_places import openings
from pipeline.allocation.shared_points import weigh_points
from pipeline.allocation.shared_proposal import Order, Proposal, make_proposal
from pipeline.allocation.shared_propose import first_fit, propose_in_queue_order, propose_shared
from pipeline.allocation.shared_records import Resident, SharedCase, SharedDwelling, Youth
from pipeline.allocation.shared_seating import Seating
from pipeline.allocation.shared_settings import SharedSettings
from pipeline.dates import add_months

START, MONTHS = date(2018, 1, 31), 18
AREAS, SCHOOLS = ("øst", "vest", "sentrum"), ("S1", "S2", "S3")
LANGUAGES = ("dari", "pashto", "tigrinja", "somali", "arabisk")
SETTINGS = SharedSettings(same_sex=True, age_gap_months=24, move_in_within_days=31)
Policy = Callable[[SharedCase], Proposal]


@dataclass
class Town:
    """What one policy has led to so far."""

    dwellings: dict[str, SharedDwelling]
    waiting: list[Youth] = field(default_factory=list)
    waits: list[int] = field(default_factory=list)
    points: int = 0
    empty_room_months: int = 0
    arrived: Counter[str] = field(default_factory=Counter)
    housed: Counter[str] = field(default_factory=Counter)


def first_come(case: SharedCase) -> Proposal:
    """First come, first served."""
    options = weigh_options(case)
    return make_proposal(
        options, weigh_points(options), Order.FIRST_COME, first_fit(options, Seating.seat_in_free_place).items()
    )


POLICIES: dict[str, Policy] = {
    "nobody passed": propose_in_queue_order,
    "largest number": lambda case: propose_shared(case).largest_number,
    "first come": first_come,
}


def groups(youth: Youth) -> list[str]:
    """The groups that a youth is counted in."""
    few_options = bool(youth.not_with) or youth.sex == "F"
    return ["all", "girls" if youth.sex == "F" else "boys", "few options" if few_options else "many options"]


def newcomers(chance: Random, month: int, today: date) -> list[Youth]:
    """The youths who begin to wait in a month."""
    names = [f"U-{month:02d}{letter}" for letter in "abcdef"[: chance.randint(1, 6)]]
    found = []
    for number, name in enumerate(names):
        mate = frozenset({names[number - 1]}) if number else frozenset()
        tie = chance.random()
        found.append(
            Youth(
                youth_id=name,
                birth_date=today - timedelta(days=chance.randint(5900, 6700)),
                sex="F" if chance.random() < 0.25 else "M",
                languages=frozenset(chance.sample(LANGUAGES, 2)),
                waiting_since=today - timedelta(days=chance.randint(0, 30)),
                day_activity_ok=True,
                social_ok=True,
                tenancy_duties_ok=True,
                siblings=mate if tie < 0.08 else frozenset(),
                live_with=mate if 0.08 <= tie < 0.25 else frozenset(),
                not_with=mate if tie > 0.85 else frozenset(),
                wishes=frozenset(chance.sample(AREAS, chance.randint(0, 2))),
                school=chance.choice((None, *SCHOOLS)),
            )
        )
    return found


def new_dwelling(chance: Random, number: int, today: date) -> SharedDwelling:
    """A dwelling handed over on a day of the coming month."""
    return SharedDwelling(
        dwelling_id=f"B-{number:02d}",
        places=chance.choice((2, 3)),
        available_from=today + timedelta(days=chance.randint(0, 28)),
        lease_end=NO_END,
        features=frozenset({chance.choice(AREAS)}),
        schools=frozenset(chance.sample(SCHOOLS, 2)),
    )


def empty_town(seed: int, youth_count: int, dwelling_count: int) -> SharedCase:
    """A queue before dwellings that are all empty, where nearly everybody may live everywhere: the hardest there is."""
    chance, today = Random(seed), START
    youths: list[Youth] = []
    while len(youths) < youth_count:
        youths += newcomers(chance, len(youths), today)
        today = add_months(today, 1)
    dwellings = tuple(new_dwelling(chance, number, today) for number in range(dwelling_count))
    return SharedCase(as_of=today, youths=tuple(youths[:youth_count]), dwellings=dwellings, settings=SETTINGS)


def move_in(town: Town, case: SharedCase, proposal: Proposal) -> None:
    """Carry the proposal out: the housed become residents until the day before they turn 19, or leave earlier."""
    town.points += proposal.points
    for item in proposal.placements:
        youth, dwelling = case.youth(item.youth_id), town.dwellings[item.dwelling_id]
        stay = Random(youth.youth_id).randint(120, 500)
        end = min(add_months(youth.birth_date or START, 12 * 19), item.move_in_date + timedelta(days=stay))
        kept = {name: getattr(youth, name) for name in ("youth_id", "birth_date", "sex", "languages", "not_with")}
        resident = Resident(
            **kept, siblings=youth.siblings, live_with=youth.live_with, start=item.move_in_date, end=end
        )
        town.dwellings[item.dwelling_id] = replace(dwelling, residents=(*dwelling.residents, resident))
        town.waits.append((item.move_in_date - (youth.waiting_since or case.as_of)).days)
        town.housed.update(groups(youth))
    town.waiting = [youth for youth in town.waiting if youth.youth_id not in proposal.housed]


def simulate(seed: int, policy: Policy) -> Town:
    """Eighteen months in one town under one policy."""
    chance = Random(seed)
    town = Town({f"B-{number:02d}": new_dwelling(chance, number, START) for number in range(6)})
    for month in range(MONTHS):
        today = add_months(START, month)
        arrived = newcomers(chance, month, today)
        if chance.random() < 0.35:
            dwelling = new_dwelling(chance, len(town.dwellings), today)
            town.dwellings[dwelling.dwelling_id] = dwelling
        town.waiting += arrived
        for youth in arrived:
            town.arrived.update(groups(youth))
        case = SharedCase(
            as_of=today, youths=tuple(town.waiting), dwellings=tuple(town.dwellings.values()), settings=SETTINGS
        )
        move_in(town, case, policy(case))
        month_end = today + timedelta(days=31)
        town.empty_room_months += sum(
            opening.free_from <= month_end for item in town.dwellings.values() for opening in openings(item, month_end)
        )
    return town


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Print what the docstring says."""
    towns = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    lines: dict[str, list[str]] = defaultdict(list)
    for policy in POLICIES.values():
        made = [simulate(seed, policy) for seed in range(towns)]
        arrived, housed = (
            sum((town.arrived for town in made), Counter()),
            sum((town.housed for town in made), Counter()),
        )
        waits = [days for town in made for days in town.waits]
        lines["housed"].append(f"{housed['all']} of {arrived['all']}")
        lines["days waited, mean"].append(f"{sum(waits) / len(waits):.1f}")
        lines["empty room-months"].append(str(sum(town.empty_room_months for town in made)))
        lines["match points per housed"].append(f"{sum(town.points for town in made) / housed['all']:.1f}")
        for group in ("girls", "boys", "few options", "many options"):
            lines[f"housed, {group}"].append(f"{housed[group] / arrived[group]:.1%}")
    say("".join([f"{towns} towns".ljust(26), *(name.rjust(16) for name in POLICIES)]))
    for what, values in lines.items():
        say("".join([what.ljust(26), *(value.rjust(16) for value in values)]))


if __name__ == "__main__":
    main()

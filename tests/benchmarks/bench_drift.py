"""How many slips in a month's typing are found, and how often an ordinary month raises an alarm.

    python -m tests.benchmarks.bench_drift [months] [slips] [seed]

Each ordinary month is a month of random honest work on all tables of a made-up municipality. For the detection one
slip is made in one table besides. The seeds are not those of the tests.
"""

from __future__ import annotations

import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from pipeline import texts
from pipeline.drift.changes import Change, Limits, find_changes
from pipeline.drift.doubles import find_double
from pipeline.drift.gone import gone_count
from pipeline.drift.prints import is_watched, take_print
from pipeline.drift.records import recorded
from pipeline.example import generate
from pipeline.ready import REQUIRED_TABLES
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from pipeline.table import Table, Tables
from tests.benchmarks.ordinary_months import ordinary_month
from tests.benchmarks.slips import KINDS, Slip, slip

LIMITS, GONE_PCT = Limits(50, 50), 30.0
MANY = 1 << 30
CLASSES = ((1, 1), (2, 2), (3, 4), (5, MANY), (3, MANY))
LARGE = 5_000


def made_up(seed: int, dwellings: int = 119) -> Tables:
    """A municipality's tables as read from its workbooks."""
    with TemporaryDirectory() as folder:
        generate(Path(folder, "input"), seed=seed, dwellings=dwellings)
        return normalise(locate(read(Path(folder, "input")), REQUIRED_TABLES)).tables


def alarms(before: Table, now: Table) -> list[Change]:
    """What is said of a table, gone rows left out."""
    return list(find_changes(now, take_print(before), take_print(now), LIMITS))


def false_alarms(towns: list[Tables], months: int, random: np.random.Generator) -> list[list[str]]:
    """What was said, wrongly, of each ordinary month."""
    said = []
    for month in range(months):
        tables = towns[month % len(towns)]
        after = ordinary_month(tables, random)
        found = [
            f"{table.spec.name}, {texts.listed(change.columns)}: {change.slip}"
            for table in after
            for change in alarms(tables.by_name[table.spec.name], table)
        ]
        for table in after:
            gone = gone_count(take_print(tables.by_name[table.spec.name]), take_print(table), GONE_PCT)
            found += [f"{table.spec.name}: gone"] if gone else []
            found += [f"{table.spec.name}: twice"] if find_double(take_print(table), table.spec.key) else []
        said.append(found)
    return said


def detection(towns: list[Tables], slips: int, random: np.random.Generator) -> dict[tuple[str, int], list[bool]]:
    """Found or not, by kind and by how many cells that were known last month got another value."""
    found: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for number in range(slips):
        made = slip(towns[number % len(towns)], list(KINDS)[number % len(KINDS)], random)
        if made:
            found[made.kind, made.changed].append(bool(made.changed) and is_told(made))
    return found


def is_told(made: Slip) -> bool:
    """Whether the slip is found: one of its columns is named, or as many of the table's others that it parted from."""
    named = [change.columns for change in alarms(made.before, made.now)]
    is_apart = any(set(columns) & set(made.before.spec.key) for columns in named)
    return any(
        set(columns) & set(made.columns) or len(columns) > len(made.columns) + 1 or (made.kind == "pasted" and is_apart)
        for columns in named
    )


def main(months: int = 240, slips: int = 2000, seed: int = 31_415) -> None:
    """Print the figures."""
    towns = [made_up(seed + number) for number in range(4)]
    if months:
        _say_false_alarms(false_alarms(towns, months, np.random.default_rng(seed)))
    if slips:
        _say_detection(detection(towns, slips, np.random.default_rng(seed)))
        _say_time(made_up(seed, LARGE), np.random.default_rng(seed))


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")


def _say_false_alarms(said: list[list[str]]) -> None:
    wrong = sum(map(bool, said))
    _say(f"{len(said)} ordinary months: {wrong} with a false alarm, {100 * wrong / len(said):.1f} %")
    for words, count in Counter(item for month in said for item in month).most_common():
        _say(f"    {words}: {count}")


def _say_detection(found: dict[tuple[str, int], list[bool]]) -> None:
    for kind in KINDS:
        of_kind = {cells: hits for (name, cells), hits in found.items() if name == kind}
        _say(f"{kind}: {_share(of_kind, 1, MANY)}")
        for fewest, most in CLASSES:
            _say(f"    {_cells(fewest, most)} with another value: {_share(of_kind, fewest, most)}")
        _say(f"    not to be seen, no known cell with another value: {len(of_kind.get(0, []))}")


def _share(hits: dict[int, list[bool]], fewest: int, most: int) -> str:
    within = [hit for cells, each in hits.items() if fewest <= cells <= most for hit in each]
    return f"{sum(within)} of {len(within)} found" + (f", {100 * float(np.mean(within)):.1f} %" if within else "")


def _cells(fewest: int, most: int) -> str:
    if fewest == most:
        return "1 cell" if fewest == 1 else f"{fewest} cells"
    return f"{fewest} cells or more" if most == MANY else f"{fewest}–{most} cells"


def _say_time(before: Tables, random: np.random.Generator) -> None:
    after = ordinary_month(before, random)
    old = {table.spec.name: take_print(table) for table in before if is_watched(table.spec)}
    start = time.process_time()
    new = {table.spec.name: take_print(table) for table in after}
    taken = time.process_time()
    for table in after:
        find_changes(table, old[table.spec.name], new[table.spec.name], LIMITS)
    size = len(recorded(new)) / 1e6
    compared = time.process_time()
    _say(f"{LARGE} dwellings and all that goes with them: {taken - start:.2f} s to take the fingerprints, ")
    _say(f"    {compared - taken:.2f} s to compare them, {size:.1f} MB to keep")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:]))

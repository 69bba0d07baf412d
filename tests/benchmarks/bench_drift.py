"""How many slips in a month's typing are found, and how often an ordinary month raises an alarm.

    python -m tests.benchmarks.bench_drift [months] [slips] [seed]

Each ordinary month is a month of random honest work on all tables of a made-up municipality. For the detection one
column of one table is spoiled besides, in a block of rows drawn at random. The seeds are not those of the tests.
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
from pipeline.drift.prints import is_watched, take_print, watched_columns
from pipeline.drift.records import recorded
from pipeline.example import generate
from pipeline.run import REQUIRED_TABLES
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from pipeline.table import Table, Tables
from tests.benchmarks.ordinary_months import ordinary_month, with_frame

LIMITS, GONE_PCT = Limits(50, 50), 30.0
LENGTHS = (5, 6, 8, 10, 15, 20, 30)
KINDS = ("moved", "sorted", "column sorted", "key moved")
FEWEST_CELLS = (1, 3, 5)
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


def spoiled(table: Table, name: str, kind: str, length: int, random: np.random.Generator) -> tuple[Table, np.ndarray]:
    """The table with one column spoiled, and the rows whose value is another for it."""
    frame = table.frame.copy()
    at = frame.columns.get_loc(name)
    offset = int(random.choice([1, 1, 1, -1, -1, 2, -2, 3]))
    room = len(frame) - length - 2 * abs(offset)
    first = abs(offset) + int(random.integers(0, max(1, room)))
    block = frame[name].iloc[first : first + length]
    if kind in ("moved", "key moved"):
        frame.iloc[first + offset : first + offset + length, at] = block.array
    if kind == "sorted":
        frame.iloc[first : first + length, at] = block.sort_values(ascending=bool(random.integers(2))).array
    if kind == "column sorted":
        frame[name] = frame[name].sort_values(ascending=bool(random.integers(2))).array
    old, new = table.frame[name], frame[name]
    changed = np.flatnonzero(~((old == new).fillna(False) | (old.isna() & new.isna())).to_numpy(dtype=bool))
    if kind == "key moved":
        # of two rows with one key, the one further down is set aside when read
        frame = frame[~frame[name].duplicated()]
    return with_frame(table, frame.reset_index(drop=True)), changed


def detection(towns: list[Tables], slips: int, random: np.random.Generator) -> dict[tuple[str, int], list[bool]]:
    """Found or not, by kind and by how many cells got another value."""
    found: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for number in range(slips):
        tables = towns[number % len(towns)]
        kind, length = KINDS[number % len(KINDS)], int(random.choice(LENGTHS))
        fit = [table for table in tables if is_watched(table.spec) and len(table.frame) >= length + 7]
        before = fit[int(random.integers(len(fit)))]
        names = [item.name for item in watched_columns(before.spec) if before.frame[item.name].nunique() > 1]
        name = before.spec.key[0] if kind == "key moved" else str(random.choice(names))
        after = ordinary_month(Tables({before.spec.name: before}), random).by_name[before.spec.name]
        if len(after.frame) < length + 7:
            continue
        now, changed = spoiled(after, name, kind, length, random)
        if len(changed):
            found[kind, len(changed)].append(_is_told(alarms(before, now), name))
    return found


def _is_told(changes: list[Change], name: str) -> bool:
    """Whether the column is named; of a key also where three or more columns beside it are, together."""
    named = [change.columns for change in changes]
    return any(name in columns or len(columns) > 2 for columns in named)


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
        for fewest in FEWEST_CELLS:
            hits = [hit for (of, cells), each in found.items() if of == kind and cells >= fewest for hit in each]
            share = 100 * float(np.mean(hits))
            _say(f"{kind}, {fewest} cells or more with another value: {sum(hits)} of {len(hits)} found, {share:.1f} %")


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

"""What the whole run was last measured to take, and the README's tables of it.

``bench_run --keep`` writes ``measured.csv``; a figure is replaced when it is measured again.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
FILE = Path(__file__).with_name("measured.csv")
WHOLE = 0
"""In place of a number of dwellings, where it plays no part."""


class Figure(NamedTuple):
    """One figure: seconds of processor time, megabytes, or a ratio, as its name says."""

    name: str
    dwellings: int
    value: float


def load() -> tuple[Figure, ...]:
    """All figures that are kept."""
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return tuple(Figure(row["name"], int(row["dwellings"]), float(row["value"])) for row in rows)


def keep(figures: Iterable[Figure]) -> None:
    """Put figures in the place of those of the same name; of a size that is measured anew the steps go as a whole."""
    new = list(figures)
    sizes = {item.dwellings for item in new}
    left = [item for item in load() if not (" " in item.name and item.dwellings in sizes)]
    kept = {(item.dwellings, item.name): item for item in (*left, *new)}
    with FILE.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";", lineterminator="\n")
        writer.writerow(Figure._fields)
        writer.writerows((item.name, item.dwellings, f"{item.value:.4g}") for _, item in sorted(kept.items()))


def speed() -> str:
    """A column for each size: the run beside the floor and the analyst's script."""
    found = _by_name()
    sizes = _sizes(found)
    lines = [f"| what | {' | '.join(f'{size:,}' for size in sizes)} | target |", f"|---|{'---|' * len(sizes)}---|"]
    for said, form, name, target in (
        ("run, seconds of processor time", "{:.1f}", "run_seconds", ""),
        ("run, megabytes at most", "{:.0f}", "run_megabytes", "1,200"),
        ("filled cells that it writes", "{:,.0f}", "cells", ""),
        (
            "floor: calamine reads the same inputs, XlsxWriter writes as many cells, seconds",
            "{:.1f}",
            "floor_seconds",
            "",
        ),
        ("run against the floor", "{:.2f}", "run_by_floor", "1.3 for 116,000"),
        ("an analyst's script, seconds", "{:.1f}", "script_seconds", ""),
        ("… megabytes at most", "{:.0f}", "script_megabytes", ""),
        ("script against the run", "{:.1f}", "script_by_run", "8 for 5,000, 6 for 116,000"),
        ("of the run neither import, reading nor writing", "{:.0%}", "other", "15%"),
        ("time grows with the power of the dwellings", "{:.2f}", "growth", "1.05"),
    ):
        cells = [form.format(found[size, name]) if (size, name) in found else "–" for size in sizes]
        lines.append(f"| {said} | {' | '.join(cells)} | {target} |")
    return "\n".join(lines)


def steps() -> str:
    """Seconds of each step for each size, the dearest of the largest first."""
    found = _by_name()
    sizes = _sizes(at for at in found if at[1].startswith("step "))
    spent: dict[str, dict[int, float]] = {}
    for (size, name), seconds in found.items():
        if name.startswith("step "):
            spent.setdefault(name.removeprefix("step "), {})[size] = seconds
    lines = [f"| step | {' | '.join(f'{size:,}' for size in sizes)} |", f"|---|{'---|' * len(sizes)}"]
    for step in sorted(spent, key=lambda name: [-spent[name].get(size, 0) for size in reversed(sizes)]):
        lines.append(f"| {step} | {' | '.join(f'{spent[step].get(size, 0):.2f}' for size in sizes)} |")
    return "\n".join(lines)


def start() -> str:
    """What the program's own start takes."""
    found = _by_name()
    lines = ["| what | figure | target |", "|---|---|---|"]
    for said, form, name, target in (
        ("`--help`, milliseconds of processor time", 1000, "help_seconds", "150"),
        ("`… --help` of the dearest command, milliseconds", 1000, "command_help_seconds", "150"),
        ("importing what the example's run imports, seconds", 1, "import_seconds", ""),
        ("the example's run against that", 1, "run_by_import", "5"),
    ):
        figure = f"{found[WHOLE, name] * form:.3g}" if (WHOLE, name) in found else "–"
        lines.append(f"| {said} | {figure} | {target} |")
    return "\n".join(lines)


def _by_name() -> dict[tuple[int, str], float]:
    found = {(item.dwellings, item.name): item.value for item in load()}
    for size in _sizes(found):
        kinds = {name: value for (at, name), value in found.items() if at == size and name.startswith("kind ")}
        if kinds:
            found[size, "other"] = kinds.get("kind other", 0.0) / sum(kinds.values())
    return found


def _sizes(found: Iterable[tuple[int, str]]) -> list[int]:
    return sorted({size for size, _ in found} - {WHOLE})

"""The whole run against the floor, against an analyst's script, and against its own start, in one sitting.

    python -m tests.benchmarks.bench_run [SIZE …] [--rounds N] [--folder FOLDER] [--keep]

SIZE is a number of dwellings: 119, 5000 and 116000 unless given. Each measurement is a process of its own, from its
start to its end. Run, floor and script take turns, so that a busy machine slows them alike; trust the ratios more than
the seconds. Workbooks made in FOLDER are used again. With ``--keep`` the figures go to ``measured.csv``, from which
``python -m tests.readme_parts`` makes the README's tables.
"""

from __future__ import annotations

import argparse
import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import log
from pathlib import Path
from statistics import median

from pipeline.cli import cli
from tests.benchmarks.measured import ROOT, WHOLE, Figure, keep
from tests.benchmarks.processes import Cost, cost, installed

SIZES = (119, 5_000, 116_000)
IMPORTED = """
import sys
from pipeline.cli import cli
try:
    cli.main(["run", "--input", sys.argv[1], "--output", sys.argv[2]], standalone_mode=False)
finally:
    sys.stdout.write("\\n" + "\\n".join(name for name in sys.modules if name != "__main__"))
"""
IMPORT = """
import importlib, sys
for name in sys.argv[1].split():
    try:
        importlib.import_module(name)
    except ImportError:
        pass  # some are made by others and have no file of their own
"""


@dataclass(frozen=True)
class Bench:
    """Measures in ``folder``, with an environment where byte code is kept, so and so many rounds."""

    folder: Path
    environment: dict[str, str]
    rounds: int

    def cost(self, *arguments: str | Path) -> Cost:
        """What Python costs with these arguments, without what it says is not to be counted."""
        told = cost(arguments, self.environment)
        last = told.said.rpartition("\n")[2]
        left_out = json.loads(last)["not_counted"] if last.startswith('{"not_counted"') else 0
        return told._replace(seconds=told.seconds - left_out)

    def run(self, inputs: Path) -> Cost:
        """A run into a folder that is not there, which it leaves as «ut»."""
        return self.cost("-m", "pipeline", "run", "--input", inputs, "--output", self.fresh("ut"))

    def fresh(self, name: str) -> Path:
        """A folder that is not there."""
        shutil.rmtree(self.folder / name, ignore_errors=True)
        return self.folder / name


def start(bench: Bench) -> Iterator[Figure]:
    """What asking for help costs, of the program and of its dearest command, and a run against what it imports."""
    asked = [("--help",), *((command, "--help") for command in cli.commands)]
    for words in asked:
        bench.cost("-m", "pipeline", *words)  # so that the byte code is there
    costs = [median(bench.cost("-m", "pipeline", *words).seconds for _ in range(bench.rounds)) for words in asked]
    yield Figure("help_seconds", WHOLE, costs[0])
    yield Figure("command_help_seconds", WHOLE, max(costs[1:]))
    inputs = ROOT / "input"
    names = bench.cost("-c", IMPORTED, inputs, bench.fresh("ut")).said.partition("\n\n")[2]
    bench.cost("-c", IMPORT, names)
    pairs = [(bench.run(inputs), bench.cost("-c", IMPORT, names)) for _ in range(bench.rounds)]
    yield Figure("import_seconds", WHOLE, median(imported.seconds for _, imported in pairs))
    yield Figure("run_by_import", WHOLE, median(run.seconds / imported.seconds for run, imported in pairs))


def size(bench: Bench, dwellings: int) -> Iterator[Figure]:
    """One size: run, floor and script in turns, and where the run's time goes."""
    inputs, cells = bench.folder / f"inn-{dwellings}", bench.folder / f"celler-{dwellings}"
    if not (inputs / "fasit.json").is_file():
        bench.cost("-m", "pipeline", "example", inputs, "--dwellings", str(dwellings))
    parts = json.loads(
        bench.cost("-m", "tests.benchmarks.profile_run", inputs, bench.fresh("ut"), "--json").said.splitlines()[-1]
    )
    yield from (
        Figure(f"{part} {name}", dwellings, spent) for part, sums in parts.items() for name, spent in sums.items()
    )
    yield Figure("cells", dwellings, float(bench.cost("-m", "tests.benchmarks.cells", bench.folder / "ut", cells).said))
    turns = [
        (
            bench.run(inputs),
            bench.cost("-m", "tests.benchmarks.floor", inputs, cells, bench.fresh("gulv")),
            bench.cost("-m", "tests.benchmarks.analyst", inputs, cells, bench.fresh("analyse")),
        )
        for _ in range(bench.rounds)
    ]
    for name, costs in zip(("run", "floor", "script"), zip(*turns, strict=True), strict=True):
        yield Figure(f"{name}_seconds", dwellings, median(told.seconds for told in costs))
        yield Figure(f"{name}_megabytes", dwellings, median(told.megabytes for told in costs))
    yield Figure("run_by_floor", dwellings, median(run.seconds / floor.seconds for run, floor, _ in turns))
    yield Figure("script_by_run", dwellings, median(script.seconds / run.seconds for run, _, script in turns))


def growth(figures: list[Figure]) -> Iterator[Figure]:
    """The power of the number of dwellings that the time grows by, from each size to the next."""
    runs = sorted((item.dwellings, item.value) for item in figures if item.name == "run_seconds")
    for (few, fast), (many, slow) in pairwise(runs):
        yield Figure("growth", many, log(slow / fast) / log(many / few))


def measure(bench: Bench, sizes: list[int]) -> Iterator[Figure]:
    """Everything, each figure as soon as it is known."""
    yield from start(bench)
    runs = []
    for dwellings in sizes:
        for figure in size(bench, dwellings):
            runs.append(figure)
            yield figure
    yield from growth(runs)


def main() -> None:
    """Measure and say; keep when asked to."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.bench_run")
    parser.add_argument("sizes", nargs="*", type=int, default=list(SIZES), metavar="SIZE")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path)
    parser.add_argument("--keep", action="store_true")
    asked = parser.parse_args()
    figures = []
    with installed() as environment, tempfile.TemporaryDirectory(prefix="bench-run-") as folder:
        for figure in measure(Bench(asked.folder or Path(folder), environment, asked.rounds), asked.sizes):
            sys.stdout.write(f"{figure.dwellings or '':>7} {figure.name:24} {figure.value:.4g}\n")
            sys.stdout.flush()
            figures.append(figure)
    if asked.keep:
        keep(figures)


if __name__ == "__main__":
    main()

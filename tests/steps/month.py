"""A municipality before a run with write-back, what the run makes of it, and a process that runs it with faults."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.example import generate
from pipeline.excel.patch import open_workbook
from pipeline.files.history import FILE as HISTORY
from schemas.tables.dwellings import Dwellings
from tests.steps.dying_runs import KILLED
from tests.steps.workbooks import dwelling_row, headings, plan_sheets, write_book

PLAN = "Bosettingsplan.xlsx"
PERIOD = "2019-10"
NEVER = 10**9
Files = dict[str, bytes]


@dataclass(frozen=True)
class Ran:
    """Exit code (−9 when killed), the number of points passed, and what was said."""

    code: int
    passed: int
    said: str


class Runner:
    """Runs in children that may be told to die."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.steps.dying_runs"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(
        self, folder: Path, *arguments: str, point: int = NEVER, kind: str = KILLED, is_lasting: bool = False
    ) -> Ran:
        """Run a command that meets a fault at a point."""
        assert self.process.stdin
        assert self.process.stdout
        ways = {"run": ["--input", str(folder / "input"), "--period", PERIOD], "undo": []}[arguments[0]]
        ordered = [*arguments, *ways, "--output", str(folder / "output")]
        order = {"point": point, "kind": kind, "is_lasting": is_lasting, "arguments": ordered}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return Ran(**json.loads(self.process.stdout.readline()))

    def close(self) -> None:
        self.process.communicate(timeout=30)


def files(folder: Path) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@dataclass(frozen=True)
class Month:
    """A municipality before a run with write-back, and what the run makes of it."""

    folder: Path
    runner: Runner
    old_plan: bytes
    new_plan: bytes
    old_outputs: Files
    new_outputs: Files
    history: bytes
    points: int

    def copy_to(self, target: Path) -> Path:
        shutil.copytree(self.folder, target)
        return target


def lay_month(root: Path, lay: Callable[[Path], object]) -> Iterator[Month]:
    """The outputs of an earlier run lie there, and the staff have written a remark since; ``lay`` makes the inputs."""
    before, after = root / "før", root / "etter"
    lay(before / "input")
    runner = Runner()
    try:
        yield _month(runner, before, after)
    finally:
        runner.close()


def town(folder: Path) -> None:
    """All workbooks of a small municipality."""
    generate(folder, dwellings=10)


def one_dwelling(folder: Path) -> None:
    """As little as a run can do with: every output is written, every file takes its place, in a fifth of the time."""
    home = dwelling_row("B-1", is_shared_housing="ja", places=3, municipality_no="9999")
    titled = {sheet: [[sheet], [], *rows] for sheet, rows in plan_sheets().items()}
    write_book(folder / "Boligregister.xlsx", {"Boliger": [headings(Dwellings), home]})
    write_book(folder / PLAN, titled)


def _month(runner: Runner, before: Path, after: Path) -> Month:
    assert runner.run(before, "run").code in (0, 1)
    patch = open_workbook(before / "input" / PLAN)
    patch.set_value("Fellesboliger", "A1", "Planen vår")
    patch.save(before / "input" / PLAN)
    shutil.copytree(before, after)
    ran = runner.run(after, "run", "--write-back", "--yes")
    assert ran.code in (0, 1)
    plans = [(folder / "input" / PLAN).read_bytes() for folder in (before, after)]
    outputs = [files(folder / "output" / PERIOD) for folder in (before, after)]
    assert plans[0] != plans[1]
    assert outputs[0] != outputs[1]
    history = (after / "output" / HISTORY).read_bytes()
    return Month(before, runner, plans[0], plans[1], outputs[0], outputs[1], history, ran.passed)

"""A run that is killed leaves the old or the new, whole, and the next one goes through."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.example import generate
from pipeline.excel.patch import open_workbook
from pipeline.files.history import FILE as HISTORY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="children are forked")
PLAN = "Bosettingsplan.xlsx"
PERIOD = "2019-10"
NEVER = 10**9
KILLED = -9
END = 36
"""Points from the moment when the outputs are whole to the end."""
Files = dict[str, bytes]


class Runner:
    """Runs in children that may be told to die."""

    def __init__(self) -> None:
        command = [sys.executable, "-m", "tests.steps.dying_runs"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def run(self, folder: Path, *arguments: str, point: int = NEVER) -> tuple[int, int]:
        """Exit code (−9 when killed) and the number of points passed."""
        assert self.process.stdin
        assert self.process.stdout
        ways = {"run": ["--input", str(folder / "input")], "undo": []}[arguments[0]]
        order = {"point": point, "arguments": [*arguments, *ways, "--output", str(folder / "output")]}
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        answer = json.loads(self.process.stdout.readline())
        return answer["code"], answer["passed"]

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


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    """The outputs of an earlier run lie there, and the staff have written a remark since."""
    root = tmp_path_factory.mktemp("drept")
    before, after = root / "før", root / "etter"
    generate(before / "input", dwellings=10)
    runner = Runner()
    assert runner.run(before, "run")[0] in (0, 1)
    patch = open_workbook(before / "input" / PLAN)
    patch.set_value("Fellesboliger", "A1", "Planen vår")
    patch.save(before / "input" / PLAN)
    shutil.copytree(before, after)
    code, points = runner.run(after, "run", "--write-back", "--yes")
    assert code in (0, 1)
    plans = [(folder / "input" / PLAN).read_bytes() for folder in (before, after)]
    outputs = [files(folder / "output" / PERIOD) for folder in (before, after)]
    assert plans[0] != plans[1]
    assert outputs[0] != outputs[1]
    history = (after / "output" / HISTORY).read_bytes()
    yield Month(before, runner, plans[0], plans[1], outputs[0], outputs[1], history, points)
    runner.close()


def kill_at(point: int, month: Month, folder: Path) -> str:
    """Kill a run there, look at what is left, run again, and take it back; tells what was left."""
    sources = {name: data for name, data in files(month.folder / "input").items() if name != PLAN}
    assert month.runner.run(folder, "run", "--write-back", "--yes", point=point)[0] == KILLED

    left = (folder / "input" / PLAN).read_bytes()
    assert left in (month.old_plan, month.new_plan)
    outputs = files(folder / "output" / PERIOD)
    assert outputs in (month.old_outputs, month.new_outputs)
    assert (folder / "output" / HISTORY).read_bytes() == month.history
    found = files(folder / "input")
    assert {name: found[name] for name in sources} == sources
    assert {name for name in found if not name.startswith(".")} == {PLAN, *sources}

    assert month.runner.run(folder, "run", "--write-back", "--yes")[0] in (0, 1)
    assert files(folder / "input") == {**sources, PLAN: month.new_plan}
    hidden = {path.name for path in (folder / "output").glob(".*")}
    assert hidden == {".bosettingsplan.lock"}
    assert month.runner.run(folder, "undo")[0] == 0
    assert (folder / "input" / PLAN).read_bytes() == month.old_plan
    plan = "new" if left == month.new_plan else "old"
    return f"{plan} plan, {'new' if outputs == month.new_outputs else 'old'} outputs"


def kill_all(count: int, month: Month, folder: Path) -> Counter[str]:
    """Half the points spread over the whole run, half over its end, where things take each other's places."""
    half = count // 2
    spread = [1 + round(number * (month.points - END - 1) / (half - 1)) for number in range(half)]
    end = [month.points - round(number * (END - 1) / (half - 1)) for number in range(half)]
    points = spread + end
    assert len(set(points)) == count
    return Counter(kill_at(point, month, month.copy_to(folder / str(point))) for point in points)


def test_a_run_killed_at_eight_points_leaves_the_old_or_the_new(month: Month, tmp_path: Path) -> None:
    assert kill_all(8, month, tmp_path).total() == 8


@pytest.mark.slow
def test_a_run_killed_at_fifty_points_leaves_the_old_or_the_new(
    month: Month, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = kill_all(50, month, tmp_path)

    with capsys.disabled():
        print(f"\nkilled at {left.total()} of {month.points} points: {dict(left.most_common())}")  # noqa: T201
    assert set(left) == {"old plan, old outputs", "old plan, new outputs", "new plan, new outputs"}

"""A run that is killed leaves the old or the new, whole, and the next one goes through."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.files.history import FILE as HISTORY
from tests.steps.month import PERIOD, PLAN, Month, files, lay_month, one_dwelling, town

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform == "win32", reason="children are forked")]
KILLED = -9
END = 36
"""Points from the moment when the outputs are whole to the end."""


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    yield from lay_month(tmp_path_factory.mktemp("drept"), one_dwelling)


@pytest.fixture(scope="module")
def month_of_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    yield from lay_month(tmp_path_factory.mktemp("drept"), town)


def kill_at(point: int, month: Month, folder: Path) -> str:
    """Kill a run there, look at what is left, run again, and take it back; tells what was left."""
    sources = {name: data for name, data in files(month.folder / "input").items() if name != PLAN}
    assert month.runner.run(folder, "run", "--write-back", "--yes", point=point).code == KILLED

    left = (folder / "input" / PLAN).read_bytes()
    assert left in (month.old_plan, month.new_plan)
    outputs = files(folder / "output" / PERIOD)
    assert outputs in (month.old_outputs, month.new_outputs)
    assert (folder / "output" / HISTORY).read_bytes() == month.history
    found = files(folder / "input")
    assert {name: found[name] for name in sources} == sources
    assert {name for name in found if not name.startswith(".")} == {PLAN, *sources}

    assert month.runner.run(folder, "run", "--write-back", "--yes").code in (0, 1)
    assert files(folder / "input") == {**sources, PLAN: month.new_plan}
    hidden = {path.name for path in (folder / "output").glob(".*")}
    assert hidden == {".bosettingsplan.lock"}
    assert month.runner.run(folder, "undo").code == 0
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


def test_a_run_killed_at_four_points_leaves_the_old_or_the_new(month: Month, tmp_path: Path) -> None:
    assert kill_all(4, month, tmp_path).total() == 4


@pytest.mark.slow
def test_a_run_killed_at_fifty_points_leaves_the_old_or_the_new(
    month_of_town: Month, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    left = kill_all(50, month_of_town, tmp_path)

    with capsys.disabled():
        print(f"\nkilled at {left.total()} of {month_of_town.points} points: {dict(left.most_common())}")  # noqa: T201
    assert set(left) == {"old plan, old outputs", "old plan, new outputs", "new plan, new outputs"}

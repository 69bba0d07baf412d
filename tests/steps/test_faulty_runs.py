"""Whatever the disk refuses, and whenever: the old or the new stands there whole, said in a sentence."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.steps.month import PERIOD, PLAN, Month, files, lay_month, one_dwelling, town

pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform == "win32", reason="children are forked")]
DONE, STOPPED = (0, 1), 3
FAULTS = tuple(
    (kind, is_lasting) for kind in ("ENOSPC", "EACCES", "EROFS", "EIO", "EBUSY") for is_lasting in (False, True)
)
"""A full disk, no access, a disk that may only be read, a broken one, a file in use; for a moment or from then on."""
END = 40


@pytest.fixture(scope="module")
def month(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    yield from lay_month(tmp_path_factory.mktemp("feil"), one_dwelling)


@pytest.fixture(scope="module")
def month_of_town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Month]:
    yield from lay_month(tmp_path_factory.mktemp("feil"), town)


def meet(point: int, kind: str, is_lasting: bool, month: Month, folder: Path) -> str:
    """Run into a fault, look at what is left and what was said, and run again; tells what was left."""
    sources = {name: data for name, data in files(month.folder / "input").items() if name != PLAN}
    before = files(folder / "output")

    ran = month.runner.run(folder, "run", "--write-back", "--yes", point=point, kind=kind, is_lasting=is_lasting)

    assert "Programmet feilet" not in ran.said
    assert "Traceback" not in ran.said
    assert ran.code in (*DONE, STOPPED)
    found = files(folder / "input")
    outputs = files(folder / "output" / PERIOD)
    assert {name: found[name] for name in sources} == sources
    assert found[PLAN] in (month.old_plan, month.new_plan)
    assert outputs in (month.old_outputs, month.new_outputs)
    if ran.code in DONE:
        assert (found[PLAN], outputs) == (month.new_plan, month.new_outputs)
    else:
        assert ran.said.strip().endswith(".")
        assert str(folder) not in ran.said
        if "Ingenting er endret" in ran.said:
            assert found[PLAN] == month.old_plan
            assert outputs == month.old_outputs or "Resultatene ligger i" in ran.said
    for name in before:
        if name.startswith("sikkerhetskopier/"):
            assert (folder / "output" / name).read_bytes() == before[name]
    again = month.runner.run(folder, "run", "--write-back", "--yes")
    assert again.code in DONE, again.said
    assert files(folder / "input") == {**sources, PLAN: month.new_plan}
    assert month.runner.run(folder, "undo").code == 0
    assert (folder / "input" / PLAN).read_bytes() == month.old_plan
    plan = "new" if found[PLAN] == month.new_plan else "old"
    return f"{ran.code}, {plan} plan, {'new' if outputs == month.new_outputs else 'old'} outputs"


def meet_all(count: int, month: Month, folder: Path) -> Counter[str]:
    """Faults in turn, half of them spread over the whole run and half over its end."""
    half = count // 2
    spread = [1 + round(number * (month.points - END - 1) / (half - 1)) for number in range(half)]
    end = [month.points - round(number * (END - 1) / (half - 1)) for number in range(half)]
    left: Counter[str] = Counter()
    for number, point in enumerate(spread + end):
        kind, is_lasting = FAULTS[number % len(FAULTS)]
        left[meet(point, kind, is_lasting, month, month.copy_to(folder / str(number)))] += 1
    return left


def test_four_faults_leave_the_old_or_the_new_and_say_so(month: Month, tmp_path: Path) -> None:
    assert meet_all(4, month, tmp_path).total() == 4


def meet_all_and_tell(count: int, month: Month, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left = meet_all(count, month, folder)
    with capsys.disabled():
        print(f"\n{left.total()} faults at {month.points} points: {dict(left.most_common())}")  # noqa: T201
    assert left.total() == count


@pytest.mark.slow
def test_two_hundred_faults_leave_the_old_or_the_new_and_say_so(
    month: Month, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meet_all_and_tell(200, month, tmp_path, capsys)


@pytest.mark.slow
def test_twenty_faults_in_a_town_do_the_same(
    month_of_town: Month, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    meet_all_and_tell(20, month_of_town, tmp_path, capsys)

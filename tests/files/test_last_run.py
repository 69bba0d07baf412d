from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.files.last_run import LastCriteria, last_criteria

OLD, NEW = [{"limit": "55"}], [{"limit": "60"}]


def leave(output: Path, period: str, criteria: Any, before: Any = None) -> None:
    (output / period).mkdir(parents=True)
    record = {"criteria": criteria, "criteria_before": before}
    (output / period / "run.json").write_text(json.dumps(record), encoding="utf-8")


def test_no_run_has_been_made(tmp_path: Path) -> None:
    assert last_criteria(tmp_path / "output", "2019-10", NEW) is None


def test_the_last_run_up_to_the_period_counts(tmp_path: Path) -> None:
    for period in ("2019-08", "2019-09", "2019-11"):
        leave(tmp_path, period, [{"limit": period}])
    leave(tmp_path, "gammelt", NEW)

    assert last_criteria(tmp_path, "2019-10", NEW) == LastCriteria("2019-09", [{"limit": "2019-09"}])


def test_the_same_period_by_other_criteria_is_the_last_run(tmp_path: Path) -> None:
    leave(tmp_path, "2019-10", OLD)

    assert last_criteria(tmp_path, "2019-10", NEW) == LastCriteria("2019-10", OLD)


@pytest.mark.parametrize(
    ("before", "expected"),
    [(None, None), ({"period": "2019-09", "criteria": OLD}, LastCriteria("2019-09", OLD))],
)
def test_a_run_made_again_compares_with_what_it_compared_with(
    tmp_path: Path, before: Any, expected: LastCriteria | None
) -> None:
    leave(tmp_path, "2019-10", NEW, before)

    assert last_criteria(tmp_path, "2019-10", NEW) == expected


@pytest.mark.parametrize("text", ["", "{", "[]", '{"criteria": 1}', '{"version": 1}'])
def test_a_record_without_criteria_is_passed_over(tmp_path: Path, text: str) -> None:
    leave(tmp_path, "2019-08", OLD)
    leave(tmp_path, "2019-09", OLD)
    (tmp_path / "2019-09" / "run.json").write_text(text, encoding="utf-8")

    assert last_criteria(tmp_path, "2019-10", NEW) == LastCriteria("2019-08", OLD)

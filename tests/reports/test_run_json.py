from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from pipeline.finding import Severity
from pipeline.flow import Source, Sources, Summary
from pipeline.reports.run_json import run_record
from tests.reports import building


def record(**changes: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run_record(building.results(**changes), {"b.xlsx": "22", "a.xlsx": "11"}))
    return found


def test_the_keys_that_machines_look_for() -> None:
    assert list(record()) == [
        "version",
        "period",
        "as_of",
        "inputs",
        "tables",
        "findings",
        "findings_withheld",
        "findings_confirmed",
        "criteria",
        "criteria_before",
        "plan_replaced",
        "controls_not_run",
        "indicators",
        "outputs",
    ]
    assert (record()["version"], record()["period"], record()["as_of"]) == (1, "2019-10", "2019-10-31")


def test_files_by_name_and_hash_without_folder() -> None:
    sources = Sources(Path("/hemmelig/mappe"), (Source("Ungdom.xlsx", "ab12", {}),))

    found = record(sources=sources)

    assert found["inputs"] == [{"file": "Ungdom.xlsx", "sha256": "ab12"}]
    assert found["outputs"] == [{"file": "a.xlsx", "sha256": "11"}, {"file": "b.xlsx", "sha256": "22"}]
    assert "hemmelig" not in json.dumps(found)


def test_findings_are_counted_by_severity_and_none_is_left_out() -> None:
    assert record(findings=())["findings"] == {severity.value: 0 for severity in Severity}
    assert sum(record()["findings"].values()) == len(building.findings())


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [(42.857142, 1, 42.9), (42.85, 1, 42.9), (40.0, 0, 40), (0.5, 0, 1), (18420.97, 0, 18421), (None, 1, None)],
)
def test_values_are_rounded_half_up_as_people_see_them(value: float | None, decimals: int, shown: float | None) -> None:
    item = building.indicator("x", "X", "2019", value, decimals=decimals, numerator=2.005, left_out=3)

    (found,) = record(summary=Summary((item,), {}, building.capacity()))["indicators"]

    assert found == {
        "code": "x",
        "period": "2019",
        "group": None,
        "value": shown,
        "numerator": 2.01,
        "denominator": None,
        "left_out": 3,
    }
    assert isinstance(found["value"], type(shown))


def test_rows_read_are_rows_used_and_rows_set_aside() -> None:
    for counts in record()["tables"].values():
        assert counts["rows_read"] == counts["rows_used"] + counts["rows_set_aside"]


def test_an_empty_run_is_still_a_record() -> None:
    found = json.loads(run_record(building.empty_results(), {}))

    assert found["indicators"] == []
    assert found["outputs"] == []

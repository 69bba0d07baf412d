from __future__ import annotations

from typing import Any

import pytest

from pipeline.history.records import from_record


def record(**changes: Any) -> dict[str, Any]:
    figure = {"code": "a", "period": "2019", "group": None, "value": 1, "numerator": 1, "denominator": None}
    return {"period": "2019-09", "as_of": "2019-09-30", "indicators": [{**figure, "left_out": 0, **changes}]}


@pytest.mark.parametrize("period", ["2019", "2019-09", "2019-09-30"])
def test_a_record_gives_its_month_back(period: str) -> None:
    found = from_record("2019-09", record(period=period), {})

    assert found is not None
    assert [(item.period, item.value) for item in found.figures] == [(period, 1)]


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": float("inf")},
        {"value": float("nan")},
        {"value": 10**400},
        {"value": "9" * 30},
        {"left_out": float("inf")},
        {"period": "2019-13"},
        {"period": "september!"},
        {"period": 2019},
        {"code": "\ud800"},
        {"code": None},
        {"group": 3},
    ],
)
def test_a_record_with_what_no_figure_can_be_is_passed_over(wrong: dict[str, Any]) -> None:
    assert from_record("2019-09", record(**wrong), {}) is None

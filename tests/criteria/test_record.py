from __future__ import annotations

from typing import Any

import pytest

from pipeline.criteria.record import recorded, restored
from schemas.parameters import default_parameters
from tests.builders import requirement


def test_what_is_recorded_is_restored_without_dates_and_sources() -> None:
    before = default_parameters().requirements

    after = restored(recorded(before))

    assert recorded(after) == recorded(before)
    assert {(item.validity.valid_from, item.validity.valid_to) for item in after} == {(None, None)}


@pytest.mark.parametrize(
    "odd",
    [
        {"operator": "CIRCA"},
        {"age_class": "AGE_90"},
        {"duty": "MAYBE"},
        {"fact": "no_such_column"},
        {"limit": "stor"},
        {"weight": "tung"},
    ],
)
def test_a_record_that_no_run_wrote_is_refused(odd: dict[str, Any]) -> None:
    with pytest.raises((ValueError, KeyError)):
        restored([recorded([requirement()])[0] | odd])


def test_a_record_that_lacks_a_value_is_refused() -> None:
    with pytest.raises(KeyError):
        restored([{"fact": "measured_area_m2"}])

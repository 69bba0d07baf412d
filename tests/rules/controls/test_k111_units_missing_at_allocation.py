from __future__ import annotations

import pytest

from pipeline.rules.controls.k111_units_missing_at_allocation import units_missing_at_allocation
from tests.builders_families import family_allocation
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [("I2", "Tildeling T-1 10.09.2019 ble gjort uten Bygg og eiendom og Rus/Psyk.")]
SENTENCE_2 = [("H2", "Tildeling T-1 10.09.2019 ble gjort uten NAV.")]
CASES = [
    pytest.param({}, [], id="all there"),
    pytest.param({"is_property_present": False, "is_substance_present": False}, SENTENCE_1, id="two missing"),
    pytest.param({"is_nav_present": False}, SENTENCE_2, id="one missing"),
    pytest.param({"is_nav_present": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(units_missing_at_allocation, allocations=[family_allocation(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(
        units_missing_at_allocation,
        allocations=[family_allocation(is_property_present=False, is_substance_present=False)],
    )
    assert finding.advice == "Få alle enhetene i inntaksteamet med på møtet."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(units_missing_at_allocation) == []

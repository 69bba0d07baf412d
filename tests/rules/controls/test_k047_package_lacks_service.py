from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k047_package_lacks_service import package_lacks_service
from tests.builders import dwelling, lease_in, shared_dwelling
from tests.rules.asking import Said, findings, said


def lacks(words: str) -> Said:
    return [("J2", f"Husleiepakken for fellesbolig B-1 inkluderer ikke {words}.")]


CASES = [
    pytest.param({}, [], id="all"),
    pytest.param({"includes_tv": False}, lacks("TV"), id="one"),
    pytest.param(
        {"includes_electricity": False, "includes_tv": False, "includes_internet": False},
        lacks("strøm, TV eller internett"),
        id="none",
    ),
    pytest.param({"includes_tv": None}, [], id="unknown is not no"),
    pytest.param({"includes_tv": False, "end_date": date(2019, 10, 30)}, [], id="ended"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(package_lacks_service, leases_in=[lease_in(**changes)], dwellings=[shared_dwelling()]) == expected


def test_only_shared_housing_has_a_package() -> None:
    assert said(package_lacks_service, leases_in=[lease_in(includes_tv=False)], dwellings=[dwelling()]) == []


def test_advice() -> None:
    (finding,) = findings(package_lacks_service, leases_in=[lease_in(includes_tv=False)], dwellings=[shared_dwelling()])
    assert finding.advice == "Avtal en samlet pakke med utleier, eller rett avtalen i Innleie."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(package_lacks_service) == []

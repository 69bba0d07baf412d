from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k031_acquisition_of_unknown_dwelling import acquisition_of_unknown_dwelling
from tests.builders import dwelling
from tests.builders_acquisitions import acquisition
from tests.rules.asking import Said, findings, said

UNKNOWN = [("C2", "Anskaffelse N-1 viser til bolig X-9, som ikke finnes i Boliger.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"dwelling_id": "X-9"}, UNKNOWN, id="unknown"),
    pytest.param({"dwelling_id": None}, [], id="none yet"),
    pytest.param({"dwelling_id": "X-9", "dropped_date": date(2019, 10, 31)}, [], id="dropped today"),
    pytest.param({"dwelling_id": "X-9", "dropped_date": date(2019, 11, 1)}, UNKNOWN, id="dropped tomorrow"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(acquisition_of_unknown_dwelling, acquisitions=[acquisition(**changes)], dwellings=[dwelling()]) == expected
    )


def test_advice() -> None:
    (finding,) = findings(acquisition_of_unknown_dwelling, acquisitions=[acquisition(dwelling_id="X-9")])
    assert finding.advice == "Legg boligen inn i Boliger, eller rett bolignummeret."
    assert finding.value == "X-9"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(acquisition_of_unknown_dwelling) == []

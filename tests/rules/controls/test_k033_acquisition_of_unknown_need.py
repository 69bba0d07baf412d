from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k033_acquisition_of_unknown_need import acquisition_of_unknown_need
from tests.builders_acquisitions import acquisition, housing_need
from tests.rules.asking import Said, findings, said

UNKNOWN = [
    ("B2", "Anskaffelse N-1 viser til behov X-9, som ikke finnes i Boligbehov. Tiden fra behovet er ikke regnet.")
]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"need_id": "X-9"}, UNKNOWN, id="unknown"),
    pytest.param({"need_id": None}, [], id="none yet"),
    pytest.param({"need_id": "X-9", "dropped_date": date(2019, 10, 31)}, [], id="dropped today"),
    pytest.param({"need_id": "X-9", "dropped_date": date(2019, 11, 1)}, UNKNOWN, id="dropped tomorrow"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(acquisition_of_unknown_need, acquisitions=[acquisition(**changes)], housing_needs=[housing_need()])
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(acquisition_of_unknown_need, acquisitions=[acquisition(need_id="X-9")])
    assert finding.advice == "Legg behovet inn i Boligbehov, eller rett behovsnummeret."
    assert finding.value == "X-9"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(acquisition_of_unknown_need) == []

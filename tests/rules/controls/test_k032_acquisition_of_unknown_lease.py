from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k032_acquisition_of_unknown_lease import acquisition_of_unknown_lease
from tests.builders import lease_in
from tests.builders_acquisitions import acquisition
from tests.rules.asking import Said, findings, said

UNKNOWN = [("D2", "Anskaffelse N-1 viser til avtale X-9, som ikke finnes i Innleie.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"lease_id": "X-9"}, UNKNOWN, id="unknown"),
    pytest.param({"lease_id": None}, [], id="none yet"),
    pytest.param({"lease_id": "X-9", "dropped_date": date(2019, 10, 31)}, [], id="dropped today"),
    pytest.param({"lease_id": "X-9", "dropped_date": date(2019, 11, 1)}, UNKNOWN, id="dropped tomorrow"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(acquisition_of_unknown_lease, acquisitions=[acquisition(**changes)], leases_in=[lease_in()]) == expected


def test_advice() -> None:
    (finding,) = findings(acquisition_of_unknown_lease, acquisitions=[acquisition(lease_id="X-9")])
    assert finding.advice == "Legg avtalen inn i Innleie, eller rett avtalenummeret."
    assert finding.value == "X-9"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(acquisition_of_unknown_lease) == []

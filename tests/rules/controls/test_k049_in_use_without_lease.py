from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k049_in_use_without_lease import in_use_without_lease
from tests.builders import Row, lease_in
from tests.builders_acquisitions import acquisition
from tests.rules.asking import Said, findings, said

BARE = [("D2", "Boligen i anskaffelse N-1 er tatt i bruk 01.06.2019, men har ingen innleieavtale.")]
CASES = [
    pytest.param(acquisition(), [], id="has a lease"),
    pytest.param(acquisition(lease_id=None), BARE, id="none"),
    pytest.param(acquisition(lease_id=None, in_use_date=None), [], id="not in use"),
    pytest.param(acquisition(lease_id=None, in_use_date=date(2019, 11, 1)), [], id="in use tomorrow"),
    pytest.param(acquisition(lease_id=None, dropped_date=date(2019, 7, 1)), [], id="dropped"),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    assert said(in_use_without_lease, acquisitions=[row]) == expected


def test_a_lease_of_the_same_dwelling_will_do() -> None:
    assert said(in_use_without_lease, acquisitions=[acquisition(lease_id=None)], leases_in=[lease_in()]) == []


def test_advice() -> None:
    (finding,) = findings(in_use_without_lease, acquisitions=[acquisition(lease_id=None)])
    assert finding.advice == "Før opp avtalen i Innleie, og skriv avtalenummeret her."
    assert finding.value == ""


def test_nothing_to_say_of_no_rows() -> None:
    assert said(in_use_without_lease) == []

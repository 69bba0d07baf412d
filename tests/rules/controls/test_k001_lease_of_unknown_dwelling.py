from __future__ import annotations

import pytest

from pipeline.rules.controls.k001_lease_of_unknown_dwelling import lease_of_unknown_dwelling
from tests.builders import Row, dwelling, lease_in
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param("B-1", [], id="known"),
    pytest.param("B-9", [("B2", "Bolig B-9 finnes ikke i Boliger. Avtalen er satt til side.")], id="unknown"),
]


@pytest.mark.parametrize(("dwelling_id", "expected"), CASES)
def test_sentence(dwelling_id: str, expected: Said) -> None:
    rows = [lease_in(dwelling_id=dwelling_id)]
    assert said(lease_of_unknown_dwelling, leases_in=rows, dwellings=[dwelling(dwelling_id="B-1")]) == expected


def test_every_row_is_unknown_without_dwellings() -> None:
    rows: list[Row] = [lease_in()]
    assert [finding.value for finding in findings(lease_of_unknown_dwelling, leases_in=rows)] == ["B-1"]


def test_nothing_to_say_of_no_rows() -> None:
    assert said(lease_of_unknown_dwelling, dwellings=[dwelling()]) == []


def test_advice() -> None:
    (finding,) = findings(lease_of_unknown_dwelling, leases_in=[lease_in()])
    assert finding.advice == "Sjekk bolignummeret mot arket Boliger."
    assert finding.severity == "Feil"

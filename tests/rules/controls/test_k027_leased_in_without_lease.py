from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k027_leased_in_without_lease import leased_in_without_lease
from tests.builders import Row, dwelling, lease_in
from tests.rules.asking import Said, findings, said

HOME = dwelling(disposal_form="INNLEID_FRA_PRIVATPERSON")
BARE = [("M2", "Bolig B-1 er innleid, men har ingen gjeldende innleieavtale.")]
CASES = [
    pytest.param([lease_in()], [], id="running"),
    pytest.param([lease_in(end_date=date(2019, 10, 31))], [], id="last day is today"),
    pytest.param([lease_in(end_date=date(2019, 10, 30))], BARE, id="ended yesterday"),
    pytest.param([lease_in(start_date=date(2019, 10, 31))], [], id="begins today"),
    pytest.param([lease_in(start_date=date(2019, 11, 1))], BARE, id="begins tomorrow"),
    pytest.param([lease_in(dwelling_id="B-2")], BARE, id="of another dwelling"),
    pytest.param([], BARE, id="none"),
]


@pytest.mark.parametrize(("leases", "expected"), CASES)
def test_sentence(leases: list[Row], expected: Said) -> None:
    assert said(leased_in_without_lease, dwellings=[HOME], leases_in=leases) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"disposal_form": "KOMMUNALT_EID"}, id="owned"),
        pytest.param({"disposal_form": "PRIVAT_TILVISNINGSRETT"}, id="right of disposal"),
        pytest.param({"in_stock_to": date(2019, 10, 30)}, id="gone since yesterday"),
        pytest.param({"in_stock_from": date(2019, 11, 1)}, id="not here until tomorrow"),
    ],
)
def test_no_lease_needed(changes: dict[str, object]) -> None:
    assert said(leased_in_without_lease, dwellings=[{**HOME, **changes}]) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(leased_in_without_lease, leases_in=[lease_in()]) == []


def test_advice() -> None:
    (finding,) = findings(leased_in_without_lease, dwellings=[HOME])
    assert finding.advice == "Legg inn avtalen i Innleie, eller rett disposisjonsformen."
    assert finding.value == "Innleid fra privatperson"

from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k014_lease_runs_out import lease_runs_out
from tests.builders import context, lease_in
from tests.rules.asking import Said, findings, said


def sentence(last: str, months: int = 6, cell: str = "G2") -> Said:
    return [(cell, f"Innleien av bolig B-1 slutter {last}. Varsel gis fra {months} mnd før.")]


CASES = [
    pytest.param(date(2019, 10, 30), [], id="ended yesterday"),
    pytest.param(date(2019, 10, 31), sentence("31.10.2019"), id="ends today"),
    pytest.param(date(2020, 4, 29), sentence("29.04.2020"), id="day before the limit"),
    pytest.param(date(2020, 4, 30), sentence("30.04.2020"), id="on the limit, at the month's end"),
    pytest.param(date(2020, 5, 1), [], id="day after the limit"),
    pytest.param(None, [], id="running"),
]


@pytest.mark.parametrize(("last", "expected"), CASES)
def test_sentence(last: date | None, expected: Said) -> None:
    assert said(lease_runs_out, leases_in=[lease_in(end_date=last)]) == expected


def test_a_renewed_lease_does_not_run_out() -> None:
    ending = lease_in(end_date=date(2019, 12, 31))
    running = lease_in(lease_id="A-2", start_date=date(2020, 1, 1))
    later = lease_in(lease_id="A-2", start_date=date(2020, 1, 1), end_date=date(2020, 2, 29))
    assert said(lease_runs_out, leases_in=[ending, running]) == []
    assert said(lease_runs_out, leases_in=[ending, later]) == sentence("29.02.2020", cell="G3")


def test_the_warning_is_a_setting() -> None:
    rows = [lease_in(end_date=date(2019, 11, 30))]
    assert said(lease_runs_out, context(lease_warning_months=1), leases_in=rows) == sentence("30.11.2019", 1)


def test_nothing_to_say_of_no_rows() -> None:
    assert said(lease_runs_out) == []


def test_advice() -> None:
    (finding,) = findings(lease_runs_out, leases_in=[lease_in(end_date=date(2019, 12, 31))])
    assert finding.advice == "Avklar med utleier om avtalen skal forlenges."

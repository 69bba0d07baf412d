from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k016_notice_months_differ import notice_months_differ
from tests.builders import context, lease_in
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param(2, [("H2", "Oppsigelsestiden er 2\u00a0mnd. Vanlig er 3 mnd.")], id="less"),
    pytest.param(3, [], id="usual"),
    pytest.param(4, [("H2", "Oppsigelsestiden er 4\u00a0mnd. Vanlig er 3 mnd.")], id="more"),
    pytest.param(None, [], id="unknown"),
]


@pytest.mark.parametrize(("months", "expected"), CASES)
def test_sentence(months: int | None, expected: Said) -> None:
    assert said(notice_months_differ, leases_in=[lease_in(notice_months=months)]) == expected


def test_the_usual_is_a_setting() -> None:
    expected = [("H2", "Oppsigelsestiden er 3\u00a0mnd. Vanlig er 1 mnd.")]
    assert said(notice_months_differ, context(lease_notice_months=1), leases_in=[lease_in()]) == expected


@pytest.mark.parametrize(("last_day", "count"), [(date(2019, 10, 30), 0), (date(2019, 10, 31), 1), (None, 1)])
def test_a_lease_that_has_ended_is_left_alone(last_day: date | None, count: int) -> None:
    assert len(said(notice_months_differ, leases_in=[lease_in(notice_months=6, end_date=last_day)])) == count


def test_nothing_to_say_of_no_rows() -> None:
    assert said(notice_months_differ) == []


def test_advice() -> None:
    (finding,) = findings(notice_months_differ, leases_in=[lease_in(notice_months=6)])
    assert finding.advice == "Rett tallet hvis det er feil. Er dette avtalt, kan det stå."

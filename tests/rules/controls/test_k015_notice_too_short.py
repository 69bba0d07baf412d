from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k015_notice_too_short import notice_too_short
from tests.builders import lease_in
from tests.rules.asking import Said, findings, said


def sentence(notice: str, last: str, earliest: str, months: int = 3) -> Said:
    text = (
        f"Avtalen er oppsagt {notice} med {months}\u00a0mnd oppsigelsestid, men slutter {last}. "
        f"Tidligste slutt er {earliest}."
    )
    return [("G2", text)]


CASES = [
    pytest.param(
        date(2019, 8, 15), 3, date(2019, 11, 14), sentence("15.08.2019", "14.11.2019", "15.11.2019"), id="day before"
    ),
    pytest.param(date(2019, 8, 15), 3, date(2019, 11, 15), [], id="on the day"),
    pytest.param(date(2019, 8, 15), 3, date(2019, 11, 16), [], id="day after"),
    pytest.param(date(2018, 11, 30), 3, date(2019, 2, 28), [], id="months, not ninety days"),
    pytest.param(date(2019, 11, 30), 3, date(2020, 2, 29), [], id="leap year"),
    pytest.param(
        date(2019, 11, 30),
        3,
        date(2020, 2, 28),
        sentence("30.11.2019", "28.02.2020", "29.02.2020"),
        id="leap year, short",
    ),
    pytest.param(date(2019, 8, 15), 0, date(2019, 8, 15), [], id="no notice needed"),
    pytest.param(date(2019, 8, 15), None, date(2019, 8, 1), [], id="months unknown"),
    pytest.param(None, 3, date(2019, 8, 15), [], id="no notice given"),
    pytest.param(date(2019, 8, 15), 3, None, [], id="no end yet"),
]


@pytest.mark.parametrize(("notice", "months", "last", "expected"), CASES)
def test_sentence(notice: date | None, months: int | None, last: date | None, expected: Said) -> None:
    rows = [lease_in(notice_date=notice, notice_months=months, end_date=last)]
    assert said(notice_too_short, leases_in=rows) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(notice_too_short) == []


def test_advice() -> None:
    rows = [lease_in(notice_date=date(2019, 8, 15), end_date=date(2019, 9, 1))]
    (finding,) = findings(notice_too_short, leases_in=rows)
    assert finding.advice == "Rett sluttdatoen, eller avklar med utleier."

from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k028_stock_ends_before_start import stock_ends_before_start
from tests.builders import dwelling
from tests.rules.asking import Said, findings, said

START = date(2019, 3, 1)
CASES = [
    pytest.param(date(2019, 3, 2), [], id="day after"),
    pytest.param(date(2019, 3, 1), [], id="same day"),
    pytest.param(
        date(2019, 2, 28),
        [("X2", "«I bruk til» 28.02.2019 er før «I bruk fra» 01.03.2019. Boligen er satt til side.")],
        id="day before",
    ),
    pytest.param(None, [], id="open end"),
]


@pytest.mark.parametrize(("last", "expected"), CASES)
def test_sentence(last: date | None, expected: Said) -> None:
    assert said(stock_ends_before_start, dwellings=[dwelling(in_stock_from=START, in_stock_to=last)]) == expected


def test_unknown_start() -> None:
    assert said(stock_ends_before_start, dwellings=[dwelling(in_stock_from=None, in_stock_to=START)]) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(stock_ends_before_start) == []


def test_advice() -> None:
    (finding,) = findings(
        stock_ends_before_start, dwellings=[dwelling(in_stock_from=START, in_stock_to=date(2018, 1, 1))]
    )
    assert finding.advice == "Rett den datoen som er feil."
    assert finding.severity == "Feil"

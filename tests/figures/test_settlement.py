from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.figures.settlement import settlement_figures
from pipeline.flow import Indicator
from tests.builders import AS_OF, Row, context, make_tables, youth
from tests.figures.asking import figure


def figures(*rows: Row, **settings: Any) -> list[Indicator]:
    numbered = [{**row, "youth_id": f"U-{number}"} for number, row in enumerate(rows)]
    return settlement_figures(make_tables(dwellings=[], youths=numbered), context(**settings))[0]


@pytest.mark.parametrize(
    ("decided", "settled", "in_time"),
    [
        (date(2019, 1, 31), date(2019, 4, 30), 1),
        (date(2019, 1, 31), date(2019, 5, 1), 0),
        (date(2019, 3, 15), date(2019, 6, 15), 1),
        (date(2019, 3, 15), date(2019, 6, 16), 0),
    ],
)
def test_three_months_are_counted_in_months(decided: date, settled: date, in_time: int) -> None:
    share = figure(figures(youth(decision_date=decided, settled_date=settled)), "youths_settled_in_time_pct", "2019")

    assert (share.numerator, share.denominator) == (in_time, 1)


def test_the_deadline_is_a_setting() -> None:
    late = youth(decision_date=date(2019, 1, 1), settled_date=date(2019, 6, 1))

    assert figure(figures(late, settlement_months=6), "youths_settled_in_time_pct", "2019").value == 100


def test_a_settlement_without_a_decision_is_counted_but_not_timed() -> None:
    found = figures(youth(decision_date=None, settled_date=date(2019, 3, 1)))
    share, days = (figure(found, code, "2019") for code in ("youths_settled_in_time_pct", "settlement_days_median"))

    assert figure(found, "youths_settled", "2019").value == 1
    assert (share.value, share.left_out) == (None, 1)
    assert (days.value, days.left_out) == (None, 1)


def test_settled_against_requested() -> None:
    settled = youth(decision_date=date(2019, 1, 1), settled_date=date(2019, 3, 1))
    share = figure(figures(settled, requested_settlements=4), "youths_settled_of_requested_pct", "2019")
    unset = figure(figures(settled), "youths_settled_of_requested_pct", "2019")

    assert (share.value, share.numerator, share.denominator) == (25, 1, 4)
    assert (unset.value, unset.why_missing) == (None, "Anmodningen fra IMDi er ikke satt i Oppsett.")


@pytest.mark.parametrize(
    ("decided", "settled", "waiting", "too_long"),
    [
        (date(2019, 7, 31), None, 1, 0),
        (date(2019, 7, 30), None, 1, 1),
        (AS_OF, None, 1, 0),
        (date(2019, 11, 1), None, 0, 0),
        (date(2019, 9, 1), AS_OF, 0, 0),
        (date(2019, 9, 1), date(2019, 11, 1), 1, 0),
        (None, None, 0, 0),
    ],
)
def test_who_waits_and_who_has_waited_too_long(
    decided: date | None, settled: date | None, waiting: int, too_long: int
) -> None:
    found = figures(youth(decision_date=decided, settled_date=settled))

    assert figure(found, "youths_waiting").value == waiting
    assert figure(found, "youths_waiting_too_long").value == too_long


def test_without_youths_nothing_is_computed() -> None:
    found, evidence = settlement_figures(make_tables(dwellings=[]), context())

    assert {item.value for item in found} == {None}
    assert {item.why_missing for item in found} == {"EM-ungdom er ikke levert."}
    assert not evidence

from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k068_assessment_too_old import assessment_too_old
from tests.builders import context, tenancy, youth
from tests.rules.asking import Said, findings, said

SENTENCE = "Det er mer enn 12 måneder siden det ble vurdert om ungdommen fungerer sosialt."


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 10, 30), [("J2", SENTENCE)]),
        (date(2018, 10, 31), []),
        (date(2019, 9, 1), []),
        (None, []),
    ],
)
def test_sentence(day: date | None, expected: Said) -> None:
    assert said(assessment_too_old, youths=[youth(social_date=day)]) == expected


def test_an_assessment_that_nobody_made_is_not_old() -> None:
    assert said(assessment_too_old, youths=[youth(social_ok=None, social_date=date(2010, 1, 1))]) == []


def test_one_who_has_a_place_is_not_asked() -> None:
    assert said(assessment_too_old, youths=[youth(social_date=date(2010, 1, 1))], tenancies=[tenancy()]) == []


def test_the_months_are_a_setting() -> None:
    sentence = "Det er mer enn 6 måneder siden det ble vurdert om ungdommen fungerer sosialt."
    recent = dict.fromkeys(("day_activity_date", "tenancy_duties_date"), date(2019, 10, 1))
    people = [youth(**recent, social_date=date(2019, 4, 29))]
    assert said(assessment_too_old, context(assessment_max_months=6), youths=people) == [("J2", sentence)]


def test_advice() -> None:
    (finding,) = findings(assessment_too_old, youths=[youth(social_date=date(2010, 1, 1))])
    assert finding.advice == "Vurder på nytt før ungdommen får plass."
    assert finding.value == "•••"

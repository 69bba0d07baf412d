from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k117_month_without_meeting import month_without_meeting
from tests.builders import context
from tests.builders_families import family_meeting, priority_family
from tests.rules.asking import Said, findings, said

SEPTEMBER = [("A2", "Det er ikke ført noe møte om familien i september 2019.")]
BOTH = [("A2", "Det er ikke ført noe møte om familien i september 2019 og oktober 2019.")]
CASES = [
    pytest.param([date(2019, 9, 30), date(2019, 10, 1)], {}, [], id="each month"),
    pytest.param([date(2019, 10, 1)], {}, SEPTEMBER, id="one month"),
    pytest.param([], {}, BOTH, id="none"),
    pytest.param([], {"active_from": date(2019, 10, 1)}, [], id="the month of the start is free"),
    pytest.param([], {"active_to": date(2019, 10, 30)}, [], id="not active"),
    pytest.param([], {"active_from": date(2019, 11, 4)}, [], id="to come"),
]


@pytest.mark.parametrize(("days", "changes", "expected"), CASES)
def test_sentence(days: list[date], changes: dict[str, object], expected: Said) -> None:
    met = [family_meeting(met_date=day) for day in days]
    family = [priority_family(**changes)]
    assert said(month_without_meeting, priority_families=family, family_meetings=met) == expected


@pytest.mark.parametrize(("as_of", "expected"), [(date(2019, 10, 30), SEPTEMBER), (date(2019, 10, 31), BOTH)])
def test_a_month_counts_when_it_is_over(as_of: date, expected: Said) -> None:
    run = context(as_of)
    assert said(month_without_meeting, run, priority_families=[priority_family()], family_meetings=[]) == expected


def test_another_familys_meeting_does_not_count() -> None:
    met = [family_meeting(family_id="F-2", met_date=date(2019, 9, 9)), family_meeting()]
    assert said(month_without_meeting, priority_families=[priority_family()], family_meetings=met) == SEPTEMBER


def test_advice() -> None:
    (finding,) = findings(month_without_meeting, priority_families=[priority_family()])
    assert finding.advice == "Hold møte hver måned, og før datoen i arket Møter."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(month_without_meeting) == []

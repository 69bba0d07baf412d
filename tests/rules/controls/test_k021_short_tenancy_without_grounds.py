from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k021_short_tenancy_without_grounds import short_tenancy_without_grounds
from tests.builders import context, tenancy
from tests.rules.asking import Said, findings, said

FIXED = {"start_date": date(2019, 1, 1), "is_open_ended": False}


def sentence(last: str, years: int = 3) -> Said:
    return [("H2", f"Leieforholdet 01.01.2019–{last} er kortere enn {years} år, og grunnen mangler.")]


CASES = [
    pytest.param(date(2021, 12, 30), sentence("30.12.2021"), id="a day short of three years"),
    pytest.param(date(2021, 12, 31), [], id="three years"),
    pytest.param(date(2022, 1, 1), [], id="a day more"),
    pytest.param(date(2019, 10, 30), [], id="ended yesterday"),
    pytest.param(date(2019, 10, 31), sentence("31.10.2019"), id="last day is today"),
    pytest.param(date(2019, 11, 1), sentence("01.11.2019"), id="ends tomorrow"),
    pytest.param(None, [], id="no end"),
]


@pytest.mark.parametrize(("last", "expected"), CASES)
def test_sentence(last: date | None, expected: Said) -> None:
    assert said(short_tenancy_without_grounds, tenancies=[tenancy(**FIXED, end_date=last)]) == expected


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"short_lease_grounds": "Eieren skal flytte inn"}, id="grounds given"),
        pytest.param({"is_open_ended": True}, id="open-ended, and notice given"),
        pytest.param({"has_own_contract": False}, id="no contract of their own"),
    ],
)
def test_no_objection(changes: dict[str, object]) -> None:
    row = tenancy(**{**FIXED, "end_date": date(2020, 1, 1), **changes})
    assert said(short_tenancy_without_grounds, tenancies=[row]) == []


def test_a_tenancy_of_unknown_kind_with_an_end_is_taken_for_a_fixed_term() -> None:
    row = tenancy(**{**FIXED, "end_date": date(2020, 1, 1), "is_open_ended": None})
    assert said(short_tenancy_without_grounds, tenancies=[row]) == sentence("01.01.2020")


def test_29_february_plus_three_years() -> None:
    row = {"is_open_ended": False, "start_date": date(2020, 2, 29)}
    run = context(date(2020, 12, 31))
    for last, count in ((date(2023, 2, 26), 1), (date(2023, 2, 27), 0)):
        assert len(said(short_tenancy_without_grounds, run, tenancies=[tenancy(**row, end_date=last)])) == count


def test_the_years_are_a_setting() -> None:
    run, row = context(tenancy_min_years=5), tenancy(**FIXED, end_date=date(2021, 12, 31))
    assert said(short_tenancy_without_grounds, run, tenancies=[row]) == sentence("31.12.2021", 5)


def test_nothing_to_say_of_no_rows() -> None:
    assert said(short_tenancy_without_grounds) == []


def test_advice() -> None:
    (finding,) = findings(short_tenancy_without_grounds, tenancies=[tenancy(**FIXED, end_date=date(2020, 1, 1))])
    assert finding.advice == "Skriv grunnen, eller rett sluttdatoen."
    assert finding.source == "Husleieloven, § 9-3"

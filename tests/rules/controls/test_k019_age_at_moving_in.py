from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k019_age_at_moving_in import age_at_moving_in
from tests.builders import context, dwelling, shared_dwelling, tenancy, youth
from tests.rules.asking import Said, findings, said


def sentence(young_or_old: str, ages: str = "16 til fylte 19") -> Said:
    text = f"Ungdommen var for {young_or_old} ved innflytting i fellesbolig B-1. Målgruppen er fra {ages} år."
    return [("G2", text)]


CASES = [
    pytest.param(date(2003, 5, 11), sentence("ung"), id="16 the day after"),
    pytest.param(date(2003, 5, 10), [], id="16 on the day"),
    pytest.param(date(2003, 5, 9), [], id="16 the day before"),
    pytest.param(date(2000, 5, 11), [], id="19 the day after"),
    pytest.param(date(2000, 5, 10), sentence("gammel"), id="19 on the day"),
    pytest.param(date(2000, 5, 9), sentence("gammel"), id="19 the day before"),
]


@pytest.mark.parametrize(("born", "expected"), CASES)
def test_sentence(born: date, expected: Said) -> None:
    rows = {
        "tenancies": [tenancy(start_date=date(2019, 5, 10))],
        "youths": [youth(birth_date=born)],
        "dwellings": [shared_dwelling()],
    }
    assert said(age_at_moving_in, **rows) == expected


@pytest.mark.parametrize(
    ("stay", "count"),
    [
        pytest.param({"end_date": date(2018, 12, 31)}, 0, id="over before the year"),
        pytest.param({"end_date": date(2019, 1, 1)}, 1, id="touches the year"),
        pytest.param({"youth_id": None}, 0, id="no youth"),
        pytest.param({"youth_id": "U-9"}, 0, id="age unknown"),
        pytest.param({"dwelling_id": "B-2"}, 0, id="has a dwelling of their own"),
    ],
)
def test_who_is_looked_at(stay: dict[str, object], count: int) -> None:
    rows = {
        "tenancies": [tenancy(**{"start_date": date(2017, 5, 10), **stay})],
        "youths": [youth(birth_date=date(2003, 1, 1))],
        "dwellings": [shared_dwelling(), dwelling(dwelling_id="B-2")],
    }
    assert len(said(age_at_moving_in, **rows)) == count


def test_the_ages_are_settings() -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=date(2002, 6, 1))], "dwellings": [shared_dwelling()]}
    run = context(em_age_min=17, em_age_limit=20)
    assert said(age_at_moving_in, run, **rows) == sentence("ung", "17 til fylte 20")


def test_nothing_to_say_of_no_rows() -> None:
    assert said(age_at_moving_in) == []


def test_advice() -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=date(2009, 6, 1))], "dwellings": [shared_dwelling()]}
    (finding,) = findings(age_at_moving_in, **rows)
    assert finding.advice == "Sjekk fødselsdato og innflyttingsdato."
    assert finding.value == "01.01.2019"

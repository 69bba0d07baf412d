from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k017_soon_too_old import soon_too_old
from tests.builders import context, dwelling, shared_dwelling, tenancy, youth
from tests.rules.asking import Said, findings, said

WARNED = [("E2", "En beboer i fellesbolig B-1 fyller 19 år innen 30.04.2020.")]
CASES = [
    pytest.param(date(2000, 10, 31), [], id="turns 19 today"),
    pytest.param(date(2000, 11, 1), WARNED, id="turns 19 tomorrow"),
    pytest.param(date(2001, 4, 29), WARNED, id="day before the limit"),
    pytest.param(date(2001, 4, 30), WARNED, id="on the limit"),
    pytest.param(date(2001, 5, 1), [], id="day after the limit"),
]


@pytest.mark.parametrize(("born", "expected"), CASES)
def test_sentence(born: date, expected: Said) -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=born)], "dwellings": [shared_dwelling()]}
    assert said(soon_too_old, **rows) == expected


def test_a_birthday_on_29_february_is_kept_on_1_march() -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=date(2000, 2, 29))], "dwellings": [shared_dwelling()]}
    assert len(said(soon_too_old, context(date(2019, 2, 28), em_age_warning_months=1), **rows)) == 1
    assert said(soon_too_old, context(date(2019, 3, 1), em_age_warning_months=1), **rows) == []


@pytest.mark.parametrize(
    "stay",
    [
        pytest.param({"end_date": date(2019, 10, 30)}, id="moved out yesterday"),
        pytest.param({"start_date": date(2019, 11, 1)}, id="moves in tomorrow"),
        pytest.param({"youth_id": None}, id="no youth"),
        pytest.param({"youth_id": "U-9"}, id="youth not on file"),
        pytest.param({"dwelling_id": "B-2"}, id="has a dwelling of their own"),
        pytest.param({"dwelling_id": "B-9"}, id="unknown dwelling"),
    ],
)
def test_no_resident_of_shared_housing(stay: dict[str, object]) -> None:
    rows = {
        "tenancies": [tenancy(**stay)],
        "youths": [youth(birth_date=date(2000, 12, 1))],
        "dwellings": [shared_dwelling(), dwelling(dwelling_id="B-2")],
    }
    assert said(soon_too_old, **rows) == []


def test_the_edges_are_settings() -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=date(2000, 1, 15))], "dwellings": [shared_dwelling()]}
    expected = [("E2", "En beboer i fellesbolig B-1 fyller 20 år innen 31.01.2020.")]
    assert said(soon_too_old, context(em_age_limit=20, em_age_warning_months=3), **rows) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(soon_too_old) == []
    assert said(soon_too_old, tenancies=[tenancy()], dwellings=[shared_dwelling()]) == []


def test_neither_youth_nor_birthday_is_shown() -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=date(2000, 12, 1))], "dwellings": [shared_dwelling()]}
    (finding,) = findings(soon_too_old, **rows)
    assert finding.value == "•••"
    assert "12.2019" not in finding.message
    assert finding.advice == "Planlegg overgang til egen bolig."

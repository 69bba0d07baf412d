from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k018_too_old import too_old
from tests.builders import context, dwelling, shared_dwelling, tenancy, youth
from tests.rules.asking import Said, findings, said

TOO_OLD = [("E2", "En beboer i fellesbolig B-1 har fylt 19 år.")]
CASES = [
    pytest.param(date(2000, 10, 30), TOO_OLD, id="turned 19 yesterday"),
    pytest.param(date(2000, 10, 31), TOO_OLD, id="turns 19 today"),
    pytest.param(date(2000, 11, 1), [], id="turns 19 tomorrow"),
]


@pytest.mark.parametrize(("born", "expected"), CASES)
def test_sentence(born: date, expected: Said) -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=born)], "dwellings": [shared_dwelling()]}
    assert said(too_old, **rows) == expected


@pytest.mark.parametrize(
    ("stay", "count"),
    [
        pytest.param({"end_date": date(2019, 10, 31)}, 1, id="last day"),
        pytest.param({"end_date": date(2019, 10, 30)}, 0, id="moved out yesterday"),
        pytest.param({"start_date": date(2019, 11, 1)}, 0, id="moves in tomorrow"),
        pytest.param({"youth_id": None}, 0, id="no youth"),
        pytest.param({"youth_id": "U-9"}, 0, id="youth not on file"),
        pytest.param({"dwelling_id": "B-2"}, 0, id="has a dwelling of their own"),
    ],
)
def test_who_is_looked_at(stay: dict[str, object], count: int) -> None:
    rows = {
        "tenancies": [tenancy(**stay)],
        "youths": [youth(birth_date=date(1999, 1, 1))],
        "dwellings": [shared_dwelling(), dwelling(dwelling_id="B-2")],
    }
    assert len(said(too_old, **rows)) == count


def test_the_limit_is_a_setting() -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=date(1999, 1, 1))], "dwellings": [shared_dwelling()]}
    assert said(too_old, context(em_age_limit=20), **rows) == [("E2", "En beboer i fellesbolig B-1 har fylt 20 år.")]
    assert said(too_old, context(em_age_limit=21), **rows) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(too_old) == []


def test_the_youth_is_masked() -> None:
    rows = {"tenancies": [tenancy()], "youths": [youth(birth_date=date(1999, 1, 1))], "dwellings": [shared_dwelling()]}
    (finding,) = findings(too_old, **rows)
    assert finding.value == "•••"
    assert finding.advice == "Finn egen bolig, eller noter hvorfor ungdommen blir boende."

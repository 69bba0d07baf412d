from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k101_stays_overlap import stays_overlap
from tests.builders_families import temporary_stay
from tests.rules.asking import Said, findings, said

FIRST = temporary_stay()
CASES = [
    pytest.param({"start_date": date(2019, 7, 15)}, [], id="the next night"),
    pytest.param(
        {"start_date": date(2019, 7, 14)},
        [("D3", "Opphold M-2 begynner 14.07.2019, mens husstanden har opphold M-1 til 14.07.2019.")],
        id="the last night",
    ),
    pytest.param({"start_date": date(2019, 7, 10), "household_id": "H-2"}, [], id="another household"),
    pytest.param(
        {"start_date": date(2019, 6, 1), "end_date": None},
        [("D2", "Opphold M-1 begynner 01.07.2019, mens husstanden har opphold M-2, som ikke er avsluttet.")],
        id="the earlier one lasts",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    second = temporary_stay(**{"stay_id": "M-2", "end_date": date(2019, 8, 1), **changes})
    assert said(stays_overlap, temporary_stays=[FIRST, second]) == expected


def test_a_short_stay_between_hides_nothing() -> None:
    rows = [
        temporary_stay(end_date=date(2019, 7, 31)),
        temporary_stay(stay_id="M-2", start_date=date(2019, 7, 5), end_date=date(2019, 7, 6)),
        temporary_stay(stay_id="M-3", start_date=date(2019, 7, 20), end_date=date(2019, 8, 20)),
    ]
    assert [cell for cell, _ in said(stays_overlap, temporary_stays=rows)] == ["D3", "D4"]


def test_advice() -> None:
    second = temporary_stay(stay_id="M-2", start_date=date(2019, 7, 10))
    (finding,) = findings(stays_overlap, temporary_stays=[FIRST, second])
    assert finding.advice == "Avslutt det første oppholdet, eller rett datoene."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(stays_overlap) == []

from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k123_foyer_area_not_planned import foyer_area_not_planned
from tests.builders_families import participant
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [("I2", "Planen til deltakeren dekker ikke alle åtte områder. Mangler: Helse.")]
SENTENCE_2 = [("I2", "Planen til deltakeren dekker ikke alle åtte områder. Ikke utfylt: Helse.")]
SENTENCE_3 = [
    ("I2", "Planen til deltakeren dekker ikke alle åtte områder. Mangler: Helse og Økonomi. Ikke utfylt: Utdanning.")
]
CASES = [
    pytest.param({}, [], id="all planned"),
    pytest.param({"has_health": False}, SENTENCE_1, id="no"),
    pytest.param({"has_health": None}, SENTENCE_2, id="unknown"),
    pytest.param({"has_education": None, "has_health": False, "has_economy": False}, SENTENCE_3, id="both"),
    pytest.param({"has_health": False, "end_date": date(2019, 10, 30)}, [], id="ended"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(foyer_area_not_planned, foyer_participants=[participant(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(foyer_area_not_planned, foyer_participants=[participant(has_health=False)])
    assert finding.advice == "Lag plan for området, og før det i Foyer."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(foyer_area_not_planned) == []

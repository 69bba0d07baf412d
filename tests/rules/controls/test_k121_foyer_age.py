from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k121_foyer_age import foyer_age
from tests.builders import context
from tests.builders_families import participant
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [("B2", "Deltakeren var for ung ved oppstart. Foyer er fra 16 år og til fylte 24.")]
SENTENCE_2 = [("B2", "Deltakeren er for gammel. Foyer er fra 16 år og til fylte 24.")]
CASES = [
    pytest.param({}, [], id="eighteen"),
    pytest.param({"birth_date": date(2002, 10, 1)}, [], id="sixteen at the start"),
    pytest.param({"birth_date": date(2002, 10, 2)}, SENTENCE_1, id="a day too young"),
    pytest.param({"birth_date": date(1995, 11, 1)}, [], id="twenty-four tomorrow"),
    pytest.param({"birth_date": date(1995, 10, 31)}, SENTENCE_2, id="twenty-four today"),
    pytest.param({"birth_date": date(1995, 10, 1), "end_date": date(2019, 9, 30)}, [], id="ended before the birthday"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(foyer_age, foyer_participants=[participant(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(foyer_age, foyer_participants=[participant(birth_date=date(2002, 10, 2))])
    assert finding.advice == "Sjekk fødselsdatoen. Stemmer den, så planlegg overgang til egen bolig."


def test_the_limit_is_a_setting() -> None:
    rows = [participant(birth_date=date(1995, 10, 31))]
    assert said(foyer_age, context(foyer_age_limit=25), foyer_participants=rows) == []


def test_nothing_to_say_of_no_rows() -> None:
    assert said(foyer_age) == []

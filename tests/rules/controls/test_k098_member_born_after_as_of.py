from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k098_member_born_after_as_of import member_born_after_as_of
from tests.builders_families import member
from tests.rules.asking import Said, findings, said

WRONG = [("C2", "Fødselsdatoen er etter telledagen. Personen er ikke regnet med i husstanden.")]
CASES = [
    pytest.param({}, [], id="born"),
    pytest.param({"birth_date": date(2019, 10, 31)}, [], id="born today"),
    pytest.param({"birth_date": date(2019, 11, 1)}, WRONG, id="born tomorrow"),
    pytest.param({"birth_date": date(2020, 1, 1), "lives_here": "NOT_YET"}, [], id="expected"),
    pytest.param({"birth_date": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(member_born_after_as_of, household_members=[member(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(member_born_after_as_of, household_members=[member(birth_date=date(2019, 11, 1))])
    assert finding.advice == "Rett fødselsdatoen, eller velg «Ikke født ennå» i «Bor her»."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(member_born_after_as_of) == []

from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k097_refugee_too_long import refugee_too_long
from tests.builders_families import application
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [("H2", "Integreringstilskuddet begynte 5 år eller mer før 31.10.2019. Grunnen gjelder ikke lenger.")]
SENTENCE_2 = [("H2", "Integreringstilskuddet begynte 5 år eller mer før 01.09.2019. Grunnen gjelder ikke lenger.")]
CASES = [
    pytest.param({"main_reason": "REFUGEE", "refugee_grant_from": date(2014, 11, 1)}, [], id="one day left"),
    pytest.param(
        {"main_reason": "REFUGEE", "refugee_grant_from": date(2014, 10, 31)}, SENTENCE_1, id="five years today"
    ),
    pytest.param({"refugee_grant_from": date(2010, 1, 1)}, [], id="another reason"),
    pytest.param({"main_reason": "REFUGEE"}, [], id="unknown"),
    pytest.param(
        {"main_reason": "REFUGEE", "refugee_grant_from": date(2014, 10, 1), "moved_in_date": date(2019, 9, 30)},
        [],
        id="moved in before",
    ),
    pytest.param(
        {"main_reason": "REFUGEE", "refugee_grant_from": date(2014, 9, 1), "decision": "REJECTED"},
        SENTENCE_2,
        id="rejected on the day",
    ),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(refugee_too_long, applications=[application(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(
        refugee_too_long, applications=[application(main_reason="REFUGEE", refugee_grant_from=date(2014, 10, 31))]
    )
    assert finding.advice == "Velg en annen hovedgrunn."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(refugee_too_long) == []

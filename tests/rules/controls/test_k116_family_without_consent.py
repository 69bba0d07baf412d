from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k116_family_without_consent import family_without_consent
from tests.builders_families import priority_family
from tests.rules.asking import Said, findings, said

SENTENCE_1 = [("F2", "Familien er med, men samtykket gikk ut 30.10.2019. Enhetene kan ikke dele opplysninger om den.")]
SENTENCE_2 = [("E2", "Familien er med, men samtykket mangler. Enhetene kan ikke dele opplysninger om den.")]
SENTENCE_3 = [
    ("E2", "Familien er med, men samtykket gjelder først fra 01.11.2019. Enhetene kan ikke dele opplysninger om den.")
]
CASES = [
    pytest.param({}, [], id="in force"),
    pytest.param({"consent_to": date(2019, 10, 31)}, [], id="last day"),
    pytest.param({"consent_to": date(2019, 10, 30)}, SENTENCE_1, id="day after"),
    pytest.param({"consent_from": None}, SENTENCE_2, id="missing"),
    pytest.param({"consent_from": date(2019, 10, 31)}, [], id="first day"),
    pytest.param({"consent_from": date(2019, 11, 1)}, SENTENCE_3, id="not yet"),
    pytest.param({"consent_from": None, "active_to": date(2019, 10, 30)}, [], id="not active"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(family_without_consent, priority_families=[priority_family(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(family_without_consent, priority_families=[priority_family(consent_to=date(2019, 10, 30))])
    assert finding.advice == "Innhent nytt samtykke, eller avslutt samarbeidet."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(family_without_consent) == []

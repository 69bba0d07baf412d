from __future__ import annotations

import pytest

from pipeline.rules.controls.k060_unknown_wished_housemate import unknown_wished_housemate
from tests.builders import youth
from tests.rules.asking import Said, findings, said

SENTENCE = "«Bo sammen med» nevner noen som ikke finnes i EM-ungdom."


@pytest.mark.parametrize(
    ("names", "is_said"),
    [
        (None, False),
        ("Ingen", False),
        ("U-2", False),
        ("u2 og U-3", False),
        ("U-9", True),
        ("U-2, U-9", True),
        ("fetteren sin", True),
    ],
)
def test_sentence(names: str | None, is_said: bool) -> None:
    youths = [youth(live_with=names), youth(youth_id="U-2"), youth(youth_id="U-3")]
    expected: Said = [("N2", SENTENCE)] if is_said else []
    assert said(unknown_wished_housemate, youths=youths) == expected


def test_the_name_is_not_shown() -> None:
    (finding,) = findings(unknown_wished_housemate, youths=[youth(live_with="fetteren sin")])
    assert finding.value == "•••"
    assert finding.advice == "Skriv ungdomsnummer, med komma mellom, eller la cellen stå tom."

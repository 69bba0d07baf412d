from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k052_handover_without_photos import handover_without_photos
from tests.builders_acquisitions import handover
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param({}, [], id="some"),
    pytest.param(
        {"photo_count": 0},
        [("E2", "Boligen i anskaffelse N-1 er overtatt 20.05.2019, men det er ikke ført opp bilder.")],
        id="none",
    ),
    pytest.param(
        {"photo_count": None},
        [("E2", "Boligen i anskaffelse N-1 er overtatt 20.05.2019, men det er ikke ført opp bilder.")],
        id="not filled in",
    ),
    pytest.param({"photo_count": 0, "handover_date": date(2019, 11, 1)}, [], id="handed over tomorrow"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(handover_without_photos, handovers=[handover(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(handover_without_photos, handovers=[handover(photo_count=0)])
    assert finding.advice == "Ta bilder av boligen, og før opp antallet."
    assert finding.value == "0"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(handover_without_photos) == []

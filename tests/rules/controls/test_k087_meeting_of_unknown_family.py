from __future__ import annotations

import pytest

from pipeline.rules.controls.k087_meeting_of_unknown_family import meeting_of_unknown_family
from tests.builders_families import family_meeting, priority_family
from tests.rules.asking import Said, findings, said

WRONG = [("A2", "Møtet 14.10.2019 gjelder en familie som ikke står i Satsningsfamilier.")]
CASES = [
    pytest.param({}, [], id="known"),
    pytest.param({"family_id": "F-9"}, WRONG, id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(
            meeting_of_unknown_family,
            family_meetings=[family_meeting(**changes)],
            priority_families=[priority_family()],
        )
        == expected
    )


def test_advice() -> None:
    (finding,) = findings(
        meeting_of_unknown_family,
        family_meetings=[family_meeting(family_id="F-9")],
        priority_families=[priority_family()],
    )
    assert finding.advice == "Rett familienummeret."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(meeting_of_unknown_family) == []

from __future__ import annotations

import pytest

from pipeline.rules.controls.k112_proposal_left_without_grounds import proposal_left_without_grounds
from tests.builders_families import family_allocation
from tests.rules.asking import Said, findings, said

WRONG = [("O2", "Tildeling T-1 fulgte ikke forslaget, og begrunnelsen mangler.")]
CASES = [
    pytest.param({}, [], id="followed"),
    pytest.param({"is_proposal_followed": False}, WRONG, id="without grounds"),
    pytest.param({"is_proposal_followed": False, "grounds": "Nærmere skolen"}, [], id="with grounds"),
    pytest.param({"is_proposal_followed": None}, [], id="unknown"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(proposal_left_without_grounds, allocations=[family_allocation(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(proposal_left_without_grounds, allocations=[family_allocation(is_proposal_followed=False)])
    assert finding.advice == "Skriv teamets begrunnelse."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(proposal_left_without_grounds) == []

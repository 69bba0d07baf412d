from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k114_family_ends_before_start import family_ends_before_start
from tests.builders_families import priority_family
from tests.rules.asking import Said, findings, said

WRONG = [("D2", "Familien er med til 04.08.2019, før den begynner 05.08.2019. Familien er satt til side.")]
CASES = [
    pytest.param({}, [], id="active"),
    pytest.param({"active_to": date(2019, 8, 5)}, [], id="one day"),
    pytest.param({"active_to": date(2019, 8, 4)}, WRONG, id="before"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(family_ends_before_start, priority_families=[priority_family(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(family_ends_before_start, priority_families=[priority_family(active_to=date(2019, 8, 4))])
    assert finding.advice == "Rett den datoen som er feil."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(family_ends_before_start) == []

from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k029_resident_without_room import resident_without_room
from tests.builders import dwelling, shared_dwelling, tenancy
from tests.rules.asking import Said, findings, said

SENTENCE = "Leieforholdet i fellesbolig B-1 mangler rom. Beboeren teller i boligen, men ikke i Plasser."
LACKS = [("C2", SENTENCE)]
CASES = [
    pytest.param({"room": "A"}, [], id="has a room"),
    pytest.param({}, LACKS, id="has none"),
    pytest.param({"end_date": date(2019, 10, 31)}, LACKS, id="last day is today"),
    pytest.param({"end_date": date(2019, 10, 30)}, [], id="moved out yesterday"),
    pytest.param({"start_date": date(2019, 10, 31)}, LACKS, id="moves in today"),
    pytest.param({"start_date": date(2019, 11, 1)}, [], id="moves in tomorrow"),
    pytest.param({"dwelling_id": "B-2"}, [], id="in an ordinary dwelling"),
    pytest.param({"dwelling_id": "B-9"}, [], id="unknown dwelling"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    dwellings = [shared_dwelling(), dwelling(dwelling_id="B-2")]
    assert (
        said(resident_without_room, tenancies=[tenancy(**{"room": None, **changes})], dwellings=dwellings) == expected
    )


def test_nothing_to_say_of_no_rows() -> None:
    assert said(resident_without_room, dwellings=[shared_dwelling()]) == []
    assert said(resident_without_room, tenancies=[tenancy(room=None)]) == []


def test_advice() -> None:
    (finding,) = findings(resident_without_room, tenancies=[tenancy(room=None)], dwellings=[shared_dwelling()])
    assert finding.advice == "Fyll ut rommet."

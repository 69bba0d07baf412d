from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k037_dwelling_acquired_twice import dwelling_acquired_twice
from tests.builders_acquisitions import acquisition
from tests.rules.asking import Said, findings, said

SENTENCE = "Bolig B-1 står i flere anskaffelser. Plassene kan bli talt to ganger."
CASES = [
    pytest.param({}, [("C2", SENTENCE), ("C3", SENTENCE)], id="both going"),
    pytest.param({"dwelling_id": "B-2"}, [], id="two dwellings"),
    pytest.param({"dwelling_id": None}, [], id="no dwelling yet"),
    pytest.param({"dropped_date": date(2019, 10, 31)}, [], id="one is dropped"),
    pytest.param({"dropped_date": date(2019, 11, 1)}, [("C2", SENTENCE), ("C3", SENTENCE)], id="dropped tomorrow"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert (
        said(dwelling_acquired_twice, acquisitions=[acquisition(), acquisition(acquisition_id="N-2", **changes)])
        == expected
    )


def test_two_without_a_dwelling_are_not_the_same_dwelling() -> None:
    rows = [acquisition(dwelling_id=None), acquisition(acquisition_id="N-2", dwelling_id=None)]
    assert said(dwelling_acquired_twice, acquisitions=rows) == []


def test_advice() -> None:
    first, _ = findings(dwelling_acquired_twice, acquisitions=[acquisition(), acquisition(acquisition_id="N-2")])
    assert first.advice == "Behold boligen i én av dem, eller sett dato i «Avsluttet uten leie» på de andre."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(dwelling_acquired_twice) == []

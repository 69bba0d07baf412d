from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k050_in_use_without_handover import in_use_without_handover
from tests.builders import Row
from tests.builders_acquisitions import acquisition, handover
from tests.rules.asking import Said, findings, said

BARE = [("M2", "Boligen i anskaffelse N-1 er tatt i bruk 01.06.2019, men ingen overtakelse er ført.")]
CASES = [
    pytest.param([handover()], [], id="handed over"),
    pytest.param([], BARE, id="never"),
    pytest.param([handover(acquisition_id="N-2")], BARE, id="another"),
    pytest.param([handover(handover_date=date(2019, 11, 1))], BARE, id="to be handed over tomorrow"),
]


@pytest.mark.parametrize(("handovers", "expected"), CASES)
def test_sentence(handovers: list[Row], expected: Said) -> None:
    assert said(in_use_without_handover, acquisitions=[acquisition()], handovers=handovers) == expected


@pytest.mark.parametrize("row", [acquisition(in_use_date=None), acquisition(dropped_date=date(2019, 7, 1))])
def test_not_before_it_is_in_use(row: Row) -> None:
    assert said(in_use_without_handover, acquisitions=[row]) == []


def test_advice() -> None:
    (finding,) = findings(in_use_without_handover, acquisitions=[acquisition()])
    assert finding.advice == "Fyll ut overtakelsesprotokollen, og før overtakelsen inn i Overtakelser."
    assert finding.value == "01.06.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(in_use_without_handover) == []

from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k054_handover_without_order import handover_without_order
from tests.builders import Row, dwelling, shared_dwelling
from tests.builders_acquisitions import acquisition, handover, imdi_order
from tests.rules.asking import Said, findings, said

BARE = [("C2", "Fellesboligen i anskaffelse N-1 er overtatt 20.05.2019, men plassene er ikke bestilt hos IMDi.")]
CASES = [
    pytest.param(handover(), acquisition(), shared_dwelling(), BARE, id="not ordered"),
    pytest.param(handover(handover_date=date(2019, 11, 1)), acquisition(), shared_dwelling(), [], id="tomorrow"),
    pytest.param(handover(), acquisition(dropped_date=date(2019, 6, 1)), shared_dwelling(), [], id="dropped"),
    pytest.param(handover(), acquisition(), dwelling(), [], id="not shared"),
    pytest.param(handover(), acquisition(dwelling_id=None), shared_dwelling(), [], id="dwelling not known"),
    pytest.param(handover(acquisition_id="N-9"), acquisition(), shared_dwelling(), [], id="acquisition not known"),
]


@pytest.mark.parametrize(("given", "acquired", "home", "expected"), CASES)
def test_sentence(given: Row, acquired: Row, home: Row, expected: Said) -> None:
    assert said(handover_without_order, handovers=[given], acquisitions=[acquired], dwellings=[home]) == expected


@pytest.mark.parametrize(("dwelling_id", "count"), [("B-1", 0), ("B-2", 1)])
def test_the_order_must_be_for_the_dwelling(dwelling_id: str, count: int) -> None:
    hits = said(
        handover_without_order,
        handovers=[handover()],
        acquisitions=[acquisition()],
        dwellings=[shared_dwelling()],
        imdi_orders=[imdi_order(dwelling_id=dwelling_id)],
    )
    assert len(hits) == count


def test_advice() -> None:
    (finding,) = findings(
        handover_without_order, handovers=[handover()], acquisitions=[acquisition()], dwellings=[shared_dwelling()]
    )
    assert finding.advice == "Bosettingskoordinatoren bestiller, og fører det i Bestillinger."
    assert finding.value == "20.05.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(handover_without_order) == []

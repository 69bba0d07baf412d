from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k046_offer_above_rate import offer_above_rate
from tests.builders import Row
from tests.builders_acquisitions import acquisition, going_acquisition
from tests.rules.asking import Said, findings, said

ABOVE = [
    (
        "O2",
        "Utleier tilbyr husleiepakke på 19\u00a0001\u00a0kr/mnd i anskaffelse N-1, "
        "over satsen for «4-roms» på 19\u00a0000 kr/mnd.",
    )
]
CASES = [
    pytest.param(going_acquisition(4, offered_package_nok_month=19_000.0), [], id="at the rate"),
    pytest.param(going_acquisition(4, offered_package_nok_month=19_001.0), ABOVE, id="above"),
    pytest.param(going_acquisition(4, offered_package_nok_month=None), [], id="unknown"),
    pytest.param(going_acquisition(4, offered_package_nok_month=19_001.0, layout_type=None), [], id="unknown layout"),
    pytest.param(acquisition(offered_package_nok_month=19_001.0), ABOVE, id="signed"),
    pytest.param(
        going_acquisition(4, offered_package_nok_month=19_001.0, dropped_date=date(2019, 5, 1)), [], id="dropped"
    ),
]


@pytest.mark.parametrize(("row", "expected"), CASES)
def test_sentence(row: Row, expected: Said) -> None:
    assert said(offer_above_rate, acquisitions=[row]) == expected


def test_advice() -> None:
    (finding,) = findings(offer_above_rate, acquisitions=[going_acquisition(4, offered_package_nok_month=19_001.0)])
    assert finding.advice == "Forhandle med utleier, eller rett satsen i Oppsett."


def test_nothing_to_say_of_no_rows() -> None:
    assert said(offer_above_rate) == []

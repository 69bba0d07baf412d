from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k053_handover_not_sent import handover_not_sent
from tests.builders_acquisitions import handover
from tests.rules.asking import Said, findings, said

CASES = [
    pytest.param({}, [], id="sent"),
    pytest.param(
        {"sent_date": None, "handover_date": date(2019, 10, 16)},
        [
            (
                "F2",
                "Protokoll og bilder for anskaffelse N-1, overtatt 16.10.2019, "
                "er ikke sendt Eierskapsenheten. Fristen er 14 dager.",
            )
        ],
        id="fifteen days",
    ),
    pytest.param({"sent_date": None, "handover_date": date(2019, 10, 17)}, [], id="fourteen days"),
    pytest.param({"sent_date": date(2019, 6, 3)}, [], id="sent on the last day"),
    pytest.param(
        {"sent_date": date(2019, 6, 4)},
        [
            (
                "F2",
                "Protokoll og bilder for anskaffelse N-1, overtatt 20.05.2019, "
                "ble sendt Eierskapsenheten for sent. Fristen er 14 dager.",
            )
        ],
        id="sent the day after",
    ),
    pytest.param({"sent_date": None, "handover_date": date(2019, 11, 1)}, [], id="handed over tomorrow"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(handover_not_sent, handovers=[handover(**changes)]) == expected


def test_advice() -> None:
    (finding,) = findings(handover_not_sent, handovers=[handover(sent_date=None)])
    assert finding.advice == "Er de ikke sendt, sender Opal dem og fører datoen. Er de sendt, sjekk datoen."
    assert finding.value == ""


def test_nothing_to_say_of_no_rows() -> None:
    assert said(handover_not_sent) == []

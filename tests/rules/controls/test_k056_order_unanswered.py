from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k056_order_unanswered import order_unanswered
from tests.builders import context
from tests.builders_acquisitions import imdi_order
from tests.rules.asking import Said, findings, said

LATE = [("C2", "Bestillingen for bolig B-1 er sendt 30.09.2019 og ikke besvart innen 30 dager.")]
CASES = [
    pytest.param({}, [], id="answered"),
    pytest.param({"answered_date": None, "ordered_date": date(2019, 10, 1)}, [], id="thirty days"),
    pytest.param({"answered_date": None, "ordered_date": date(2019, 9, 30)}, LATE, id="thirty-one days"),
    pytest.param({"answered_date": date(2019, 11, 1), "ordered_date": date(2019, 9, 30)}, LATE, id="answer to come"),
]


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_sentence(changes: dict[str, object], expected: Said) -> None:
    assert said(order_unanswered, imdi_orders=[imdi_order(**changes)]) == expected


def test_the_limit_is_a_setting() -> None:
    rows = [imdi_order(answered_date=None, ordered_date=date(2019, 10, 20))]
    assert len(said(order_unanswered, context(imdi_answer_max_days=10), imdi_orders=rows)) == 1


def test_advice() -> None:
    (finding,) = findings(order_unanswered, imdi_orders=[imdi_order(answered_date=None)])
    assert finding.advice == "Bosettingskoordinatoren spør IMDi, og fører svaret i «Svar mottatt»."
    assert finding.value == "01.05.2019"


def test_nothing_to_say_of_no_rows() -> None:
    assert said(order_unanswered) == []

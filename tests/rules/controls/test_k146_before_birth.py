from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k146_before_birth import before_birth
from tests.builders import youth
from tests.rules.asking import findings


@pytest.mark.parametrize(
    ("decided", "settled", "is_said"),
    [
        (date(1999, 1, 1), date(2019, 1, 1), True),
        (date(2018, 1, 1), date(2002, 3, 14), True),
        (date(2002, 3, 15), None, False),
        (None, None, False),
    ],
)
def test_sentence(decided: date | None, settled: date | None, is_said: bool) -> None:
    found = findings(before_birth, youths=[youth(decision_date=decided, settled_date=settled)])
    assert [item.message for item in found] == (["Datoen er før ungdommens fødselsdato."] if is_said else [])

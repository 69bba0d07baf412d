from __future__ import annotations

from datetime import date

import pytest

from pipeline.rules.controls.k030_born_after_as_of import born_after_as_of
from tests.builders import youth
from tests.rules.asking import Said, said

SENTENCE = "Fødselsdatoen er etter telledagen. Ungdommen er satt til side."
CASES = [
    pytest.param(date(2003, 5, 17), [], id="born"),
    pytest.param(date(2019, 10, 31), [], id="on the day"),
    pytest.param(date(2019, 11, 1), [("B2", SENTENCE)], id="the day after"),
    pytest.param(date(2103, 5, 17), [("B2", SENTENCE)], id="mistyped century"),
]


@pytest.mark.parametrize(("born", "expected"), CASES)
def test_sentence(born: date, expected: Said) -> None:
    assert said(born_after_as_of, youths=[youth(birth_date=born)]) == expected


def test_nothing_to_say_of_no_rows() -> None:
    assert said(born_after_as_of) == []

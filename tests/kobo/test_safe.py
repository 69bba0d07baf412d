from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.kobo.safe import is_formula, one_line, phone_number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skole; avdeling 2", "Skole, avdeling 2"),
        ('Huset "Fred"', "Huset 'Fred'"),
        ("en\r\nto\ttre\u2028fire", "en to tre fire"),
        ("  Storgata  ", "Storgata"),
        (";", ","),
    ],
)
def test_a_text_on_one_line(text: str, expected: str) -> None:
    assert one_line(text) == expected


@given(st.text())
def test_nothing_is_left_that_parts_fields_or_lines(text: str) -> None:
    clean = one_line(text)
    assert len(clean.splitlines()) <= 1
    assert not set(clean) & set(';"\r\n')
    assert one_line(clean) == clean


def test_what_a_spreadsheet_takes_for_a_formula() -> None:
    texts = pd.Series(["=1", "+47", "-1", "@a", "\uff1d1", "a=1", "", "Åsen-1"], dtype="str")
    assert is_formula(texts).tolist() == [True] * 5 + [False] * 3


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("000 00 000", "00000000"),
        ("+47 000 00 000", "00000000"),
        ("0047 00000000", "00000000"),
        ("+46 (70) 000-00.00", "0046700000000"),
        ("0000000", None),
        ("+47 0000000", None),
        ("+47 000000000", None),
        ("ring meg", None),
        ("٠٠٠٠٠٠٠٠", None),
        ("", None),
    ],
)
def test_a_phone_number(text: str, expected: str | None) -> None:
    assert phone_number(text) == expected

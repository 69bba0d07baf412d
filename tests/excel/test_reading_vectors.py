from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.excel.reading_vectors import WORD, Text, digits_value, length_before, short_decimals, word

short_texts = st.lists(
    st.binary(min_size=1, max_size=WORD)
    | st.text("0123456789.", min_size=1, max_size=WORD).map(str.encode)
    | st.integers(0, 10**8 - 1).map(lambda number: str(number).encode()),
    min_size=1,
    max_size=20,
)


def last_words(texts: list[bytes], before: bytes = b">99<v>1>") -> tuple[np.ndarray, np.ndarray]:
    text = Text(b"".join(before + item for item in texts).rjust(WORD))
    lengths = np.array([len(item) for item in texts])
    stops = len(text.data) - np.append(np.cumsum((lengths + len(before))[::-1])[::-1][1:], 0)
    return text.words(stops - WORD), lengths


@given(short_texts)
def test_digits_are_read_as_int_does(texts: list[bytes]) -> None:
    values, done = digits_value(*last_words(texts))

    for text, value, was_read in zip(texts, values.tolist(), done.tolist(), strict=True):
        assert was_read == text.isdigit()
        assert not was_read or value == int(text)


@given(short_texts)
def test_decimals_are_read_as_float_does(texts: list[bytes]) -> None:
    values, done = short_decimals(*last_words(texts))

    for text, value, was_read in zip(texts, values.tolist(), done.tolist(), strict=True):
        is_decimal = text.replace(b".", b"", 1).isdigit()
        assert was_read == is_decimal
        assert not was_read or value == float(text)


def test_length_before_counts_to_the_first() -> None:
    words = np.array([word(b'12"4"678'), word(b'"'), word(b'1234567"'), word(b"12345678")])

    assert length_before(words, ord('"')).tolist() == [2, 0, 7, -1]


def test_words_reach_past_the_end() -> None:
    text = Text(b"abc", b"<r")

    assert text.words(np.array([1, 3])).tolist() == [int(word(b"bc<r")), int(word(b"<r"))]

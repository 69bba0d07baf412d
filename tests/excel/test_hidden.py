from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.excel.hidden import Spans, hidden_columns, hidden_rows

SPANS = st.lists(st.tuples(st.integers(1, 30), st.integers(0, 40)), max_size=6)


@given(spans=SPANS)
def test_spans_are_the_set_of_their_numbers(spans: list[tuple[int, int]]) -> None:
    numbers = {number for first, last in spans for number in range(first, last + 1)}
    found = Spans(spans)

    assert set(found) == numbers
    assert list(found) == sorted(numbers)
    assert len(found) == len(numbers)
    assert [number in found for number in range(45)] == [number in numbers for number in range(45)]


def test_what_no_sheet_has_is_left_out() -> None:
    assert hidden_columns([(0, 2), (16_384, 20_000)]).spans == ((1, 2), (16_384, 16_384))
    assert hidden_rows([(1_048_576, 9_999_999)]).spans == ((1_048_576, 1_048_576),)

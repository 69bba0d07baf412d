from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.disclosure.suppress import PublishedCount, may_publish


@pytest.mark.parametrize(
    ("counts", "threshold", "is_allowed"),
    [
        ([], 5, True),
        ([PublishedCount(5)], 5, True),
        ([PublishedCount(4)], 5, False),
        ([PublishedCount(1)], 5, False),
        ([PublishedCount(0)], 5, True),
        ([PublishedCount(0, 25)], 5, True),
        ([PublishedCount(25, 25)], 5, True),
        ([PublishedCount(20, 25)], 5, True),
        ([PublishedCount(21, 25)], 5, False),
        ([PublishedCount(24, 25)], 5, False),
        ([PublishedCount(4, 4)], 5, False),
        ([PublishedCount(40), PublishedCount(2)], 3, False),
        ([PublishedCount(38_190_000, 53_125_000)], 5, True),
    ],
)
def test_a_small_count_shown_or_found_by_subtraction_holds_the_table_back(
    counts: list[PublishedCount], threshold: float, is_allowed: bool
) -> None:
    assert may_publish(counts, threshold) is is_allowed


def test_what_is_left_when_all_parts_are_taken_from_their_whole_is_found_too() -> None:
    parts = [PublishedCount(70, 119, "2019"), PublishedCount(48, 119, "2019")]
    assert not may_publish(parts, 3)
    assert may_publish([PublishedCount(70, 119), PublishedCount(48, 119)], 3), "counts that may overlap say nothing"
    assert may_publish([PublishedCount(70, 119, "2018"), PublishedCount(48, 119, "2019")], 3), "not of one period"


@given(
    parts=st.lists(st.integers(0, 60), min_size=1, max_size=5),
    rest=st.integers(0, 60),
    threshold=st.integers(1, 10),
)
def test_nothing_small_can_be_read_from_a_table_that_is_given_out(parts: list[int], rest: int, threshold: int) -> None:
    whole = sum(parts) + rest
    counts = [PublishedCount(part, whole, "all") for part in parts]
    readable = {whole, rest, *parts, *(whole - part for part in parts)}
    is_small = any(0 < count < threshold for count in readable)
    assert may_publish(counts, threshold) is not is_small


@given(
    parts=st.lists(st.integers(0, 60), min_size=1, max_size=5), rest=st.integers(0, 60), threshold=st.integers(1, 10)
)
def test_no_sum_of_parts_nor_its_rest_is_small_in_a_table_that_is_given_out(
    parts: list[int], rest: int, threshold: int
) -> None:
    whole = sum(parts) + rest
    if not may_publish([PublishedCount(part, whole, "all") for part in parts], threshold):
        return
    for size in range(len(parts) + 1):
        for chosen in combinations(parts, size):
            for count in (sum(chosen), whole - sum(chosen)):
                assert count == 0 or count >= threshold


@given(
    counts=st.lists(st.builds(PublishedCount, st.integers(0, 100), st.none() | st.integers(100, 200)), max_size=6),
    low=st.integers(1, 9),
)
def test_a_higher_threshold_never_gives_out_more(counts: list[PublishedCount], low: int) -> None:
    assert may_publish(counts, low) or not may_publish(counts, low + 1)

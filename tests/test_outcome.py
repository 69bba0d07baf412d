from __future__ import annotations

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.outcome import Outcome, at_least, at_most, is_no, is_yes, judged, one_of

NO, UNCLEAR, YES = Outcome.NOT_MET, Outcome.UNCLEAR, Outcome.MET
TRUTHS = {NO: {False}, UNCLEAR: {False, True}, YES: {True}}
"""What each answer may turn out to be once everything is known."""


@pytest.mark.parametrize(("left", "right"), list(product(Outcome, Outcome)))
def test_and_is_the_least_and_or_the_greatest(left: Outcome, right: Outcome) -> None:
    """Kleene's logic: an unknown counts only as far as it could change the answer."""
    both = {a and b for a in TRUTHS[left] for b in TRUTHS[right]}
    either = {a or b for a in TRUTHS[left] for b in TRUTHS[right]}
    assert TRUTHS[Outcome(np.minimum(left, right))] == both
    assert TRUTHS[Outcome(np.maximum(left, right))] == either


@pytest.mark.parametrize(("outcome", "label"), [(NO, "ikke oppfylt"), (UNCLEAR, "uavklart"), (YES, "oppfylt")])
def test_label(outcome: Outcome, label: str) -> None:
    assert outcome.label == label


def test_unclear_where_missing_whatever_holds() -> None:
    answers = judged([True, False, True, False], [False, False, True, True])
    assert answers.tolist() == [YES, NO, UNCLEAR, UNCLEAR]
    assert answers.dtype == np.int8


@pytest.mark.parametrize("dtype", ["float64", "Int64"])
def test_numbers_at_the_limit(dtype: str) -> None:
    facts = pd.Series([54, 55, 56, None], dtype=dtype)
    assert at_least(facts, 55).tolist() == [NO, YES, YES, UNCLEAR]
    assert at_most(facts, 55).tolist() == [YES, YES, NO, UNCLEAR]


def test_codes() -> None:
    facts = pd.Series(["LOW", "HIGH", None], dtype="str")
    assert one_of(facts, ("LOW", "MEDIUM")).tolist() == [YES, NO, UNCLEAR]
    assert one_of(facts, ()).tolist() == [NO, NO, UNCLEAR]


def test_yes_and_no() -> None:
    facts = pd.Series([True, False, None], dtype="boolean")
    assert is_yes(facts).tolist() == [YES, NO, UNCLEAR]
    assert is_no(facts).tolist() == [NO, YES, UNCLEAR]


def test_no_rows() -> None:
    assert at_least(pd.Series([], dtype="Int64"), 1).tolist() == []
    assert one_of(pd.Series([], dtype="str"), ("LOW",)).tolist() == []
    assert is_no(pd.Series([], dtype="boolean")).tolist() == []


@given(st.lists(st.none() | st.floats(-1e6, 1e6)), st.floats(-1e6, 1e6))
def test_a_missing_number_is_the_only_unclear_one(values: list[float | None], limit: float) -> None:
    facts = pd.Series(values, dtype="float64")
    for answers, holds in ((at_least(facts, limit), float.__ge__), (at_most(facts, limit), float.__le__)):
        assert answers.tolist() == [UNCLEAR if v is None else YES if holds(v, limit) else NO for v in values]

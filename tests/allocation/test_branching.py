from __future__ import annotations

import numpy as np
import pytest

from pipeline.allocation.branching import Company, Home, Kind, questions
from pipeline.allocation.packing_rows import PackingRows
from pipeline.allocation.shared_sets import NOBODY, MoveInSets
from tests.allocation.test_packing import DWELLINGS, YOUTHS, every_choice, random_sets

KINDS = np.array([0, 1, -1] * 3)


@pytest.mark.parametrize("question", [Home(3, 1), Company(2, 5), Kind(2, 0), Kind(0, 1)])
def test_no_choice_is_lost_in_both_parts(question: Home | Company | Kind) -> None:
    gone = np.zeros(2, dtype=int)
    for seed in range(5):
        sets, _ = random_sets(seed)
        no, yes = question.drops(PackingRows(sets, YOUTHS, DWELLINGS, KINDS), np.arange(len(sets)))
        assert all(not no[chosen].any() or not yes[chosen].any() for chosen in every_choice(sets))
        gone += [no.sum(), yes.sum()]
    assert (gone > 0).all()


def test_what_is_in_doubt_is_asked() -> None:
    members = np.array([[0, 1], [0, NOBODY], [2, NOBODY], [1, 2]], dtype=np.intp)
    sets = MoveInSets(np.array([0, 1, 0, 1], dtype=np.intp), members, np.ones(4, dtype=np.int64))
    shares = np.full(4, 0.5)
    asked = list(questions(PackingRows(sets, 3, 2), np.arange(4), shares))
    assert Home(0, 0) in asked
    assert Company(0, 1) in asked
    assert Company(0, 2) not in asked
    assert list(questions(PackingRows(sets, 3, 2), np.array([0]), np.ones(1))) == []
    with_kinds = PackingRows(sets, 3, 2, np.array([0, 0, 1]))
    asked = list(questions(with_kinds, np.arange(4), shares))
    assert Kind(0, 1) in asked
    assert all(isinstance(question, Kind) for question in asked)

from __future__ import annotations

import numpy as np
import pytest

from pipeline.allocation.branching import Company, Home, Kind, Pick, Question, questions
from pipeline.allocation.packing_rows import PackingRows
from pipeline.allocation.shared_sets import NOBODY, MoveInSets
from tests.allocation.test_packing import DWELLINGS, YOUTHS, every_choice, random_sets

KINDS = np.array([0, 1, -1] * 3)


@pytest.mark.parametrize("question", [Home(3, 1), Company(2, 5), Kind(2, 0), Kind(0, 1), Pick(4)])
def test_no_choice_is_lost_in_both_parts(question: Question) -> None:
    gone = np.zeros(2, dtype=int)
    for seed in range(5):
        sets, _ = random_sets(seed)
        no, yes = question.drops(PackingRows(sets, YOUTHS, DWELLINGS, KINDS), np.arange(len(sets)))
        assert all(not no[chosen].any() or not yes[chosen].any() for chosen in every_choice(sets))
        gone += [no.sum(), yes.sum()]
    assert (gone > 0).all()


MEMBERS = np.array([[0, 1], [0, NOBODY], [2, NOBODY], [1, 2]], dtype=np.intp)
SETS = MoveInSets(np.array([0, 1, 0, 1], dtype=np.intp), MEMBERS, np.ones(4, dtype=np.int64))
ALL, HALVES = np.arange(4), np.full(4, 0.5)


def test_what_is_in_doubt_is_asked() -> None:
    asked = questions(PackingRows(SETS, 3, 2), ALL, HALVES, ALL)
    assert Home(0, 0) in asked
    assert Company(0, 1) in asked
    assert Company(0, 2) not in asked


def test_of_kinds_is_asked_first() -> None:
    asked = questions(PackingRows(SETS, 3, 2, np.array([0, 0, 1])), ALL, HALVES, ALL)
    assert Kind(0, 1) in asked
    assert all(isinstance(question, Kind) for question in asked)


def test_what_is_answered_already_is_not_asked_for_ever() -> None:
    rows = PackingRows(SETS, 3, 2, np.array([0, 0, 1]))
    # the first dwelling is half full of one kind, and half empty: no answer about kinds drops a set
    live = np.array([0, 1])
    asked = questions(rows, live, np.full(2, 0.5), live)
    assert all(drop.any() for question in asked for drop in question.drops(rows, live))
    assert not any(isinstance(question, Kind) for question in asked)
    # nor does any about a youth's home or company; what is left to ask is whether the set is chosen
    assert questions(rows, live[:1], np.full(1, 0.5), live[:1]) == [Pick(0)]


def test_every_part_is_smaller_than_what_was_divided() -> None:
    for seed in range(20):
        sets, _ = random_sets(seed)
        rows, live = PackingRows(sets, YOUTHS, DWELLINGS, KINDS), np.arange(len(sets))
        for question in questions(rows, live, np.full(len(sets), 0.5), live):
            assert all(drop.any() for drop in question.drops(rows, live))

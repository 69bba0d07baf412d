from __future__ import annotations

from random import Random

import numpy as np
import pytest

from pipeline.allocation import groups
from pipeline.allocation.groups import Groups, are_few
from pipeline.allocation.packing_rows import Rows
from pipeline.allocation.shared_sets import NOBODY, MoveInSets
from tests.allocation.test_packing import YOUTHS, every_choice, random_sets


def youths_of(sets: MoveInSets, chosen: Rows | list[int]) -> frozenset[int]:
    members = sets.members[chosen]
    return frozenset(members[members != NOBODY].tolist())


@pytest.mark.parametrize("seed", range(40))
def test_just_the_groups_of_all_choices_can_be_housed(seed: int) -> None:
    sets, _ = random_sets(seed)
    table, choices = Groups(sets), every_choice(sets)
    can_be = {youths_of(sets, chosen) for chosen in choices}
    for number in range(1 << YOUTHS):
        wanted = np.array([number >> youth & 1 for youth in range(YOUTHS)], dtype=bool)
        group = frozenset(np.flatnonzero(wanted).tolist())
        chosen = table.housing(wanted)
        assert (chosen is not None) == (group in can_be)
        if chosen is not None:
            assert chosen.tolist() in choices
            assert youths_of(sets, chosen) == group


@pytest.mark.parametrize("seed", range(40))
def test_the_best_group_is_worth_most(seed: int) -> None:
    sets, _ = random_sets(seed, per_dwelling=3)
    chance = Random(seed)
    worth = np.array([chance.randint(1, 9) for _ in range(YOUTHS)], dtype=np.int64)
    chosen, choices = Groups(sets).best(worth), every_choice(sets)
    assert chosen.tolist() in choices
    assert sets.total(worth)[chosen].sum() == max(sets.total(worth)[other].sum() for other in choices)


def test_nobody_can_be_housed_in_nothing() -> None:
    sets = MoveInSets(np.empty(0, np.intp), np.empty((0, 1), np.intp), np.empty(0, np.int64))
    assert are_few(sets)
    assert Groups(sets).best(np.ones(3, np.int64)).tolist() == []
    assert Groups(sets).housing(np.array([True, False])) is None


def test_many_youths_are_not_written_down(monkeypatch: pytest.MonkeyPatch) -> None:
    sets, _ = random_sets(1)
    monkeypatch.setattr(groups, "MOST", len(sets) << YOUTHS)
    assert are_few(sets)
    monkeypatch.setattr(groups, "MOST", (len(sets) << YOUTHS) - 1)
    assert not are_few(sets)


@pytest.mark.parametrize(("count", "expected"), [(groups.MOST_YOUTHS, True), (groups.MOST_YOUTHS + 1, False)])
def test_a_table_is_no_longer_than_memory_is_for_however_few_the_sets_are(count: int, expected: bool) -> None:
    alone = MoveInSets(np.zeros(count, np.intp), np.arange(count)[:, None], np.zeros(count, np.int64))
    assert are_few(alone) is expected

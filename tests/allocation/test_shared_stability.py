from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from pipeline.allocation.shared_propose import propose_in_queue_order
from tests.allocation.shared_cases import random_case


@dataclass(frozen=True)
class Change:
    """How many others were moved when one youth was added, and the share of the match points that it cost."""

    moved: int
    loss: float


def one_more(seed: int, youth_count: int, dwelling_count: int) -> Change:
    case = random_case(seed, youth_count, dwelling_count)
    newcomer = replace(case.youths[0], waiting_since=case.as_of)
    full = replace(case, youths=(newcomer, *case.youths[1:]))
    before = replace(case, youths=case.youths[1:])
    earlier = {item.youth_id: item.dwelling_id for item in propose_in_queue_order(before).placements}
    best = propose_in_queue_order(full)
    kept = propose_in_queue_order(replace(full, preferred=earlier))
    now = {item.youth_id: item.dwelling_id for item in kept.placements}
    assert kept.housed == best.housed
    moved = sum(now.get(youth_id) != dwelling_id for youth_id, dwelling_id in earlier.items())
    return Change(moved, (best.points - kept.points) / best.points if best.points > 0 else 0.0)


def test_one_more_youth_moves_few_others() -> None:
    changes = [one_more(seed, 10, 5) for seed in range(40)]
    assert sum(change.moved <= 2 for change in changes) >= 0.9 * len(changes)
    assert max(change.loss for change in changes) <= 0.01


@pytest.mark.slow
def test_one_more_youth_moves_few_others_of_twenty() -> None:
    changes = [one_more(seed, 20, 8) for seed in range(1000)]
    assert sum(change.moved <= 2 for change in changes) >= 0.9 * len(changes)
    assert max(change.loss for change in changes) <= 0.01

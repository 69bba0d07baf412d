from __future__ import annotations

from pipeline.allocation.effort import Effort


def test_half_is_taken_and_the_rest_stays() -> None:
    effort = Effort(11)
    half = effort.half()
    assert (half.left, effort.left) == (5, 6)
    half.spend(7)
    assert half.is_spent
    assert not effort.is_spent

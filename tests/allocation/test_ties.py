from __future__ import annotations

from pipeline.allocation.ties import BITS, stable_hash


def test_a_tie_falls_the_same_way_on_every_machine() -> None:
    assert 0 <= stable_hash("U-1") < 2**BITS
    assert (stable_hash("U-1"), stable_hash("U-1", "B-1")) == (577426, 785506)


def test_the_parts_are_kept_apart() -> None:
    assert stable_hash("ab", "c") != stable_hash("a", "bc")

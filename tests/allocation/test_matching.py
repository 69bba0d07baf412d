from __future__ import annotations

from pipeline.allocation.matching import Matching


def test_others_are_matched_anew_to_make_room() -> None:
    matching = Matching([[0, 1], [0], [1, 2]])
    assert matching.add(0)
    assert matching.add(1)
    assert matching.right_of == {0: 1, 1: 0}
    assert matching.add(2)
    assert sorted(matching.right_of.values()) == [0, 1, 2]


def test_who_finds_no_room_changes_nothing() -> None:
    matching = Matching([[0], [0], []])
    assert matching.add(0)
    assert not matching.add(1)
    assert not matching.add(2)
    assert matching.right_of == {0: 0}
    matching.remove(0)
    assert matching.add(1)
    assert matching.left_of == {0: 1}

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


def test_what_can_be_left_is_what_its_holder_can_leave_for_another() -> None:
    matching = Matching([[0], [0, 1], [1, 2]])
    for number in range(3):
        assert matching.add(number)
    assert matching.can_be_left() == set()
    longer = Matching([[0], [0, 1], [1, 2], [2, 3]])
    for left, right in ((0, 0), (1, 1), (2, 2)):
        longer.give(left, right)
    assert longer.can_be_left() == set()
    longer.give(3, 3)
    longer.remove(0)
    assert longer.can_be_left() == {1, 2, 3}

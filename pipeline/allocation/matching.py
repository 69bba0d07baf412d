"""One to one matching that grows by augmenting paths: whoever is once taken in stays in, perhaps elsewhere."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence


class Matching:
    """``options``: for each number on the left the numbers on the right that suit it.

    Taking in everybody who can be, in any order, gives the largest number; the order settles only who.
    """

    def __init__(self, options: Sequence[Sequence[int]]) -> None:
        self.options = options
        self.right_of: dict[int, int] = {}
        self.left_of: dict[int, int] = {}

    def add(self, left: int) -> bool:
        """Match ``left``, with others matched anew where needed; False, and nothing changed, when it cannot be."""
        wanted_by: dict[int, int] = {}
        waiting = deque([left])
        while waiting:
            asking = waiting.popleft()
            for right in self.options[asking]:
                if right in wanted_by:
                    continue
                wanted_by[right] = asking
                if right not in self.left_of:
                    self._pass_along(right, wanted_by)
                    return True
                waiting.append(self.left_of[right])
        return False

    def give(self, left: int, right: int) -> None:
        """Match two that are both free."""
        self.right_of[left], self.left_of[right] = right, left

    def can_be_left(self) -> set[int]:
        """The matched numbers on the right that whoever has them could leave, others matched anew where needed."""
        wanted_by: dict[int, list[int]] = {}
        for left in self.right_of:
            for right in self.options[left]:
                wanted_by.setdefault(right, []).append(left)
        found: set[int] = set()
        free = deque(right for right in wanted_by if right not in self.left_of)
        while free:
            left_behind = {self.right_of[left] for left in wanted_by[free.popleft()]} - found
            found |= left_behind
            free.extend(left_behind)
        return found

    def remove(self, left: int) -> None:
        """Let go of one that is matched."""
        del self.left_of[self.right_of.pop(left)]

    def _pass_along(self, right: int | None, wanted_by: dict[int, int]) -> None:
        while right is not None:
            left = wanted_by[right]
            given_up = self.right_of.get(left)
            self.give(left, right)
            right = given_up

"""How much work a search may do: counted in numbers touched, not in seconds, so that it ends alike on every machine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self


@dataclass
class Effort:
    """What is ``left`` of it."""

    left: int

    def spend(self, work: int) -> None:
        """Work done."""
        self.left -= work

    def half(self) -> Self:
        """Half of what is left, taken from it; what is not needed is to be given back."""
        half = self.left // 2
        self.left -= half
        return type(self)(half)

    @property
    def is_spent(self) -> bool:
        """Whether it is time to give up."""
        return self.left <= 0

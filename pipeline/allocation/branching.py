"""Ways to divide what fractions leave in doubt: each leaves every choice of sets in one of two parts, or in both."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from pipeline.allocation.packing_rows import PackingRows, Rows
from pipeline.allocation.relaxed import WHOLE
from pipeline.allocation.shared_options import Flags
from pipeline.allocation.simplex import DIGITS, Reals

EACH = 3
"""How many questions of each sort are weighed against each other."""


@dataclass(frozen=True)
class Kind:
    """Whether a dwelling takes youths of a kind, girls or boys."""

    home: int
    kind: int

    def drops(self, rows: PackingRows, among: Rows) -> tuple[Flags, Flags]:
        """The sets that go when the answer is no, and when it is yes."""
        is_home = rows.dwelling[among] == self.home
        has_kind = rows.has_kind[among, self.kind]
        return is_home & has_kind, is_home & ~has_kind


@dataclass(frozen=True)
class Home:
    """Whether a youth lives in a dwelling."""

    youth: int
    home: int

    def drops(self, rows: PackingRows, among: Rows) -> tuple[Flags, Flags]:
        """The sets that go when the answer is no, and when it is yes."""
        has_youth = (rows.of_set[among, :-1] == self.youth).any(axis=1)
        is_home = rows.dwelling[among] == self.home
        return has_youth & is_home, has_youth != is_home


@dataclass(frozen=True)
class Company:
    """Whether two youths live together."""

    one: int
    other: int

    def drops(self, rows: PackingRows, among: Rows) -> tuple[Flags, Flags]:
        """The sets that go when the answer is no, and when it is yes."""
        members = rows.of_set[among, :-1]
        has_one, has_other = (members == self.one).any(axis=1), (members == self.other).any(axis=1)
        return has_one & has_other, has_one != has_other


Question = Kind | Home | Company


def questions(rows: PackingRows, sets: Rows, shares: Reals) -> Iterator[Question]:
    """Questions to which the shares of the sets say neither yes nor no: those of kinds first, which settle most."""
    part = rows.takes_part(sets)
    youths, homes = part[:, : rows.youth_count], part[:, rows.youth_count :]
    weighted = homes.T * shares
    if kinds := _unsure(weighted @ rows.has_kind[sets]):
        yield from (Kind(home, kind) for home, kind in kinds)
        return
    for home, youth in _unsure(weighted @ youths):
        yield Home(youth, home)
    for one, other in _unsure(np.triu((youths.T * shares) @ youths, 1)):
        yield Company(one, other)


def _unsure(yes: Reals) -> list[tuple[int, int]]:
    """Rows and columns that are nearest to one half."""
    unsure = np.round(np.abs(yes - 0.5), DIGITS).ravel()
    nearest = np.argsort(unsure, kind="stable")[:EACH]
    return [divmod(int(cell), yes.shape[1]) for cell in nearest if unsure[cell] < 0.5 - WHOLE]

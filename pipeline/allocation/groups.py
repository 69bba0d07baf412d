"""Every group of youths that can be housed together, written down dwelling by dwelling and looked up.

A group is a number whose bits are its youths, and a bit of the table at that number says whether it can be housed. So
a set is tried on all groups at once. The table doubles with each youth: where they are many, :mod:`packing` searches.
"""

from __future__ import annotations

from functools import reduce

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.packing_rows import Rows
from pipeline.allocation.shared_options import Flags, Numbers
from pipeline.allocation.shared_sets import NOBODY, MoveInSets

Table = NDArray[np.uint64]

MOST = 2**32
"""How many bits of tables may be touched."""
MOST_YOUTHS = 22
"""How many youths a table may tell apart: what all groups are worth, 8 bytes each, is to stand in memory."""
_IN_WORD = 6
"""How many youths the bits of one word tell apart."""
_WITHOUT = [sum(1 << bit for bit in range(64) if not bit >> youth & 1) for youth in range(_IN_WORD)]
"""For each of them the bits of the groups without it."""


def are_few(sets: MoveInSets) -> bool:
    """Whether the sets and their youths are so few that every group can be written down."""
    youth_count = len(_youths(sets))
    return youth_count <= MOST_YOUTHS and len(sets) << youth_count <= MOST


class Groups:
    """The groups that a choice of ``sets`` houses: at most one set per dwelling, and each youth at most once."""

    def __init__(self, sets: MoveInSets) -> None:
        self.youths = _youths(sets)
        self.length = max(len(self.youths), _IN_WORD)
        bits = np.where(sets.members == NOBODY, NOBODY, np.searchsorted(self.youths, sets.members))
        self.members = [[bit for bit in row if bit != NOBODY] for row in bits.tolist()]
        self.homes = [np.flatnonzero(sets.dwelling == home).tolist() for home in np.unique(sets.dwelling)]
        nobody = np.zeros(1 << (self.length - _IN_WORD), dtype=np.uint64)
        nobody[0] = 1
        self.tables = [nobody]
        """The groups that no dwelling, the first, the first two … can house."""
        for home in self.homes:
            self.tables.append(self._with(home))

    def housing(self, wanted: Flags) -> Rows | None:
        """The sets that house just the ``wanted`` youths; None when they cannot be housed together."""
        if wanted.sum() > wanted[self.youths].sum():
            return None
        group = sum(1 << bit for bit in np.flatnonzero(wanted[self.youths]).tolist())
        return self._sets_of(group) if _holds(self.tables[-1], group) else None

    def best(self, worth: Numbers) -> Rows:
        """The sets that house the group whose youths are ``worth`` most together, each more than 0."""
        of_group = np.zeros(1, np.int64)
        for one in worth[self.youths]:
            of_group = np.concatenate([of_group, of_group + one])
        return self._sets_of(int(np.where(self._housed()[: len(of_group)], of_group, -1).argmax()))

    def _with(self, home: list[int]) -> Table:
        """The last table, and what one more dwelling makes of it."""
        old = self.tables[-1].reshape((2,) * (self.length - _IN_WORD))
        new = old.copy()
        for number in home:
            low = [youth for youth in self.members[number] if youth < _IN_WORD]
            without, with_them = (self._words(number, taken) for taken in (0, 1))
            bits = reduce(lambda left, youth: left & _WITHOUT[youth], low, 2**64 - 1)
            new[with_them] |= (old[without] & np.uint64(bits)) << np.uint64(sum(1 << youth for youth in low))
        return new.ravel()

    def _words(self, number: int, taken: int) -> tuple[slice | int, ...]:
        """The words of groups with all of a set's youths, or without any; those that bits tell apart left aside."""
        at: list[slice | int] = [slice(None)] * (self.length - _IN_WORD)
        for youth in self.members[number]:
            if youth >= _IN_WORD:
                at[self.length - 1 - youth] = taken
        return tuple(at)

    def _housed(self) -> Flags:
        """For each group whether it can be housed."""
        flags: Flags = np.unpackbits(self.tables[-1].astype("<u8").view(np.uint8), bitorder="little").astype(bool)
        return flags

    def _sets_of(self, group: int) -> Rows:
        """Sets that house a group, found from the last dwelling back."""
        chosen = []
        for home, table in zip(reversed(self.homes), reversed(self.tables[:-1]), strict=True):
            if _holds(table, group):
                continue
            for number in home:
                own = sum(1 << youth for youth in self.members[number])
                if own & group == own and _holds(table, group - own):
                    chosen.append(number)
                    group -= own
                    break
        return np.array(sorted(chosen), dtype=np.intp)


def _holds(table: Table, group: int) -> bool:
    return bool(int(table[group >> _IN_WORD]) >> (group % 64) & 1)


def _youths(sets: MoveInSets) -> Rows:
    return np.unique(sets.members[sets.members != NOBODY])

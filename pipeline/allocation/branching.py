"""Ways to divide what fractions leave in doubt: each leaves every choice of sets in one of two parts, or in both."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

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


@dataclass(frozen=True)
class Pick:
    """Whether a set is chosen."""

    number: int

    def drops(self, rows: PackingRows, among: Rows) -> tuple[Flags, Flags]:
        """The sets that go when the answer is no, and when it is yes."""
        is_it = among == self.number
        own = rows.takes_part(np.array([self.number]))[0]
        return is_it, rows.takes_part(among)[:, own].any(axis=1) & ~is_it


Question = Kind | Home | Company | Pick


def questions(rows: PackingRows, sets: Rows, shares: Reals, live: Rows) -> list[Question]:
    """Questions to which the shares of the sets say neither yes nor no, and which divide what is live.

    Those of kinds, which settle most, before all others; where a dwelling is half empty, which answers none of them,
    whether a set is chosen.
    """
    part = rows.takes_part(sets)
    youths, homes = part[:, : rows.youth_count], part[:, rows.youth_count :]
    weighted = homes.T * shares
    kinds = (Kind(home, kind) for home, kind in _unsure(weighted @ rows.has_kind[sets]))
    at_home = (Home(youth, home) for home, youth in _unsure(weighted @ youths))
    together = (Company(one, other) for one, other in _unsure(np.triu((youths.T * shares) @ youths, 1)))
    return (
        _dividing(rows, live, kinds)
        or _dividing(rows, live, at_home) + _dividing(rows, live, together)
        or [Pick(int(sets[np.abs(shares - 0.5).argmin()]))]
    )


def _dividing(rows: PackingRows, live: Rows, found: Iterable[Question]) -> list[Question]:
    """The first that drop sets whatever the answer is: one that drops none would be asked for ever."""
    return list(islice((item for item in found if all(drop.any() for drop in item.drops(rows, live))), EACH))


def _unsure(yes: Reals) -> list[tuple[int, int]]:
    """Rows and columns, nearest to one half first."""
    unsure = np.round(np.abs(yes - 0.5), DIGITS).ravel()
    nearest = np.argsort(unsure, kind="stable")[: np.count_nonzero(unsure < 0.5 - WHOLE)]
    return [divmod(int(cell), yes.shape[1]) for cell in nearest]

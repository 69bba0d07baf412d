"""Every set of youths that could move into a dwelling together, with its points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate, combinations, permutations
from typing import Self

import numpy as np
from numpy.typing import NDArray

from pipeline.allocation.shared_options import Flags, Numbers, Options
from pipeline.allocation.shared_points import Points

NOBODY = -1
IMPOSSIBLE = -(10**9)


@dataclass(frozen=True)
class MoveInSets:
    """One row per dwelling and set: ``members`` (rows × most places) are youth numbers, filled up with ``NOBODY``.

    ``points`` are those of the set in its best places.
    """

    dwelling: NDArray[np.intp]
    members: NDArray[np.intp]
    points: Numbers

    def __len__(self) -> int:
        return len(self.dwelling)

    @property
    def sizes(self) -> Numbers:
        """How many are in each set."""
        sizes: Numbers = (self.members != NOBODY).sum(axis=1)
        return sizes

    def span(self, values: Numbers) -> int:
        """The most by which the sums of two choices, at most one set per dwelling, can differ."""
        if not len(self):
            return 0
        count = int(self.dwelling.max()) + 1
        most, least = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=np.int64)
        np.maximum.at(most, self.dwelling, values)
        np.minimum.at(least, self.dwelling, values)
        return int((most - least).sum())

    def total(self, values: NDArray[np.int64]) -> Numbers:
        """Sum of one value per youth over the members of each set."""
        padded = np.append(np.asarray(values, dtype=np.int64), 0)
        total: Numbers = padded[self.members].sum(axis=1)
        return total

    def keep(self, mask: Flags) -> Self:
        """The sets where ``mask`` is True."""
        return type(self)(self.dwelling[mask], self.members[mask], self.points[mask])

    def within(self, youths: Flags) -> Self:
        """The sets whose members are all among ``youths``."""
        outside = np.append(~youths, False)[self.members]
        return self.keep(outside.sum(axis=1) == 0)


def list_sets(options: Options, points: Points) -> MoveInSets:
    """All sets in all dwellings, sorted by dwelling, size and members."""
    width = max([1, *(len(options.places_in(number)) for number in range(len(options.dwellings)))])
    width = min(width, options.case.settings.places_max)
    candidates = np.flatnonzero(options.allowed.any(axis=1))
    sets = [_compatible(options, points, candidates, size) for size in range(1, width + 1)]
    blocks = [
        block for number in range(len(options.dwellings)) for block in _in_dwelling(options, points, number, sets)
    ]
    if not blocks:
        return MoveInSets(np.empty(0, np.intp), np.empty((0, width), np.intp), np.empty(0, np.int64))
    ends = list(accumulate(len(members) for _, members, _ in blocks))
    filled = np.full((ends[-1], width), NOBODY, np.intp)
    for end, (_, members, _) in zip(ends, blocks, strict=True):
        filled[end - len(members) : end, : members.shape[1]] = members
    return MoveInSets(
        np.repeat([number for number, _, _ in blocks], [len(members) for _, members, _ in blocks]),
        filled,
        np.concatenate([values for _, _, values in blocks]),
    )


def _compatible(
    options: Options, points: Points, candidates: NDArray[np.intp], size: int
) -> tuple[NDArray[np.intp], Numbers]:
    """Sets of one size in which all may live together, and their points of company."""
    flat = np.fromiter((item for chosen in combinations(candidates.tolist(), size) for item in chosen), dtype=np.intp)
    members = flat.reshape(-1, size)
    company = np.zeros(len(members), dtype=np.int64)
    may = np.ones(len(members), dtype=bool)
    for one, other in combinations(range(size), 2):
        may &= options.together[members[:, one], members[:, other]]
        company += points.pair[members[:, one], members[:, other]]
    return members[may], company[may]


def _in_dwelling(
    options: Options, points: Points, number: int, sets: list[tuple[NDArray[np.intp], Numbers]]
) -> Iterator[tuple[int, NDArray[np.intp], Numbers]]:
    places = options.places_in(number)
    values = np.where(options.allowed[:, places], points.place[:, places], IMPOSSIBLE).T
    for members, company in sets[: len(places)]:
        best = np.full(len(members), IMPOSSIBLE)
        # what each member has in each place, looked up once for all orders
        by_place = [values[:, column] for column in members.T]
        for order in permutations(range(len(places)), members.shape[1]):
            parts = [by_place[position][place] for position, place in enumerate(order)]
            best = np.maximum(best, np.add.reduce(parts))
        possible = best > IMPOSSIBLE // 2
        filling = points.filling[number][members.shape[1]]
        yield number, members[possible], (best + company + filling)[possible]


def sets_of_places(options: Options, sets: MoveInSets, place_of: Mapping[int, int]) -> NDArray[np.intp]:
    """Row numbers of the sets (sorted by dwelling) that youths in these places make up."""
    members: dict[int, list[int]] = defaultdict(list)
    for youth, place in sorted(place_of.items()):
        members[int(options.dwelling_of_place[place])].append(youth)
    width = sets.members.shape[1]
    wanted = [np.array([*here, *[NOBODY] * (width - len(here))]) for _, here in sorted(members.items())]
    spans = [np.searchsorted(sets.dwelling, (dwelling, dwelling + 1)).tolist() for dwelling in sorted(members)]
    rows = [
        first + np.flatnonzero((sets.members[first:after] == row).all(axis=1))
        for (first, after), row in zip(spans, wanted, strict=True)
    ]
    return np.concatenate([np.empty(0, np.intp), *rows])


def places_in_sets(options: Options, points: Points, sets: MoveInSets, chosen: NDArray[np.intp]) -> dict[int, int]:
    """The best place for each member of the chosen sets, as youth and place numbers."""
    place_of: dict[int, int] = {}
    for row in chosen:
        members = [int(member) for member in sets.members[row] if member != NOBODY]
        places = options.places_in(int(sets.dwelling[row]))
        place_of |= dict(zip(members, _best_places(options, points, members, places), strict=True))
    return place_of


def _best_places(options: Options, points: Points, members: list[int], places: list[int]) -> tuple[int, ...]:
    """The places of a dwelling that give the members most points, the earlier ones where it is even."""
    orders = (
        order
        for order in permutations(places, len(members))
        if all(options.allowed[member, place] for member, place in zip(members, order, strict=True))
    )
    return max(
        orders,
        key=lambda order: (
            sum(int(points.place[pair]) for pair in zip(members, order, strict=True)),
            [-p for p in order],
        ),
    )

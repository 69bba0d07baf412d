"""From when, and for how long, each dwelling is ours to give away."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.allocation.facts import NO_END
from pipeline.capacity import is_leased_in, usable_spells
from pipeline.context import Context
from pipeline.dates import NO_DAY, ONE_DAY, Days
from pipeline.occupancy import positions, union
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn

_FOR_EVER = np.datetime64("9000-01-01")
_OUT_OF_USE = ("VEDLIKEHOLD", "IKKE_TILGJENGELIG")


@dataclass(frozen=True)
class Ours:
    """One entry per dwelling: first and last day of the spell that runs on the as-of day, else of the next one.

    Both are NaT where there is none; ``is_end_known`` is False of a leased-in dwelling without any lease on file.
    """

    first: Days
    last: Days
    is_end_known: NDArray[np.bool_]

    def available_from(self, row: int) -> date | None:
        """The first day; None where the dwelling is not ours from now on."""
        return _day(self.first[row])

    def lease_end(self, row: int) -> date | None:
        """The last day, ``NO_END`` without one, None when nobody knows."""
        if not self.is_end_known[row]:
            return None
        last = self.last[row]
        return _day(last) if np.isnat(last) or last < _FOR_EVER else NO_END


def ours(dwellings: pd.DataFrame, leases_in: pd.DataFrame, context: Context) -> Ours:
    """When each dwelling is ours; one lease that follows straight on another makes one spell."""
    spells = union(usable_spells(dwellings, leases_in))
    ahead = spells.end > np.datetime64(context.as_of)
    keys, start, end = spells.keys[ahead], spells.start[ahead], spells.end[ahead]
    first = np.full(len(dwellings), NO_DAY, dtype="datetime64[D]")
    last = first.copy()
    # in order of day, so writing them backwards leaves the first
    first[keys[::-1]], last[keys[::-1]] = start[::-1], end[::-1] - ONE_DAY
    has_lease = positions(dwellings[Dwellings.dwelling_id], leases_in[LeasesIn.dwelling_id].drop_duplicates()) >= 0
    return Ours(first, last, ~is_leased_in(dwellings) | has_lease)


def is_out_of_use(dwellings: pd.DataFrame) -> NDArray[np.bool_]:
    """Dwellings under repair or not available, of which nobody knows when that ends."""
    found: NDArray[np.bool_] = dwellings[Dwellings.dwelling_status].isin(_OUT_OF_USE).to_numpy(dtype=bool)
    return found


def _day(value: np.datetime64) -> date | None:
    found = value.astype("datetime64[D]").item()
    return found if isinstance(found, date) else None

"""Places and people in dwellings over time: the one reading of tenancies and leases that all figures share."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.dates import NO_DAY, Days, as_days, plus_months
from pipeline.occupancy import Spells, Steps, count_over_time, intersection, moment, positions, union
from schemas.codelists import DISPOSAL_FORM
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

_PLACES_SHIFT = 20
_RESIDENTS_MASK = (1 << _PLACES_SHIFT) - 1
_OURS = [
    Dwellings.dwelling_id,
    Dwellings.disposal_form,
    Dwellings.places,
    Dwellings.in_stock_from,
    Dwellings.in_stock_to,
]
_STAYS = [
    Tenancies.youth_id,
    Tenancies.household_id,
    Tenancies.tenancy_id,
    Tenancies.start_date,
    Tenancies.end_date,
]
_LEASED_IN = tuple(code for code in DISPOSAL_FORM.values if code.startswith("INNLEID"))


@dataclass(frozen=True)
class Capacity:
    """Places and residents of each dwelling from one change to the next; ``keys`` are rows of the dwellings frame.

    ``end`` is the first day after the step. Places are 0 on days when the dwelling is not ours to use.
    """

    keys: NDArray[np.int64]
    start: Days
    end: Days
    places: NDArray[np.int64]
    residents: NDArray[np.int64]

    @property
    def free(self) -> NDArray[np.int64]:
        """Places without a resident."""
        free: NDArray[np.int64] = np.maximum(self.places - self.residents, 0)
        return free

    @property
    def over(self) -> NDArray[np.int64]:
        """Residents above the places."""
        over: NDArray[np.int64] = np.maximum(self.residents - self.places, 0)
        return over

    @property
    def occupied(self) -> NDArray[np.int64]:
        """Places with a resident."""
        return np.minimum(self.residents, self.places)

    def on(self, day: date, amounts: NDArray[np.int64], dwelling_count: int) -> NDArray[np.int64]:
        """One of the amounts for every dwelling on one day."""
        present = (self.start <= np.datetime64(day)) & (np.datetime64(day) < self.end)
        result = np.zeros(dwelling_count, dtype=np.int64)
        result[self.keys[present]] = amounts[present]
        return result

    def at(self, keys: NDArray[np.int64], days: Days, amounts: NDArray[np.int64]) -> NDArray[np.int64]:
        """One of the amounts for each pair of dwelling and day; 0 where no step covers the day."""
        if not len(self.keys):
            return np.zeros(len(keys), dtype=np.int64)
        found = np.searchsorted(moment(self.keys, self.start), moment(keys, days), side="right") - 1
        covers = (found >= 0) & (self.keys[found] == keys) & (days < self.end[found])
        return np.where(covers, amounts[found], 0)

    def first_day(self, mask: NDArray[np.bool_], since: date, dwelling_count: int) -> Days:
        """The first day from ``since`` on which ``mask`` holds, per dwelling; NaT where it never does."""
        first = np.full(dwelling_count, NO_DAY, dtype="datetime64[D]")
        held = mask & (self.end > np.datetime64(since))
        # the steps are in order of day, so writing them backwards leaves the first
        first[self.keys[held][::-1]] = np.maximum(self.start[held], np.datetime64(since))[::-1]
        return first


def is_shared(dwellings: pd.DataFrame) -> NDArray[np.bool_]:
    """Which dwellings are shared housing with a known number of places."""
    shared = dwellings[Dwellings.is_shared_housing].fillna(False).to_numpy(dtype=bool)
    known: NDArray[np.bool_] = shared & dwellings[Dwellings.places].notna().to_numpy()
    return known


def is_leased_in(dwellings: pd.DataFrame) -> NDArray[np.bool_]:
    """Which dwellings the municipality rents from somebody."""
    leased: NDArray[np.bool_] = dwellings[Dwellings.disposal_form].isin(_LEASED_IN).to_numpy()
    return leased


def is_in_stock(dwellings: pd.DataFrame, day: date) -> NDArray[np.bool_]:
    """Which dwellings are in the stock on a day; an empty date is open."""
    start, last = dwellings[Dwellings.in_stock_from], dwellings[Dwellings.in_stock_to]
    on = pd.Timestamp(day)
    present: NDArray[np.bool_] = ((start.isna() | (start <= on)) & (last.isna() | (last >= on))).to_numpy()
    return present


def stock_spells(dwellings: pd.DataFrame) -> Spells:
    """The days on which each dwelling is in the stock."""
    rows = np.arange(len(dwellings))
    return Spells.from_last_days(rows, dwellings[Dwellings.in_stock_from], dwellings[Dwellings.in_stock_to])


def lease_ends(leases_in: pd.DataFrame) -> Days:
    """The last day of each lease-in: the one agreed, else the notice day plus the months of notice; NaT runs on."""
    months = leases_in[LeasesIn.notice_months]
    noticed = plus_months(leases_in[LeasesIn.notice_date], months.to_numpy(dtype=np.int64, na_value=0))
    noticed[months.isna().to_numpy()] = NO_DAY
    agreed = as_days(leases_in[LeasesIn.end_date])
    ends: Days = np.where(np.isnat(agreed), noticed, agreed)
    return ends


def lease_spells(dwellings: pd.DataFrame, leases_in: pd.DataFrame) -> Spells:
    """The days on which a lease-in covers each dwelling."""
    rows = positions(leases_in[LeasesIn.dwelling_id], dwellings[Dwellings.dwelling_id])
    spells = Spells.from_last_days(rows, leases_in[LeasesIn.start_date], lease_ends(leases_in))
    return union(_known(spells))


def usable_spells(dwellings: pd.DataFrame, leases_in: pd.DataFrame) -> Spells:
    """The days on which each dwelling is ours to use: in stock and, where leased in, under a lease.

    A leased-in dwelling without any lease on file is taken to be usable while in stock; a control says so.
    """
    stock = stock_spells(dwellings)
    leases = lease_spells(dwellings, leases_in)
    needs_lease = is_leased_in(dwellings) & np.isin(np.arange(len(dwellings)), leases.keys)
    bound = needs_lease[stock.keys]
    free_of_lease = Spells(stock.keys[~bound], stock.start[~bound], stock.end[~bound])
    under_lease = intersection(Spells(stock.keys[bound], stock.start[bound], stock.end[bound]), leases)
    return Spells(
        np.r_[free_of_lease.keys, under_lease.keys],
        np.r_[free_of_lease.start, under_lease.start],
        np.r_[free_of_lease.end, under_lease.end],
    )


def person_of(tenancies: pd.DataFrame) -> pd.Series:
    """Who lives there: the youth, else the household, else the tenancy itself."""
    person = tenancies[Tenancies.youth_id].fillna(tenancies[Tenancies.household_id])
    return person.fillna(tenancies[Tenancies.tenancy_id])


def tenancy_spells(dwellings: pd.DataFrame, tenancies: pd.DataFrame) -> Spells:
    """The days of each tenancy, by dwelling; tenancies of unknown dwellings are left out."""
    rows = positions(tenancies[Tenancies.dwelling_id], dwellings[Dwellings.dwelling_id])
    return _known(Spells.from_last_days(rows, tenancies[Tenancies.start_date], tenancies[Tenancies.end_date]))


def residents_over_time(dwellings: pd.DataFrame, tenancies: pd.DataFrame) -> Spells:
    """The days of each person in each dwelling; a person with two rooms in one dwelling is one resident."""
    rows = positions(tenancies[Tenancies.dwelling_id], dwellings[Dwellings.dwelling_id])
    known, rows = tenancies[_STAYS][rows >= 0], rows[rows >= 0]
    persons = pd.factorize(person_of(known))[0].astype(np.int64)
    apart = persons.max(initial=0) + 1
    pairs = rows * apart + persons
    spells = union(Spells.from_last_days(pairs, known[Tenancies.start_date], known[Tenancies.end_date]))
    return Spells(spells.keys // apart, spells.start, spells.end)


def capacity(
    dwellings: pd.DataFrame, leases_in: pd.DataFrame, tenancies: pd.DataFrame, first: date, end: date
) -> Capacity:
    """Places and residents of all shared dwellings on every day of [first, end).

    Parameters
    ----------
    dwellings, leases_in, tenancies
        Frames as their schemas say; an undelivered table is an empty frame.
    first, end
        The days looked at; ``end`` itself is not.

    Returns
    -------
    Capacity
        Keys are rows of ``dwellings``; steps are sorted by dwelling and day.
    """
    rows = np.flatnonzero(is_shared(dwellings))
    shared = dwellings[_OURS].iloc[rows]
    places = shared[Dwellings.places].to_numpy(dtype=np.int64)
    usable, residents = usable_spells(shared, leases_in), residents_over_time(shared, tenancies)
    both = Spells(
        np.r_[usable.keys, residents.keys], np.r_[usable.start, residents.start], np.r_[usable.end, residents.end]
    )
    weights = np.r_[places[usable.keys] << _PLACES_SHIFT, np.ones(len(residents.keys), dtype=np.int64)]
    kept = (both.start < np.datetime64(end)) & (both.end > np.datetime64(first))
    clipped = Spells(
        both.keys[kept],
        np.maximum(both.start[kept], np.datetime64(first)),
        np.minimum(both.end[kept], np.datetime64(end)),
    )
    steps = count_over_time(clipped, weights[kept])
    count = steps.count
    return Capacity(rows[steps.keys], steps.start, steps.end, count >> _PLACES_SHIFT, count & _RESIDENTS_MASK)


def per_day(steps: Capacity, amounts: NDArray[np.int64], first: date, end: date) -> NDArray[np.int64]:
    """The sum of an amount over all dwellings on each day of [first, end)."""
    size = (end - first).days
    change = np.zeros(size + 1, dtype=np.int64)
    start = np.clip((steps.start - np.datetime64(first)).astype(np.int64), 0, size)
    stop = np.clip((steps.end - np.datetime64(first)).astype(np.int64), 0, size)
    np.add.at(change, start, amounts)
    np.subtract.at(change, stop, amounts)
    return np.cumsum(change)[:size]


def overlapping(keys: Any, first_days: Any, last_days: Any) -> Steps:
    """Where two or more spells of one key lie on the same day; keys below 0 are left out."""
    steps = count_over_time(_known(Spells.from_last_days(keys, first_days, last_days)))
    crowded = steps.count > 1
    return Steps(steps.keys[crowded], steps.start[crowded], steps.end[crowded], steps.count[crowded])


def _known(spells: Spells) -> Spells:
    known = spells.keys >= 0
    return Spells(spells.keys[known], spells.start[known], spells.end[known])

"""Which dwellings suit which households, rule by rule: all pairs at once, unknown is never «no»."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.families.composition import Composition
from pipeline.outcome import Outcome, Outcomes, judged
from schemas.tables.applications import Applications
from schemas.tables.dwellings import Dwellings

Pairs = NDArray[np.int8]
"""One :class:`Outcome` for each household (row) and dwelling (column)."""


@dataclass(frozen=True)
class Home:
    """The dwellings that households can be offered, one entry each.

    ``is_free`` is unclear where nobody knows when repairs end; ``suits`` is by age class of children.
    """

    dwellings: pd.DataFrame
    is_free: Outcomes
    suits: Mapping[str, Outcomes]


@dataclass(frozen=True)
class Want:
    """The households that wait: one entry each of the application's frame, and what their composition gives."""

    applications: pd.DataFrame
    bedrooms: NDArray[np.float64]
    toddlers: NDArray[np.float64]
    children: NDArray[np.float64]

    @classmethod
    def of(cls, applications: pd.DataFrame, found: Composition) -> Want:
        """What the applicants need by their composition."""
        ids = applications[Applications.household_id]
        values = (found.of(array, ids) for array in (found.bedrooms, found.toddlers, found.children))
        return cls(applications, *values)


@dataclass(frozen=True)
class Fit:
    """What each rule says of every pair; ``columns`` names the dwelling's cell that decides."""

    rules: tuple[str, ...]
    columns: tuple[str, ...]
    answers: tuple[Pairs, ...]

    @property
    def suits(self) -> Pairs:
        """The least of the answers: met where all are, unclear where nothing speaks against."""
        found: Pairs = np.minimum.reduce(self.answers)
        return found

    def broken(self) -> NDArray[np.int64]:
        """How many rules speak against each pair."""
        counts: NDArray[np.int64] = sum((answer == Outcome.NOT_MET).astype(np.int64) for answer in self.answers)
        return counts


def fit(want: Want, home: Home) -> Fit:
    """Hold every household up against every dwelling.

    Five rules: enough bedrooms, suitable for the children's ages, accessible where it is needed, a rent within the
    household's limit, and when it is free. A wish for a school district decides nothing: the register has none.
    """
    asked, has = want.applications, home.dwellings
    wheelchair = _flags(asked[Applications.needs_wheelchair_access])[:, None]
    accessible = _flags(has[Dwellings.wheelchair_accessible])[None, :]
    rent, limit = _numbers(has[Dwellings.rent_nok_month]), _numbers(asked[Applications.highest_rent_nok_month])
    answers = (
        _compared(want.bedrooms, _numbers(has[Dwellings.approved_bedrooms])),
        _for_children(want, home.suits),
        np.where((wheelchair == 0) | (accessible == 1), 2, np.where((wheelchair == 1) & (accessible == 0), 0, 1)),
        _compared(rent, limit).T,
        np.broadcast_to(home.is_free[None, :], (len(asked), len(has))),
    )
    return Fit(
        ("for få soverom", "ikke egnet for barnas alder", "ikke for rullestol", "for høy leie", "ikke ledig"),
        ("approved_bedrooms", "dwelling_id", "wheelchair_accessible", "rent_nok_month", "dwelling_status"),
        tuple(answer.astype(np.int8) for answer in answers),
    )


def why_not(found: Fit, household: int, within: NDArray[np.bool_]) -> str:
    """Why dwellings do not suit a household, in counts; one dwelling may be counted under several reasons."""
    counted = [
        f"{int((answer[household] == Outcome.NOT_MET)[within].sum())} {rule}"
        for rule, answer in zip(found.rules, found.answers, strict=True)
        if (answer[household] == Outcome.NOT_MET)[within].any()
    ]
    return texts.listed(counted)


def _for_children(want: Want, suits: Mapping[str, Outcomes]) -> Pairs:
    """Each age class among the children must be met; households without children need none."""
    # unknown numbers of children ask for a class that may be needed
    classes = {"AGE_0_3": want.toddlers, "AGE_3_PLUS": want.children - want.toddlers}
    answers = []
    for age_class, count in classes.items():
        here = suits[age_class][None, :]
        asked = count[:, None]
        unknown = np.where(here == Outcome.MET, Outcome.MET, Outcome.UNCLEAR)
        answers.append(np.where(np.isnan(asked), unknown, np.where(asked > 0, here, Outcome.MET)))
    found: Pairs = np.minimum(*answers).astype(np.int8)
    return found


def _compared(least: NDArray[np.float64], most: NDArray[np.float64]) -> Pairs:
    """Met where the row's number is no more than the column's."""
    rows, columns = least[:, None], most[None, :]
    return judged(rows <= columns, np.isnan(rows) | np.isnan(columns))


def _numbers(values: pd.Series) -> NDArray[np.float64]:
    found: NDArray[np.float64] = values.to_numpy(dtype=float, na_value=np.nan)
    return found


def _flags(values: pd.Series) -> NDArray[np.float64]:
    """1, 0 or NaN."""
    found: NDArray[np.float64] = values.astype("Float64").to_numpy(dtype=float, na_value=np.nan)
    return found

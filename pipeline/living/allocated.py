"""Which allocations became tenancies, and which tenancies were allocated: the same person in the same dwelling."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from schemas.tables.allocations import Allocations
from schemas.tables.tenancies import Tenancies

_OPEN_END = pd.Timestamp("9999-12-31")


def has_own_tenancy(allocations: pd.DataFrame, tenancies: pd.DataFrame) -> NDArray[np.bool_]:
    """Which allocations a tenancy stands for: one that does not end before the day of moving in."""
    given = pd.DataFrame(
        {
            "who": _who(allocations[Allocations.youth_id], allocations[Allocations.household_id]),
            "dwelling": allocations[Allocations.dwelling_id],
            "day": allocations[Allocations.moves_in_date],
            "row": np.arange(len(allocations)),
        }
    )
    stays = pd.DataFrame(
        {
            "who": _who(tenancies[Tenancies.youth_id], tenancies[Tenancies.household_id]),
            "dwelling": tenancies[Tenancies.dwelling_id],
            "last": tenancies[Tenancies.end_date].fillna(_OPEN_END),
        }
    )
    pairs = given.dropna(subset="who").merge(stays.dropna(subset="who"), on=["who", "dwelling"])
    found = np.zeros(len(allocations), dtype=bool)
    found[pairs["row"][~(pairs["last"] < pairs["day"])]] = True
    return found


def was_allocated(tenancies: pd.DataFrame, allocations: pd.DataFrame) -> NDArray[np.bool_]:
    """Which tenancies somebody decided on: the person was at some time allocated that dwelling."""
    given = set(_who_and_where(allocations))
    return np.array([bool(who) and (who, where) in given for who, where in _who_and_where(tenancies)], dtype=bool)


def _who_and_where(rows: pd.DataFrame) -> list[tuple[str, str]]:
    """The person and the dwelling of each tenancy or allocation, empty where they are not known."""
    who = _who(rows[Tenancies.youth_id], rows[Tenancies.household_id]).fillna("")
    return list(zip(who.tolist(), rows[Tenancies.dwelling_id].fillna("").tolist(), strict=True))


def _who(youths: pd.Series, households: pd.Series) -> pd.Series:
    """The youth, else the household; a youth and a household of one id are two."""
    return ("U " + youths).fillna("H " + households)

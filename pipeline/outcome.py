"""Three answers to a condition, ordered so that «and» is the least and «or» the greatest of two (Kleene's logic)."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

Outcomes = NDArray[np.int8]
"""One :class:`Outcome` per row."""


class Outcome(IntEnum):
    """Unknown is never «no»."""

    NOT_MET = 0
    UNCLEAR = 1
    MET = 2

    @property
    def label(self) -> str:
        """The answer in bokmål."""
        return ("ikke oppfylt", "uavklart", "oppfylt")[self]


def judged(holds: Any, is_missing: Any) -> Outcomes:
    """One outcome per row: unclear where the fact is missing, else met where ``holds``."""
    answer = np.where(np.asarray(holds, dtype=bool), Outcome.MET, Outcome.NOT_MET)
    outcomes: Outcomes = np.where(np.asarray(is_missing, dtype=bool), Outcome.UNCLEAR, answer).astype(np.int8)
    return outcomes


def at_least(facts: pd.Series, limit: float) -> Outcomes:
    """Met where the number is ``limit`` or more."""
    values = facts.to_numpy(dtype=float, na_value=np.nan)
    return judged(values >= limit, np.isnan(values))


def at_most(facts: pd.Series, limit: float) -> Outcomes:
    """Met where the number is ``limit`` or less."""
    values = facts.to_numpy(dtype=float, na_value=np.nan)
    return judged(values <= limit, np.isnan(values))


def one_of(facts: pd.Series, codes: tuple[str, ...]) -> Outcomes:
    """Met where the code is in the list."""
    return judged(facts.isin(codes), facts.isna())


def is_yes(facts: pd.Series) -> Outcomes:
    """Met where the answer is «ja»."""
    return judged(facts.fillna(False), facts.isna())


def is_no(facts: pd.Series) -> Outcomes:
    """Met where the answer is «nei»."""
    return judged(~facts.fillna(True), facts.isna())

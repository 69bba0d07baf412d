"""What those like a row have: the usual value, and medians, which a few wrong amounts do not move."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts

FEWEST = 8
"""Amounts from which it can be said what is usual."""
_SPREADS = 6.0
"""Spreads (median deviations, as a standard deviation) from the median that an amount may be away."""
_TIMES = {10: "ti ganger", 12: "tolv ganger", 100: "hundre ganger", 1000: "tusen ganger"}
_PARTS = {10: "en tidel av", 12: "en tolvdel av", 100: "en hundredel av", 1000: "en tusendel av"}


@dataclass(frozen=True)
class Compared:
    """Row by row: the median of those like it (NaN where they are few), whether the amount is far from it, and how.

    ``times`` is empty where it is not.
    """

    usual: NDArray[np.float64]
    is_far: NDArray[np.bool_]
    times: NDArray[np.str_]


def compared(amounts: pd.Series, like: list[pd.Series], factor: float) -> Compared:
    """Hold each amount against those of the rows like it.

    Parameters
    ----------
    amounts
        One per row; nothing is said of what is missing, 0 or below.
    like
        Columns that are equal for rows that are like each other; a row that lacks one is like none.
    factor
        How many times larger or smaller than usual an amount may be, at least.
    """
    values = amounts.to_numpy(dtype=np.float64, na_value=np.nan)
    sizes = pd.Series(np.log(np.where(values > 0, values, np.nan)))
    groups = [column.reset_index(drop=True) for column in like]
    count = sizes.groupby(groups).transform("count").to_numpy(dtype=np.float64)
    middle = sizes.groupby(groups).transform("median").to_numpy(dtype=np.float64)
    away = pd.Series(np.abs(sizes.to_numpy() - middle))
    spread = 1.4826 * away.groupby(groups).transform("median").to_numpy(dtype=np.float64)
    is_far = (count >= FEWEST) & (away.to_numpy() > np.maximum(np.log(factor), _SPREADS * spread))
    usual = np.exp(middle)
    times = np.full(len(values), "", dtype=object)
    times[is_far] = [times_text(ratio) for ratio in (values / usual)[is_far].tolist()]
    return Compared(usual, is_far, times.astype(str))


def times_text(ratio: float) -> str:
    """«ti ganger», «4,2 ganger», «en tidel av»."""
    if not ratio > 0:
        return ""
    named, size = (_TIMES, ratio) if ratio >= 1 else (_PARTS, 1 / ratio)
    near = [word for number, word in named.items() if abs(size / number - 1) <= (0.08 if number < 100 else 0.5)]
    if near:
        return near[0]
    return f"{texts.number(round(ratio, 1))} ganger" if ratio >= 1 else f"{texts.number(100 * ratio, 0)} % av"


def usual(values: pd.Series, by: list[pd.Series]) -> pd.Series:
    """The value that most rows of the same group have, the least where two are as many; row by row, in text.

    Missing where the row lacks a part of the group, or none of its rows has a value.
    """
    keys = [f"by_{at}" for at in range(len(by))]
    frame = pd.DataFrame({**dict(zip(keys, (part.astype(object) for part in by), strict=True)), "value": values})
    known = frame.dropna()
    if known.empty:
        return pd.Series(pd.NA, values.index, dtype="string")
    counted = known.groupby([*keys, "value"], sort=True).size().rename("count").reset_index()
    most = counted.sort_values("count", ascending=False, kind="stable").drop_duplicates(keys)
    found = frame[keys].merge(most[[*keys, "value"]], how="left", on=keys)["value"]
    return pd.Series(found.to_numpy(), values.index).astype("string")

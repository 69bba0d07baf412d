"""How many days something takes: median, quartiles and longest of some rows."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.figures.picking import Pick
from pipeline.figures.subject import LeftOut, Subject
from pipeline.flow import Indicator

DAYS = "Dager"
"""Heading of the column with the days; blank where nobody knows them."""
_SPREAD = (
    ("median", "median", 50),
    ("lower_quartile", "nedre kvartil", 25),
    ("upper_quartile", "øvre kvartil", 75),
    ("longest", "lengste", 100),
)


def spread(
    subject: Subject,
    code: str,
    title: str,
    period: str,
    rows: pd.DataFrame | None,
    pick: Pick,
    *,
    why_missing: str,
    when_empty: str,
    why_left_out: str,
    when: str = "",
) -> Iterator[Indicator]:
    """Four figures with ``code`` as the beginning of theirs; quartiles lie between two rows in proportion.

    Parameters
    ----------
    rows
        The evidence with the column «Dager»; None when the table was not delivered.
    pick
        Which of the rows count; those whose days are blank are left out because of ``why_left_out``.
    when
        Said last in the title, where a period needs words.
    """
    days = pd.Series(dtype=float) if rows is None else rows[DAYS][pick.mask(rows)]
    known = days.dropna().to_numpy(dtype=float)
    for name, words, share in _SPREAD:
        yield subject.amount(
            f"{code}_{name}",
            f"{title}, {words}{f', {when}' if when else ''}",
            period,
            float(np.percentile(known, share)) if len(known) else None,
            unit="dager",
            selection=f"{words.capitalize()} av «{DAYS}»" + (f" der {pick.text}" if pick.wanted else ""),
            left_out=LeftOut(len(days) - len(known), why_left_out),
            why_missing=why_missing if rows is None else when_empty,
        )


def whole_days(took: NDArray[np.timedelta64]) -> NDArray[np.float64]:
    """Spans as whole days; NaN where a day is missing or they go backwards."""
    days = np.where(np.isnat(took), np.nan, took.astype("timedelta64[D]").astype(np.float64))
    found: NDArray[np.float64] = np.where(days < 0, np.nan, days)
    return found

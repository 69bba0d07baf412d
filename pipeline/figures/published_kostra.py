"""The counts behind the KOSTRA figures that leave the house, of the rows that the figures are counted from."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.figures.applications import EVIDENCE as APPLICATION_ROWS
from pipeline.figures.stock_years import EVIDENCE as STOCK_ROWS
from pipeline.figures.temporary import EVIDENCE as TEMPORARY_ROWS
from pipeline.figures.waiting import MOVED_IN as MOVED_IN_ROWS
from pipeline.figures.waiting import WAITING as WAITING_ROWS
from pipeline.flow import Summary
from pipeline.release import Counts
from schemas.reports.husbanken_households import (
    APPLICATIONS,
    GRANTED,
    LONG,
    MIDDLE,
    MOVED_IN,
    RECEIVED,
    REJECTED,
    SHORT,
    TEMPORARY,
    WAITING,
)
from schemas.reports.husbanken_stock import CAME, CAME_AND_WENT, FEWER, MORE, STAYED, STOCK, WENT


def kostra_counts(summary: Summary, context: Context) -> dict[str, dict[str, Counts]]:
    """Counts of each population in the last finished year; none where its figures are not computed."""
    year = context.finished_year
    told = {(item.code, item.period) for item in summary.indicators if item.value is not None}
    found = {}
    for population, (code, evidence, count) in _COUNTERS.items():
        is_told = not told.isdisjoint({(code, str(year)), (code, f"{year}-12-31")})
        found[population] = {str(year): count(summary.evidence[evidence].rows, year)} if is_told else {}
    return found


def _stock(rows: pd.DataFrame, year: int) -> Counts:
    """Dwellings by what became of them in the year, tenure and access."""
    after, came, went, anew = (
        rows[name].to_numpy(dtype=np.int64)
        for name in (texts.day(date(year, 12, 31)), f"Inn {year}", f"Ut {year}", f"Telles nytt {year}")
    )
    is_both = (came > 0) & (went > 0)
    amounts = {
        CAME: np.where(is_both, 0, came),
        WENT: np.where(is_both, 0, went),
        CAME_AND_WENT: np.where(is_both, came, 0),
        MORE: np.maximum(anew, 0),
        FEWER: np.maximum(-anew, 0),
    }
    amounts[STAYED] = after - amounts[CAME] - amounts[MORE]
    found = {}
    for name, amount in amounts.items():
        sums = pd.Series(amount).groupby([rows["Eie"].to_numpy(), rows["Rullestol"].to_numpy()]).sum()
        found.update({(name, *classes): int(count) for classes, count in sums.items() if count})
    return found


def _applications(rows: pd.DataFrame, year: int) -> Counts:
    given_out = rows["Hendelse"].isin((RECEIVED, REJECTED, GRANTED))
    return _tally(rows[(rows["År"] == year) & given_out], ("Hendelse", "Ny søker", "Uten vedtak ved årets slutt"))


def _moved_in(rows: pd.DataFrame, year: int) -> Counts:
    return _tally(rows[rows["År"] == year], ("Hovedgrunn",))


def _waiting(rows: pd.DataFrame, year: int) -> Counts:
    return _tally(rows[rows["Dag"] == f"{year}-12-31"], ("Hovedgrunn",))


def _temporary(rows: pd.DataFrame, year: int) -> Counts:
    chosen = rows[rows["År"] == year]
    length = np.select([chosen["Over tre måneder"] == "ja", chosen["Høyst 14 døgn"] == "ja"], [LONG, SHORT], MIDDLE)
    return _tally(chosen.assign(Varighet=length), ("Slag", "Barn med", "Varighet"))


def _tally(rows: pd.DataFrame, columns: Sequence[str]) -> Counts:
    found: dict[tuple[str, ...], int] = {}
    for classes in zip(*(rows[name].tolist() for name in columns), strict=True):
        found[classes] = found.get(classes, 0) + 1
    return found


_COUNTERS: Mapping[str, tuple[str, str, Callable[[pd.DataFrame, int], Counts]]] = {
    STOCK: ("stock_in", STOCK_ROWS, _stock),
    APPLICATIONS: ("applications_received", APPLICATION_ROWS, _applications),
    MOVED_IN: ("households_moved_in_new", MOVED_IN_ROWS, _moved_in),
    WAITING: ("waiting_list_total", WAITING_ROWS, _waiting),
    TEMPORARY: ("temp_households_total", TEMPORARY_ROWS, _temporary),
}
"""The figure that tells whether a population is counted, the rows that it is counted from, and how."""

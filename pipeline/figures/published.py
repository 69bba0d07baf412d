"""The counts behind the tables that leave the house, as fine as disclosure control needs them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.figures.published_kostra import kostra_counts
from pipeline.flow import Assessment, Summary
from pipeline.release import Counts
from pipeline.table import Tables
from schemas.reports.husbanken import DWELLINGS, HUSBANKEN_TABLES, LOAN_CASES
from schemas.tables.startlan_cases import StartlanCases

_CLASSES = {table.population: tuple(code for code, _ in table.classes) for table in HUSBANKEN_TABLES}


def published_counts(
    tables: Tables, assessment: Assessment, summary: Summary, context: Context
) -> dict[str, dict[str, Counts]]:
    """Counts of each population by period: the as-of day for a stock, each year with cases for a flow.

    What is of the last finished year alone has that year. A population that cannot be counted has no periods.
    """
    found = {population: count(tables, assessment, context) for population, count in _COUNTERS.items()}
    return found | kostra_counts(summary, context)


def months_of(year: int) -> tuple[str, ...]:
    """All months of a year."""
    return tuple(f"{year}-{month:02}" for month in range(1, 13))


def _dwellings(_: Tables, assessment: Assessment, context: Context) -> dict[str, Counts]:
    if not assessment.is_computed:
        return {}
    found = assessment.classes.value_counts()
    return {context.as_of.isoformat(): {(name,): int(found.get(name, 0)) for name in _CLASSES[DWELLINGS]}}


def _loan_cases(tables: Tables, _: Assessment, context: Context) -> dict[str, Counts]:
    """Paid cases with a known number of children.

    Months after the as-of day's are counted too: they may have been given out already.
    """
    table = tables.get(StartlanCases)
    if table is None:
        return {}
    cases = table.frame
    paid = cases[StartlanCases.payment_date]
    is_later = paid >= pd.Timestamp(_month_after(context.as_of))
    is_counted = (
        (cases[StartlanCases.case_status] == "PAID")
        & cases[StartlanCases.child_count].notna()
        & (paid.dt.year <= context.as_of.year)
        & ((paid <= pd.Timestamp(context.as_of)) | is_later)
    )
    counted = cases[is_counted]
    kinds = np.where(counted[StartlanCases.child_count] > 0, *_CLASSES[LOAN_CASES])
    months = counted[StartlanCases.payment_date].dt.strftime("%Y-%m")
    found: dict[str, dict[tuple[str, ...], int]] = {}
    for kind, month in zip(kinds.tolist(), months.tolist(), strict=True):
        year = found.setdefault(month[:4], {})
        year[kind, month] = year.get((kind, month), 0) + 1
    return dict(sorted(found.items()))


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


_COUNTERS: dict[str, Callable[[Tables, Assessment, Context], dict[str, Counts]]] = {
    DWELLINGS: _dwellings,
    LOAN_CASES: _loan_cases,
}

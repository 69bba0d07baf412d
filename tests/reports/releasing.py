"""What may leave the house, built from figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unittest.mock import patch

import pandas as pd

from pipeline.context import Context
from pipeline.disclosure.register import Register
from pipeline.flow import Indicator, Summary
from pipeline.release import Counts, Release
from pipeline.steps import release as step
from schemas.published import When
from schemas.reports.husbanken import DWELLINGS, HUSBANKEN_TABLES, LOAN_CASES
from tests.reports import building

NOTHING_YET = Register()
Known = Mapping[str, Mapping[str, Counts]]


def released(indicators: Iterable[Indicator], register: Register = NOTHING_YET) -> Release:
    return released_counts(counts_of(indicators), register)


def released_counts(counts: Known, register: Register = NOTHING_YET, context: Context = building.CONTEXT) -> Release:
    """The release of these counts by population and period."""
    with patch.object(step, "published_counts", lambda *_: counts):
        tables = building.dwelling_tables(1)
        nothing = Summary((), {}, pd.DataFrame())
        return step.release(tables, building.assessment_of(tables), nothing, context, register)


def counts_of(indicators: Iterable[Indicator]) -> Known:
    """Each class as its figure says; of a year, all in January."""
    found: dict[str, dict[str, dict[tuple[str, ...], int]]] = {DWELLINGS: {}, LOAN_CASES: {}}
    figures = {figure.code: (table, figure) for table in HUSBANKEN_TABLES for figure in table.figures}
    for item in indicators:
        if item.code not in figures or item.group or item.value is None or "amount" in item.code:
            continue
        table, figure = figures[item.code]
        part, whole = int(item.numerator or item.value), int(item.denominator or 0)
        units = found[table.population].setdefault(item.period, {})
        if table.when is When.SO_FAR:
            month = f"{item.period}-01"
            units |= {("FAMILY", month): int(item.numerator or 0), ("OTHER", month): whole - int(item.numerator or 0)}
        elif figure.is_count:
            units[figure.box[0][1]] = part
        else:
            rest = whole - sum(units.values())
            units[("NOT_SUITABLE",)] = units.get(("NOT_SUITABLE",), 0) + rest
    return found

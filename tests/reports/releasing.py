"""What may leave the house, built from figures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from unittest.mock import patch

from pipeline.context import Context
from pipeline.disclosure.register import Register
from pipeline.figures.published import Counts
from pipeline.flow import Indicator
from pipeline.release import Release
from pipeline.steps import release as step
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
        return step.release(tables, building.assessment_of(tables), context, register)


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
        if not table.is_stock:
            month = f"{item.period}-01"
            units |= {("FAMILY", month): int(item.numerator or 0), ("OTHER", month): whole - int(item.numerator or 0)}
        elif not figure.is_share:
            units[figure.classes] = part
        else:
            rest = whole - sum(units.values())
            units[("NOT_SUITABLE",)] = units.get(("NOT_SUITABLE",), 0) + rest
    return found

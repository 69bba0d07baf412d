"""Figures by code and period, and their evidence."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from pipeline.flow import Indicator, Results


def figure(figures: Iterable[Indicator], code: str, period: str | None = None, group: str | None = None) -> Indicator:
    found = [
        item
        for item in figures
        if item.code == code and item.group == group and (period is None or item.period == period)
    ]
    assert len(found) == 1, [item.period for item in found]
    return found[0]


def rows_behind(results: Results, item: Indicator) -> pd.DataFrame:
    return results.summary.evidence[item.evidence].rows

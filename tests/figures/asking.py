"""Figures by code and period, and their evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from pipeline.flow import Indicator, Results


def figure(figures: Iterable[Indicator], code: str, period: str | None = None, group: str | None = None) -> Indicator:
    """The one of that period; without a period the latest."""
    found = [
        item
        for item in figures
        if item.code == code and item.group == group and (period is None or item.period == period)
    ]
    assert found, (code, period, group)
    assert len({item.period for item in found}) == len(found), [item.period for item in found]
    return max(found, key=lambda item: item.period)


def rows_behind(results: Results, item: Indicator) -> pd.DataFrame:
    return results.summary.evidence[item.evidence].rows


def rows_of(told: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows that «År = 2019 og Hva = Vedtak» means."""
    for part in re.split(r"(?:, | og )(?=[A-ZÆØÅ][^=,]* = )", "" if told == "Alle rader" else told):
        if part:
            column, value = part.split(" = ")
            rows = rows[rows[column].astype(str).isin([value, *re.split(", | eller ", value)])]
    return rows


def amount_of(selection: str, rows: pd.DataFrame) -> float:
    """What the sentence under «Hvilke rader som teller» tells people to count or add up."""
    total, _, told = selection.rpartition(" der ") if selection.startswith("Sum av") else ("", "", selection)
    if selection.startswith("Sum av") and not total:
        total, told = selection, "Alle rader"
    found = rows_of(told, rows)
    return float(found[total.split("«")[1].rstrip("»")].sum()) if total else len(found)

"""A month's run restored from the record that it left in its folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pipeline.history.series import MonthRun, Told

Words = Mapping[str, tuple[str, str]]
"""Unit and label (O or M) of a figure by code; the record has neither."""


def words_of(figures: Iterable[Told]) -> Words:
    """The words of every figure that has some."""
    return {item.code: (item.unit, item.label) for item in figures if item.label}


def from_record(period: str, record: Mapping[str, Any], words: Words) -> MonthRun | None:
    """The run; None for a record that is not one of a run of that month."""
    try:
        as_of = date.fromisoformat(record["as_of"])
        told = tuple(_told(item, words) for item in record["indicators"])
        return MonthRun(period, as_of, told) if record["period"] == period else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _told(item: Mapping[str, Any], words: Words) -> Told:
    value, numerator, denominator = (
        None if item[name] is None else float(item[name]) for name in ("value", "numerator", "denominator")
    )
    unit, label = words.get(item["code"], ("", ""))
    return Told(
        str(item["code"]),
        None if item["group"] is None else str(item["group"]),
        str(item["period"]),
        value,
        unit,
        numerator,
        denominator,
        int(item["left_out"]),
        label,
    )

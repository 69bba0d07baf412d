"""A month's run restored from the record that it left in its folder."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pipeline.history.series import MonthRun, Told, amount

_PERIOD = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")
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
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return None


def _told(item: Mapping[str, Any], words: Words) -> Told:
    value, numerator, denominator = (
        None if item[name] is None else amount(item[name]) for name in ("value", "numerator", "denominator")
    )
    unit, label = words.get(item["code"], ("", ""))
    return Told(
        _text(item["code"]),
        None if item["group"] is None else _text(item["group"]),
        _period(item["period"]),
        value,
        unit,
        numerator,
        denominator,
        int(item["left_out"]),
        label,
    )


def _period(text: str) -> str:
    """A year, a month or a day; raises ValueError when it is none."""
    if not _PERIOD.fullmatch(text):
        raise ValueError(text)
    date.fromisoformat(f"{text}-01-01"[: len("2019-10-31")])
    return text


def _text(text: str) -> str:
    """A text that a file can hold; raises ValueError for half a letter."""
    text.encode()
    return text

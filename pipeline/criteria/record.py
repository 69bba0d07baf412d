"""The criteria in force as ``run.json`` keeps them: what they ask, without dates and sources."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pipeline.facts import fact_column
from schemas.codelists import AGE_CLASS, DUTY, OPERATOR
from schemas.parameters import ASSUMPTION, Requirement, Validity

_FIELDS = ("condition_id", "age_class", "fact", "operator", "limit", "unit", "duty", "weight", "heading")


def recorded(requirements: Iterable[Requirement]) -> list[dict[str, Any]]:
    """The requirements as plain values."""
    return [{name: getattr(item, name) for name in _FIELDS} for item in requirements]


def restored(records: Iterable[Mapping[str, Any]]) -> tuple[Requirement, ...]:
    """The requirements of a record, in force on all days.

    Raises
    ------
    ValueError, KeyError, TypeError
        For a record that no run of ours can have written.
    """
    found = tuple(_restored(record) for record in records)
    for item in found:
        fact_column(item)
        if item.operator.startswith("AT_"):
            float(item.limit)
    return found


def _restored(record: Mapping[str, Any]) -> Requirement:
    values = {name: record[name] for name in _FIELDS}
    texts = {name: str(value) for name, value in values.items() if name != "weight"}
    for name, codes in (("age_class", AGE_CLASS), ("operator", OPERATOR), ("duty", DUTY)):
        codes.label(texts[name])
    always = Validity(None, None)
    return Requirement(**texts, weight=float(values["weight"]), validity=always, source=ASSUMPTION, checked=None)

"""The package's own settings and criteria as rows of the staff's settings workbook, in words that people read."""

from __future__ import annotations

from datetime import date

from pipeline.facts import fact_column
from schemas.codelists import AGE_CLASS, DUTY, OPERATOR
from schemas.parameters import Dated, Parameter, Requirement

Cells = dict[str, str | float | date | None]
"""A row's cells by the name of their column."""


def setting_cells(item: Parameter) -> Cells:
    """A row of sheet Innstillinger."""
    value = float(item.value) if item.kind == "number" and item.value else item.value
    return {"name": item.name, "value": value, "unit": item.unit, **_dated(item)}


def requirement_cells(item: Requirement) -> Cells:
    """A row of sheet Kriterier."""
    return {
        "condition_id": item.condition_id,
        "age_class": AGE_CLASS.label(item.age_class),
        "fact": fact_column(item).title,
        "operator": OPERATOR.label(item.operator),
        "limit": _limit(item),
        "unit": item.unit,
        "duty": DUTY.label(item.duty),
        "weight": None if item.is_must else item.weight,
        "text": item.text,
        **_dated(item),
    }


def _limit(item: Requirement) -> str | float | None:
    if item.operator.startswith("AT_"):
        return float(item.limit)
    codes = fact_column(item).codes
    return "; ".join(map(codes.label, item.choices)) if codes and item.limit else None


def _dated(item: Dated) -> Cells:
    period = item.validity
    return {
        "valid_from": period.valid_from,
        "valid_to": period.valid_to,
        "source": item.source,
        "checked": item.checked,
    }

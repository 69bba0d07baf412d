"""Why a dwelling meets a requirement or not, in one short bokmål text."""

from __future__ import annotations

from typing import Any

import pandas as pd

from pipeline import texts
from pipeline.outcome import Outcome
from schemas.columns import ColumnSpec
from schemas.parameters import Requirement


def limit_text(requirement: Requirement, fact: ColumnSpec) -> str:
    """Minst 55 m² · høyst 2 500 m · «Lav» eller «Middels» · nei."""
    if requirement.operator in ("AT_LEAST", "AT_MOST"):
        word = "minst" if requirement.operator == "AT_LEAST" else "høyst"
        unit = "" if "–" in requirement.unit else f"\u00a0{requirement.unit}"
        return f"{word} {texts.number(float(requirement.limit))}{unit}".rstrip()
    if requirement.operator == "ONE_OF":
        labels = [fact.codes.label(code) if fact.codes else code for code in requirement.choices]
        return texts.listed([f"«{label}»" for label in labels], "eller")
    return "ja" if requirement.operator == "IS_YES" else "nei"


def reason(requirement: Requirement, fact: ColumnSpec, value: Any, outcome: Outcome) -> str:
    """What was found against what is asked, e.g. «Areal 48 m², kravet er minst 55 m²»."""
    if outcome is Outcome.UNCLEAR:
        return f"{fact.title} er ikke kartlagt"
    return f"{fact.title}: {value_text(fact, value)} (krav: {limit_text(requirement, fact)})"


def value_text(column: ColumnSpec, value: Any) -> str:
    """A typed value as people read it, with its unit; empty when missing."""
    if value is None or pd.isna(value):
        return ""
    if column.codes:
        return column.codes.label(value)
    if isinstance(value, bool) or column.kind == "yes_no":
        return "ja" if value else "nei"
    if column.kind in ("number", "integer"):
        unit = "" if "–" in column.unit or not column.unit else f"\u00a0{column.unit}"
        return f"{texts.number(float(value))}{unit}"
    if column.kind == "date":
        return texts.day(pd.Timestamp(value).date())
    return str(value)

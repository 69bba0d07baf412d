"""The rows of sheet Kriterier as requirements; a row that cannot be understood is a finding that stops the run."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from pipeline import texts
from pipeline.facts import OWN, fact_column, known_fact, own_fact
from pipeline.finding import Finding
from pipeline.headings import heading_key
from pipeline.rules.intake import intake_finding
from pipeline.table import Table
from pipeline.values import read_code, tidy
from pipeline.written_numbers import read_number
from schemas.columns import ColumnSpec, Kind
from schemas.parameters import Requirement, Validity, default_parameters


@dataclass(frozen=True)
class CriteriaRows:
    """The requirements by their row in the table, and what was found."""

    by_row: Mapping[int, Requirement]
    findings: tuple[Finding, ...]


class _RefusedError(Exception):
    """The row's column that is to blame, and why."""

    def __init__(self, column: str, reason: str) -> None:
        self.column, self.reason = column, reason


def read_criteria(table: Table, own_headings: Mapping[str, str]) -> CriteriaRows:
    """Read every row.

    Parameters
    ----------
    table
        Sheet Kriterier.
    own_headings
        Headings of the staff's own in Kartlegging, by their keys; a criterion may ask for what stands below them.
    """
    lost = table.rows_read - len(table.frame)
    findings: list[Finding] = []
    if lost:
        # a default that nobody sees must not stand in for what staff wrote
        reason = f"{texts.count(lost, 'rad', 'rader')} i arket kan ikke leses; se feilene i arket"
        findings.append(intake_finding("I011", table.sheets[0].place(), "", reason=reason))
    found: dict[int, Requirement] = {}
    for row, record in enumerate(table.frame.astype(object).to_dict("records")):
        try:
            found[row] = _requirement(record, own_headings, table.place(row, "condition_id").label)
        except _RefusedError as refusal:
            place = table.place(row, refusal.column)
            findings.append(intake_finding("I011", place, "", reason=refusal.reason))
    return CriteriaRows(found, tuple(findings))


def dated(record: Mapping[Any, Any], place: str) -> dict[str, Any]:
    """Period, source and place of a row of the settings workbook."""
    return {
        "validity": Validity(_day(record["valid_from"]), _day(record["valid_to"])),
        "source": _text(record["source"]),
        "checked": _day(record["checked"]),
        "place": place,
    }


def _requirement(record: Mapping[Any, Any], own_headings: Mapping[str, str], place: str) -> Requirement:
    operator, measured = str(record["operator"]), str(record["fact"])
    fact = _fact(measured, operator, own_headings)
    weight = record["weight"]
    draft = Requirement(
        _condition(str(record["condition_id"]), measured, fact),
        str(record["age_class"]),
        fact,
        operator,
        limit="",
        unit=_text(record["unit"]),
        duty=_text(record["duty"]) or "MUST",
        weight=1.0 if pd.isna(weight) else float(weight),
        text=_text(record["text"]),
        heading=own_headings[heading_key(measured)] if fact.startswith(OWN) else "",
        **dated(record, place),
    )
    column = fact_column(draft)
    limit = _limit(draft, _text(record["limit"]), column)
    if limit is None:
        raise _RefusedError("limit", f"verdien passer ikke til kravet for «{column.heading}»")
    return replace(draft, limit=limit)


def _fact(measured: str, operator: str, own_headings: Mapping[str, str]) -> str:
    if known := known_fact(measured):
        return known[0]
    if heading_key(measured) in own_headings:
        return own_fact(measured, operator)
    raise _RefusedError("fact", f"«{measured}» er ikke en kolonne i Kartlegging eller Boliger")


def _condition(name: str, measured: str, fact: str) -> str:
    """One of the ten by its number, or a name of the municipality's own."""
    number = name.strip().upper()
    asked = {item.fact for item in default_parameters().requirements if item.condition_id == number}
    if not asked:
        if re.fullmatch(r"V\d+", number):
            raise _RefusedError("condition_id", f"vilkår {number} finnes ikke")
        return tidy(name)
    if fact not in asked:
        title = known[1].title if (known := known_fact(measured)) else measured
        raise _RefusedError(
            "condition_id", f"vilkår {number} måler ikke «{title}»; skriv et eget navn hvis kriteriet er deres eget"
        )
    return number


def _limit(draft: Requirement, text: str, column: ColumnSpec) -> str | None:
    """The limit as requirements keep it; None when it does not go with the operator and the fact, or with its unit."""
    if draft.operator in ("IS_YES", "IS_NO"):
        return "" if column.kind is Kind.YES_NO else None
    if draft.operator in ("AT_LEAST", "AT_MOST"):
        measured = f"{text} {draft.unit}" if column.unit in ("m", "m²") else text
        is_number = column.kind in (Kind.NUMBER, Kind.INTEGER)
        number = read_number(tidy(measured), column).value if is_number else None
        return None if number is None else repr(number)
    parts = [tidy(part) for part in re.split(r"[;,]", text) if part.strip()]
    if column.codes is None:
        return ", ".join(parts) or None if draft.fact.startswith(OWN) else None
    codes = [read_code(part, column).value for part in parts]
    return None if not codes or None in codes else ", ".join(codes)


def _text(value: Any) -> str:
    return "" if pd.isna(value) else str(value)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()

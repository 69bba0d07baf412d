"""What is wrong with the criteria in bokmål, each on its cell."""

from __future__ import annotations

from collections.abc import Mapping

from pipeline import texts
from pipeline.criteria.checker import Found, flaws
from pipeline.criteria.spans import Span
from pipeline.facts import fact_column
from pipeline.finding import Finding
from pipeline.reasons import limit_text
from pipeline.rules.intake import intake_finding
from pipeline.table import Table
from schemas.codelists import AGE_CLASS
from schemas.parameters import Requirement


def criteria_findings(
    table: Table, by_row: Mapping[int, Requirement], requirements: tuple[Requirement, ...]
) -> list[Finding]:
    """Hold the requirements against each other; the package's own are never to blame.

    Parameters
    ----------
    table
        Sheet Kriterier.
    by_row
        What its rows ask.
    requirements
        All requirements of the run, the package's own among them.
    """
    rows = {requirement: row for row, requirement in by_row.items()}
    return [_finding(table, rows[item.row], item) for item in flaws(requirements) if item.row in rows]


def named(requirement: Requirement) -> str:
    """«Areal» for 3 år +."""
    return f"«{fact_column(requirement).title}» for {AGE_CLASS.label(requirement.age_class)}"


def asked(requirement: Requirement) -> str:
    """What is asked in a few words, e.g. «minst 55 m²» with its unit."""
    return limit_text(requirement, fact_column(requirement))


def _finding(table: Table, row: int, item: Found) -> Finding:
    validity = item.row.validity
    column = fact_column(item.row)
    limits = [
        f"{word} {texts.number(number)}{f' {column.unit}' if column.unit and '–' not in column.unit else ''}"
        for word, number in (("minst", column.minimum), ("høyst", column.maximum))
        if number is not None
    ]
    others = [f"{asked(other)} ({_where(other)})" for other in item.others]
    return intake_finding(
        item.flaw.value,
        table.place(row, item.column),
        texts.number(item.row.weight) if item.column == "weight" else "",
        what=named(item.row),
        days=_days(item.span),
        limit=asked(item.row),
        others=texts.listed(others),
        first=texts.day(validity.valid_from) if validity.valid_from else "",
        last=texts.day(validity.valid_to) if validity.valid_to else "",
        range=texts.listed(limits) or "0–100 %, skrevet som 40 og ikke 0,4",
    )


def _where(requirement: Requirement) -> str:
    """The row's cell, or that it is the package's own."""
    return requirement.place.rpartition(", ")[2] or "standardverdi"


def _days(span: Span) -> str:
    if span.first and span.last:
        return f"{texts.day(span.first)}–{texts.day(span.last)}"
    if span.first:
        return f"fra {texts.day(span.first)}"
    return f"til {texts.day(span.last)}" if span.last else "alle dager"

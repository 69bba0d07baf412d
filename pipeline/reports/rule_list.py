"""The catalogue of rules, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from pipeline import texts
from pipeline.rule import Rule
from schemas.parameters import default_parameters


def rule_record(rule: Rule) -> dict[str, Any]:
    """A rule as JSON-ready values."""
    return {
        "id": rule.id,
        "title": rule.title,
        "severity": rule.severity.value if rule.severity else None,
        "table": rule.table.name if rule.table else None,
        "columns": list(rule.columns),
        "why": rule.why,
        "message": rule.message,
        "advice": rule.advice,
        "source": rule.source.label,
        "source_version": rule.source.version.isoformat(),
        "source_checked": rule.source.checked.isoformat(),
        "parameters": [_parameter_name(code) for code in rule.parameters],
    }


def rule_lines(rule: Rule, *, in_full: bool) -> Iterator[str]:
    """A rule in bokmål: one line, or all there is to say of it."""
    severity = rule.severity.value if rule.severity else "Vilkår"
    yield f"{rule.id}  {severity:<16} {rule.title}"
    if not in_full:
        return
    if rule.table:
        headings = [rule.table.column(name).title for name in rule.columns]
        yield f"      Ser på: {rule.table.title}, {texts.listed(headings)}"
    if rule.message:
        yield f"      Sier: {rule.message}"
        yield f"      Råd: {rule.advice}"
    dates = f"{texts.day(rule.source.version)}, kontrollert {texts.day(rule.source.checked)}"
    yield f"      Kilde: {rule.source.label} ({dates})"
    for code in rule.parameters:
        yield f"      Innstilling: {_parameter_name(code)}"
    for requirement in default_parameters().requirements:
        if requirement.condition_id == rule.id:
            yield f"      Krav: se arket Kriterier i Oppsett ({requirement.source})"
            break


def _parameter_name(code: str) -> str:
    found = next(item for item in default_parameters().values if item.code == code)
    return f"{found.name} = {found.value} {found.unit} ({found.source})"

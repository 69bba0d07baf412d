"""The catalogue of rules, for people and for machines."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter
from typing import Any

from pipeline import texts
from pipeline.reasons import limit_text
from pipeline.rule import Rule
from schemas.codelists import AGE_CLASS
from schemas.parameters import Parameter, default_parameters


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
        yield f"      Sier: {_readable(rule, rule.message)}"
    if rule.advice:
        yield f"      Råd: {_readable(rule, rule.advice)}"
    dates = f"{texts.day(rule.source.version)}, kontrollert {texts.day(rule.source.checked)}"
    yield f"      Kilde: {rule.source.label} ({dates})"
    for code in rule.parameters:
        yield f"      Innstilling: {_parameter_name(code)}"
    for requirement in default_parameters().requirements:
        if requirement.condition_id == rule.id and rule.table:
            fact = rule.table.column(requirement.fact)
            limit = f"{fact.title}: {limit_text(requirement, fact)}"
            yield f"      Krav {AGE_CLASS.label(requirement.age_class)}: {limit} ({requirement.source})"


def _readable(rule: Rule, text: str) -> str:
    """The sentence with headings in square brackets where a finding has values."""
    headings = {column.name: column.title for column in rule.table.columns} if rule.table else {}
    numbers = {code: _parameter(code).value for code in rule.parameters if _parameter(code).kind == "number"}
    values = {code: texts.number(float(value)) for code, value in numbers.items() if value}
    names = {field for _, field, _, _ in Formatter().parse(text) if field}
    return text.format(**{name: values.get(name, f"[{headings.get(name, '…')}]") for name in names})


def _parameter(code: str) -> Parameter:
    return next(item for item in default_parameters().values if item.code == code)


def _parameter_name(code: str) -> str:
    found = _parameter(code)
    unit = f" {found.unit}" if found.unit and not found.choices else ""
    return f"{found.name} = {found.value or 'ikke satt'}{unit if found.value else ''} ({found.source})"

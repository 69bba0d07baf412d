"""Lay the staff's settings workbook over the package's own parameters."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

import pandas as pd

from pipeline import texts
from pipeline.criteria_findings import criteria_findings
from pipeline.criteria_rows import CriteriaRows, dated, read_criteria
from pipeline.finding import Finding, Place
from pipeline.headings import heading_key
from pipeline.rules.intake import intake_finding
from pipeline.table import Table, Tables
from pipeline.values import read_date, read_yes_no, tidy
from pipeline.written_numbers import read_number
from schemas.codelists import AGE_CLASS
from schemas.columns import ColumnSpec, table_spec
from schemas.parameters import Parameter, Parameters, default_parameters
from schemas.tables.criteria import Criteria
from schemas.tables.settings import Settings

_EXPECTED = {"month": "en måned som 2019-10", "yes_no": "ja eller nei", "text": "en tekst"}
_UNITS = {"måneder": "mnd"}
_LEAST = {"min_publish_persons": 3, "min_publish_other": 3}
"""Below these, figures about few would leave the house (SSB hides counts under 3)."""
_MOST = {"måneder": 1200, "dager": 36_500}
"""Further ahead there is no calendar to count in."""


def configure(tables: Tables, own_headings: Mapping[str, str] | None = None) -> tuple[Parameters, tuple[Finding, ...]]:
    """Read the settings and criteria tables.

    Parameters
    ----------
    tables
        Normalised tables; both sheets may be missing, then the defaults stand.
    own_headings
        Headings of the staff's own in Kartlegging, by their keys.

    Returns
    -------
    tuple
        The parameters in force, and findings: what cannot be understood stops the run, because a figure computed with
        another limit than the one staff typed would be false. Criteria that cannot all be meant are said.
    """
    findings: list[Finding] = []
    values: list[Parameter] = []
    if Settings in tables:
        for row in range(len(tables[Settings].frame)):
            _read_setting(tables[Settings], row, values, findings)
    criteria = read_criteria(tables[Criteria], own_headings or {}) if Criteria in tables else CriteriaRows({}, ())
    findings += criteria.findings
    parameters = default_parameters().replaced(tuple(values), tuple(criteria.by_row.values()))
    if criteria.by_row and not criteria.findings:
        findings += criteria_findings(tables[Criteria], criteria.by_row, parameters.requirements)
    return parameters, tuple(findings)


def gaps(parameters: Parameters, as_of: date) -> tuple[Finding, ...]:
    """What must have a value on the as-of day and has none: the run stops, because nobody could say what it counted."""
    day = texts.day(as_of)
    unset = [
        item.name for item in default_parameters().values if item.value and parameters.find(item.code, as_of) is None
    ]
    asked = {item.age_class for item in parameters.required(as_of) if item.is_must}
    unset += [f"Kriterier for {AGE_CLASS.label(code)}" for code in AGE_CLASS.values if code not in asked]
    return tuple(intake_finding("I015", Place(""), "", name=name, day=day) for name in unset)


def _read_setting(table: Table, row: int, values: list[Parameter], findings: list[Finding]) -> None:
    if pd.isna(table.frame["value"].iat[row]):
        return
    name, text = str(table.frame["name"].iat[row]), str(table.frame["value"].iat[row])
    known = {heading_key(item.name): item for item in default_parameters().values}
    default = known.get(heading_key(name))
    if default is None:
        alike = "".join(f"Mente dere «{known[key].name}»? " for key in get_close_matches(heading_key(name), known, 1))
        findings.append(intake_finding("I010", table.place(row, "name"), name, name=name, alike=alike))
        return
    value = _setting_value(default, text)
    if value is None:
        least = f", minst {_LEAST[default.code]}" if default.code in _LEAST else ""
        amount = f"{'et tall' if default.unit == '%' else 'et helt tall'} i {default.unit}{least}"
        expected = (
            _EXPECTED.get(default.kind) or texts.listed([f"«{word}»" for word in default.choices], "eller") or amount
        )
        findings.append(intake_finding("I009", table.place(row, "value"), text, name=name, expected=expected))
        return
    record = table.frame.iloc[row]
    values.append(replace(default, value=value, **dated(record, table.place(row, table.spec.columns[0].name).label)))


def _setting_value(default: Parameter, text: str) -> str | None:
    """The value as parameters keep it; None when it cannot be read as the parameter's kind."""
    column = table_spec(Settings).column("value")
    match default.kind:
        case "number":
            return _number(
                default, read_number(tidy(text), replace(column, unit=_UNITS.get(default.unit, default.unit))).value
            )
        case "yes_no":
            answer = read_yes_no(tidy(text), column).value
            return None if answer is None else ("ja" if answer else "nei")
        case "month":
            return _month(tidy(text), column)
        case "choice":
            return next((word for word in default.choices if heading_key(word) == heading_key(text)), None)
        case _:
            return text


def _number(default: Parameter, number: float | None) -> str | None:
    """The number when it can be counted with: never below 0, a share with a fraction, all others whole."""
    if number is None or number < _LEAST.get(default.code, 0) or (number != int(number) and default.unit != "%"):
        return None
    return None if number > _MOST.get(default.unit, number) else repr(number)


def _month(text: str, column: ColumnSpec) -> str | None:
    """«2019-10», «10.2019», «oktober 2019», or any day of the month."""
    if match := re.fullmatch(r"(\d{4})-(\d{1,2})", text) or re.fullmatch(r"()(\d{1,2})[./](\d{4})", text):
        year, month = (match.group(1), match.group(2)) if match.group(1) else (match.group(3), match.group(2))
        return f"{year}-{int(month):02d}" if 1 <= int(month) <= 12 else None
    if match := re.fullmatch(r"([a-z]+)\.? (\d{4})", text.casefold()):
        found = [number for number, name in enumerate(texts.MONTHS, 1) if name.startswith(match.group(1))]
        return f"{match.group(2)}-{found[0]:02d}" if len(found) == 1 else None
    day = read_date(text, column).value
    return f"{day.year}-{day.month:02d}" if day else None

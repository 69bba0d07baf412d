"""Lay the staff's settings workbook over the package's own parameters."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from pipeline import texts
from pipeline.finding import Finding, Place
from pipeline.headings import heading_key
from pipeline.rules.intake import intake_finding
from pipeline.table import Table, Tables
from pipeline.values import read_code, read_date, read_yes_no, tidy
from pipeline.written_numbers import read_number
from schemas.codelists import AGE_CLASS
from schemas.columns import ColumnSpec, table_spec
from schemas.parameters import Parameter, Parameters, Requirement, Validity, default_parameters
from schemas.tables.criteria import Criteria
from schemas.tables.settings import Settings
from schemas.tables.surveys import Surveys

_EXPECTED = {"month": "en måned som 2019-10", "yes_no": "ja eller nei", "text": "en tekst"}
_UNITS = {"måneder": "mnd"}
_LEAST = {"min_publish_persons": 3, "min_publish_other": 3}
"""Below these, figures about few would leave the house (SSB hides counts under 3)."""
_MOST_MONTHS = 1200
"""Further ahead there is no calendar to count in."""


def configure(tables: Tables) -> tuple[Parameters, tuple[Finding, ...]]:
    """Read the settings and criteria tables.

    Parameters
    ----------
    tables
        Normalised tables; both sheets may be missing, then the defaults stand.

    Returns
    -------
    tuple
        The parameters in force, and findings: what cannot be understood stops the run, because a figure computed with
        another limit than the one staff typed would be false.
    """
    findings: list[Finding] = []
    values: list[Parameter] = []
    requirements: list[Requirement] = []
    if Settings in tables:
        for row in range(len(tables[Settings].frame)):
            _read_setting(tables[Settings], row, values, findings)
    if Criteria in tables:
        findings += _lost_criteria(tables[Criteria])
        for row in range(len(tables[Criteria].frame)):
            _read_requirement(tables[Criteria], row, requirements, findings)
    return default_parameters().replaced(tuple(values), tuple(requirements)), tuple(findings)


def _lost_criteria(table: Table) -> list[Finding]:
    """A criterion that could not be read must not be replaced by a default that nobody sees."""
    lost = table.rows_read - len(table.frame)
    reason = f"{texts.count(lost, 'rad', 'rader')} i arket kan ikke leses; se feilene i arket"
    return [intake_finding("I011", table.sheets[0].place(), "", reason=reason)] if lost else []


def gaps(parameters: Parameters, as_of: date) -> tuple[Finding, ...]:
    """What must have a value on the as-of day and has none: the run stops, because nobody could say what it counted."""
    day = texts.day(as_of)
    unset = [
        item.name for item in default_parameters().values if item.value and parameters.find(item.code, as_of) is None
    ]
    asked = {item.age_class for item in parameters.required(as_of)}
    unset += [f"Kriterier for {AGE_CLASS.label(code)}" for code in AGE_CLASS.values if code not in asked]
    return tuple(intake_finding("I015", Place(""), "", name=name, day=day) for name in unset)


def _read_setting(table: Table, row: int, values: list[Parameter], findings: list[Finding]) -> None:
    if pd.isna(table.frame["value"].iat[row]):
        return
    name, text = str(table.frame["name"].iat[row]), str(table.frame["value"].iat[row])
    known = {heading_key(item.name): item for item in default_parameters().values}
    default = known.get(heading_key(name))
    if default is None:
        findings.append(intake_finding("I010", table.place(row, "name"), name, name=name))
        return
    value = _setting_value(default, text)
    if value is None:
        least = f", minst {_LEAST[default.code]}" if default.code in _LEAST else ""
        amount = f"{'et tall' if default.unit == '%' else 'et helt tall'} i {default.unit}{least}"
        expected = _EXPECTED.get(default.kind) or amount
        findings.append(intake_finding("I009", table.place(row, "value"), text, name=name, expected=expected))
        return
    values.append(replace(default, value=value, **_dated(table, row)))


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
        case _:
            return text


def _number(default: Parameter, number: float | None) -> str | None:
    """The number when it can be counted with: never below 0, a share with a fraction, all others whole."""
    if number is None or number < _LEAST.get(default.code, 0) or (number != int(number) and default.unit != "%"):
        return None
    return None if default.unit == "måneder" and number > _MOST_MONTHS else repr(number)


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


def _read_requirement(table: Table, row: int, requirements: list[Requirement], findings: list[Finding]) -> None:
    frame = table.frame
    fact = _fact(str(frame["fact"].iat[row]))
    defaults = default_parameters().requirements
    condition_id = str(frame["condition_id"].iat[row])
    if fact is None:
        _refuse(table, row, "fact", f"«{frame['fact'].iat[row]}» er ikke en kolonne i Kartlegging", findings)
        return
    if (condition_id, fact.name) not in {(item.condition_id, item.fact) for item in defaults}:
        _refuse(table, row, "condition_id", f"vilkår {condition_id} måler ikke «{fact.title}»", findings)
        return
    operator = str(frame["operator"].iat[row])
    unit = "" if pd.isna(frame["unit"].iat[row]) else str(frame["unit"].iat[row])
    limit = _limit(operator, "" if pd.isna(frame["limit"].iat[row]) else str(frame["limit"].iat[row]), unit, fact)
    if limit is None:
        _refuse(table, row, "limit", f"verdien passer ikke til kravet for «{fact.heading}»", findings)
        return
    age_class = str(frame["age_class"].iat[row])
    requirements.append(Requirement(condition_id, age_class, fact.name, operator, limit, unit, **_dated(table, row)))


def _refuse(table: Table, row: int, column: str, reason: str, findings: list[Finding]) -> None:
    findings.append(intake_finding("I011", table.place(row, column), "", reason=reason))


def _fact(heading: str) -> ColumnSpec | None:
    wanted = heading_key(heading)
    for column in table_spec(Surveys).columns:
        if wanted in {heading_key(name) for name in (column.name, column.title, *column.synonyms)}:
            return column
    return None


def _limit(operator: str, text: str, unit: str, fact: ColumnSpec) -> str | None:
    """The limit as requirements keep it; None when it does not go with the operator and the fact, or with its unit."""
    if operator in ("IS_YES", "IS_NO"):
        return "" if fact.kind == "yes_no" else None
    if operator in ("AT_LEAST", "AT_MOST"):
        measured = f"{text} {unit}" if fact.unit in ("m", "m²") else text
        number = read_number(tidy(measured), fact).value if fact.kind in ("number", "integer") else None
        return None if number is None else repr(number)
    if fact.codes is None:
        return None
    codes = [read_code(tidy(part), fact).value for part in re.split(r"[;,]", text) if part.strip()]
    return None if not codes or None in codes else ", ".join(codes)


def _dated(table: Table, row: int) -> dict[str, Any]:
    frame = table.frame
    source = frame["source"].iat[row]
    place = table.place(row, table.spec.columns[0].name)
    return {
        "validity": Validity(_day(frame["valid_from"].iat[row]), _day(frame["valid_to"].iat[row])),
        "source": "" if pd.isna(source) else str(source),
        "checked": _day(frame["checked"].iat[row]),
        "place": place.label,
    }


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()

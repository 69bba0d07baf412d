"""Oppsett.xlsx: the municipality's settings and the requirements to dwellings for families with children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.example.model import Municipality
from pipeline.example.names import MUNICIPALITY, MUNICIPALITY_NO
from pipeline.example.quotas import scaled
from pipeline.example.sheets import Column, Look, Sheet, Styles, Value, write_sheet
from schemas import codelists
from schemas.columns import TableSpec, table_spec
from schemas.parameters import Parameter, Requirement, default_parameters
from schemas.tables.surveys import Surveys

FILE = "Oppsett.xlsx"
LOOK = Look(header_fill="#1F3864", header_text="#FFFFFF")
INHABITANTS = 16_712
GROWTH = 0.011
"""Yearly growth of the made-up municipality."""

_REMARKS = {
    "report_month": "Måneden det rapporteres for, skrives ÅÅÅÅ-MM",
    "inhabitants": "Folketall 1. januar. Oppdiktet.",
    "own_enterprise_is_owned": "Gjelder Lurvik Boligforetak KF",
    "shared_places_max": "Bofellesskapet har flere plasser etter eget vedtak",
}


@dataclass(frozen=True)
class _Setting:
    name: str
    value: Value
    unit: str
    valid_from: date | None
    valid_to: date | None
    source: str
    checked: date | None
    remarks: str = ""


def inhabitants(size: int, years_back: int) -> int:
    """Inhabitants on 1 January, so many years before the as-of day's."""
    return round(scaled(INHABITANTS, size) / (1 + GROWTH) ** years_back)


def settings_sheet(town: Municipality) -> Sheet:
    """Sheet Innstillinger."""
    rows = [row for item in default_parameters().values for row in _rows(item, town)]
    names = {"name": "Innstilling", "value": "Verdi", "unit": "Enhet", "source": "Kilde", "remarks": "Merknad"}
    columns = (
        Column("name", names["name"], lambda r: r.name, width=48),
        Column("value", names["value"], lambda r: r.value, "left", 18),
        Column("unit", names["unit"], lambda r: r.unit, width=10),
        *_dated(),
        Column("remarks", names["remarks"], lambda r: r.remarks, width=48),
    )
    above = (f"Innstillinger for {MUNICIPALITY}", "Det som ikke er fylt ut her, følger programmets standardverdier.")
    return Sheet("settings", FILE, "Innstillinger", columns, rows, above)


def criteria_sheet(town: Municipality) -> Sheet:
    """Sheet Kriterier."""
    surveys = table_spec(Surveys)
    age, operator = codelists.AGE_CLASS, codelists.OPERATOR
    columns = (
        Column("condition_id", "Vilkår", lambda r: r.condition_id, width=9),
        Column("age_class", "Aldersklasse", lambda r: age.label(r.age_class), width=13, choices=age.labels),
        Column("fact", "Måles", lambda r: surveys.column(r.fact).title, width=30),
        Column("operator", "Krav", lambda r: operator.label(r.operator), width=9, choices=operator.labels),
        Column("limit", "Verdi", lambda r: _limit(r, surveys), "left", 58),
        Column("unit", "Enhet", lambda r: r.unit, width=10),
        *_dated(),
    )
    requirements = default_parameters().required(town.as_of)
    above = ("Krav til boliger for barnefamilier", "Ingen kilde fastsetter grensene; de er kommunens egne antakelser.")
    return Sheet("criteria", FILE, "Kriterier", columns, requirements, above)


def fill_settings(book: Any, town: Municipality) -> list[Sheet]:
    """Write both sheets."""
    styles = Styles(book, LOOK)
    sheets = [settings_sheet(town), criteria_sheet(town)]
    for sheet in sheets:
        write_sheet(book, sheet, styles)
    return sheets


def _dated() -> tuple[Column, ...]:
    return (
        Column("valid_from", "Gjelder fra", lambda r: _validity(r)[0], "date", 12),
        Column("valid_to", "Gjelder til", lambda r: _validity(r)[1], "date", 12),
        Column("source", "Kilde", lambda r: r.source, width=76),
        Column("checked", "Sist kontrollert", lambda r: r.checked, "date", 15),
    )


def _validity(row: Any) -> tuple[date | None, date | None]:
    return (
        (row.valid_from, row.valid_to)
        if isinstance(row, _Setting)
        else (
            row.validity.valid_from,
            row.validity.valid_to,
        )
    )


def _rows(item: Parameter, town: Municipality) -> list[_Setting]:
    remark = _REMARKS.get(item.code, "")
    if item.code == "inhabitants":
        years = [(town.as_of.year - back, inhabitants(town.size, back)) for back in (2, 1, 0)]
        return [
            _Setting(item.name, count, item.unit, date(year, 1, 1), date(year, 12, 31), item.source, None, remark)
            for year, count in years
        ]
    own: dict[str, Value] = {
        "municipality_name": MUNICIPALITY,
        "municipality_no": MUNICIPALITY_NO,
        "report_month": f"{town.as_of:%Y-%m}",
    }
    value = own.get(item.code, float(item.value) if item.kind == "number" and item.value else item.value)
    dates = item.validity
    return [_Setting(item.name, value, item.unit, dates.valid_from, dates.valid_to, item.source, item.checked, remark)]


def _limit(item: Requirement, surveys: TableSpec) -> Value:
    if item.operator.startswith("AT_"):
        return float(item.limit)
    codes = surveys.column(item.fact).codes
    if codes is None or not item.limit:
        return None
    return "; ".join(codes.label(code.strip()) for code in item.limit.split(","))

"""Oppsett.xlsx: the municipality's settings and the requirements to dwellings for families with children."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from pipeline.example.model import Municipality
from pipeline.example.names import MUNICIPALITY, MUNICIPALITY_NO
from pipeline.example.quotas import scaled
from pipeline.example.sheets import Column, Look, Sheet, Styles, Value, write_sheet
from pipeline.facts import fact_column
from schemas import codelists
from schemas.parameters import Parameter, Requirement, Validity, default_parameters

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


def _wish(
    condition_id: str, age_class: str, fact: str, operator: str, limit: str, unit: str, weight: float, text: str
) -> Requirement:
    always = Validity(date(2015, 1, 1), None)
    return Requirement(
        condition_id,
        age_class,
        fact,
        operator,
        limit,
        unit,
        "SHOULD",
        weight,
        text,
        validity=always,
        source="antakelse, ønske i den oppdiktede kommunen",
        checked=date(2026, 11, 21),
    )


_WISHES = (
    _wish("Søsken", "AGE_3_PLUS", "measured_area_m2", "AT_LEAST", "70", "m²", 2.0, "Plass til at familien vokser"),
    _wish("Skolevei", "AGE_3_PLUS", "school_distance_m", "AT_MOST", "1000", "m", 3.0, "Barna kan gå til skolen selv"),
    _wish("Barnevogn", "AGE_0_3", "kindergarten_distance_m", "AT_MOST", "800", "m", 2.0, "Kort vei til barnehagen"),
    _wish("Trapper", "AGE_0_3", "register.floor", "AT_MOST", "2", "", 1.0, "Få trapper med barnevogn"),
)
"""What the municipality would like besides: it decides no class, and ranks the dwellings that suit."""


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
    age, operator, duty = codelists.AGE_CLASS, codelists.OPERATOR, codelists.DUTY
    columns = (
        Column("condition_id", "Vilkår", lambda r: r.condition_id, width=11),
        Column("age_class", "Aldersklasse", lambda r: age.label(r.age_class), width=13, choices=age.labels),
        Column("fact", "Måles", lambda r: fact_column(r).title, width=30),
        Column("operator", "Krav", lambda r: operator.label(r.operator), width=9, choices=operator.labels),
        Column("limit", "Verdi", _limit, "left", 58),
        Column("unit", "Enhet", lambda r: r.unit, width=10),
        Column("duty", "Må eller bør", lambda r: duty.label(r.duty), width=9, choices=duty.labels),
        Column("weight", "Vekt", lambda r: None if r.is_must else r.weight, width=7),
        Column("text", "Forklaring", lambda r: r.text, width=48),
        *_dated(),
    )
    requirements = (*default_parameters().required(town.as_of), *_WISHES)
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


def _limit(item: Requirement) -> Value:
    if item.operator.startswith("AT_"):
        return float(item.limit)
    codes = fact_column(item).codes
    if codes is None or not item.limit:
        return None
    return "; ".join(map(codes.label, item.choices))

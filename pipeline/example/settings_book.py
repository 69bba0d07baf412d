"""Oppsett.xlsx: the municipality's settings and the requirements to dwellings for families with children."""

from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.example.model import Municipality
from pipeline.example.names import MUNICIPALITY, MUNICIPALITY_NO
from pipeline.example.quotas import scaled
from pipeline.example.sheets import Column, Look, Sheet, Styles, write_sheet
from pipeline.settings_rows import Cells, requirement_cells, setting_cells
from schemas.columns import TableModel, table_spec
from schemas.parameters import Parameter, Requirement, Validity, default_parameters
from schemas.tables.criteria import Criteria
from schemas.tables.settings import Settings

FILE = "Oppsett.xlsx"
LOOK = Look(header_fill="#1F3864", header_text="#FFFFFF")
INHABITANTS = 16_712
REQUESTED = {2: 60, 1: 56, 0: 40}
"""Youths that IMDi has asked the municipality to settle, by years before the as-of day's."""
GROWTH = 0.011
"""Yearly growth of the made-up municipality."""

_REMARKS = {
    "report_month": "Måneden det rapporteres for, skrives ÅÅÅÅ-MM",
    "inhabitants": "Folketall 1. januar. Oppdiktet.",
    "requested_settlements": "Oppdiktet.",
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


def inhabitants(size: int, years_back: int) -> int:
    """Inhabitants on 1 January, so many years before the as-of day's."""
    return round(scaled(INHABITANTS, size) / (1 + GROWTH) ** years_back)


def settings_sheet(town: Municipality) -> Sheet:
    """Sheet Innstillinger."""
    rows = [row for item in default_parameters().values for row in _rows(item, town)]
    columns = (
        _column(Settings, "name", width=48),
        _column(Settings, "value", "left", 18),
        _column(Settings, "unit", width=10),
        *_dated(Settings),
        _column(Settings, "remarks", width=48),
    )
    above = (f"Innstillinger for {MUNICIPALITY}", "Det som ikke er fylt ut her, følger programmets standardverdier.")
    return Sheet("settings", FILE, "Innstillinger", columns, rows, above)


def criteria_sheet(town: Municipality) -> Sheet:
    """Sheet Kriterier."""
    columns = (
        _column(Criteria, "condition_id", width=11),
        _column(Criteria, "age_class", width=13),
        _column(Criteria, "fact", width=30),
        _column(Criteria, "operator", width=9),
        _column(Criteria, "limit", "left", 58),
        _column(Criteria, "unit", width=10),
        _column(Criteria, "duty", width=9),
        _column(Criteria, "weight", width=7),
        _column(Criteria, "text", width=48),
        *_dated(Criteria),
    )
    requirements = (*default_parameters().required(town.as_of), *_WISHES)
    above = ("Krav til boliger for barnefamilier", "Ingen kilde fastsetter grensene; de er kommunens egne antakelser.")
    return Sheet("criteria", FILE, "Kriterier", columns, [requirement_cells(item) for item in requirements], above)


def fill_settings(book: Any, town: Municipality) -> list[Sheet]:
    """Write both sheets."""
    styles = Styles(book, LOOK)
    sheets = [settings_sheet(town), criteria_sheet(town)]
    for sheet in sheets:
        write_sheet(book, sheet, styles)
    return sheets


def _column(model: type[TableModel], code: str, form: str = "text", width: float = 11) -> Column:
    spec = table_spec(model).column(code)
    return Column(code, spec.heading, lambda row: row.get(code), form, width, spec.codes.labels if spec.codes else ())


def _dated(model: type[TableModel]) -> tuple[Column, ...]:
    return (
        _column(model, "valid_from", "date", 12),
        _column(model, "valid_to", "date", 12),
        _column(model, "source", width=76),
        _column(model, "checked", "date", 15),
    )


def _rows(item: Parameter, town: Municipality) -> list[Cells]:
    row = {**setting_cells(item), "remarks": _REMARKS.get(item.code)}
    yearly = {
        "inhabitants": {back: inhabitants(town.size, back) for back in (2, 1, 0)},
        "requested_settlements": {back: scaled(number, town.size) for back, number in REQUESTED.items()},
    }
    if item.code in yearly:
        years = [(town.as_of.year - back, count) for back, count in yearly[item.code].items()]
        return [
            {**row, "value": count, "valid_from": date(year, 1, 1), "valid_to": date(year, 12, 31)}
            for year, count in years
        ]
    own = {
        "municipality_name": MUNICIPALITY,
        "municipality_no": MUNICIPALITY_NO,
        "report_month": f"{town.as_of:%Y-%m}",
    }
    return [{**row, "value": own[item.code]} if item.code in own else row]

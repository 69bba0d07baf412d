"""Boligregister.xlsx: the dwellings as exported from the property system, and the survey beside them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pipeline.example.days import norwegian
from pipeline.example.model import Dwelling, Municipality, Survey
from pipeline.example.names import LOWER_SECONDARY, MUNICIPALITY, MUNICIPALITY_NO, ZONES
from pipeline.example.sheets import Column, Look, Sheet, Styles, Value, add_filter, write_sheet
from schemas import codelists

FILE = "Boligregister.xlsx"
LOOK = Look(font="Arial", size=10, header_fill="#D9D9D9")

_STATUS = {
    "UTLEID": "Tildelt/under kontrakt",
    "KLAR_FOR_INNFLYTTING": "Klar til tildeling",
    "VEDLIKEHOLD": "Under renovering",
    "IKKE_TILGJENGELIG": "Ikke tilgjengelig",
}
_SECTIONS = ("Komm.bolig", "Flyktningebolig", "Omsorgsbolig")


def dwellings_sheet(town: Municipality) -> Sheet:
    """Sheet Boliger: headings of the property system, some of which no table knows."""
    columns = (
        Column("dwelling_id", "Objektnr", lambda d: d.dwelling_id, width=10),
        Column("", "Eiendom", lambda d: f"Eiendom {d.property_no}", width=13),
        Column("", "Bygning", lambda d: f"Bygg {d.building_no}", width=10),
        Column("street_name", "Gatenavn", lambda d: d.street, width=22),
        Column("house_number", "Husnr", lambda d: d.number, "int", 7),
        Column("house_letter", "Bokstav", lambda d: d.letter, "mid", 8),
        Column("unit_number", "Leilighetsnr", lambda d: d.unit, "mid", 11),
        Column("postal_code", "Postnr", lambda d: ZONES[d.zone][0], "mid", 8),
        Column("postal_place", "Poststed", lambda d: ZONES[d.zone][1], width=12),
        Column("municipality_no", "Kommunenr", lambda _: MUNICIPALITY_NO, "mid", 11),
        Column("cadastre", "Gnr/bnr", lambda d: f"{d.property_no}/{d.building_no}", "mid", 10),
        Column("dwelling_type", "Kategori bolig", _section, width=15),
        Column("layout_type", "Leilighetstype", _label(codelists.LAYOUT_TYPE, "layout"), width=17),
        Column("disposal_form", "Eierform", _label(codelists.DISPOSAL_FORM, "disposal_form"), width=28),
        Column("is_shared_housing", "Bofellesskap", lambda d: _yes(d.is_shared), "mid", 14, ("ja", "nei")),
        Column("usable_area_m2", "BRA (m²)", lambda d: d.area, "area", 10),
        Column("", "Korreksjonsfaktorer", lambda _: 1, "int", 17, hidden=True),
        Column("room_count", "Antall rom", lambda d: d.rooms, "int", 8),
        Column("approved_bedrooms", "Soverom", lambda d: d.bedrooms, "int", 9),
        Column("places", "Plasser", lambda d: d.places, "int", 9),
        Column("floor", "Etasje", lambda d: d.floor, "int", 8),
        Column("wheelchair_accessible", "Rullestol", lambda d: "J" if d.wheelchair else "N", "mid", 10, ("J", "N")),
        Column("dwelling_status", "Status utleie", lambda d: _STATUS[d.status], width=23,
               choices=tuple(_STATUS.values())),
        Column("rent_nok_month", "Husleie (kr/mnd)", lambda d: d.rent, "kr", 12),
        Column("in_stock_from", "Anskaffet dato", lambda d: d.stock_from, "date", 12),
        Column("in_stock_to", "I bruk til", lambda d: d.stock_to, "date", 12),
        Column("electricity_meter", "Strømmåler", _meter, width=12),
        Column("primary_school_district", "Barneskolekrets", lambda d: f"{ZONES[d.zone][1]} skole", width=17),
        Column("lower_secondary_school_district", "Ungdomsskolekrets", lambda d: LOWER_SECONDARY[d.zone], width=19),
        Column("", "Region", lambda d: f"Sone {d.zone + 1}", width=9),
        Column("", "Utleibar", lambda d: "Nei" if d.stock_to else "Ja", "mid", 9),
        Column("remarks", "Merknad", lambda d: d.remarks, width=48),
    )  # fmt: skip
    above = (f"{MUNICIPALITY} – kommunale boliger", f"Uttrekk fra FDV-systemet {norwegian(town.as_of)}")
    return Sheet("dwellings", FILE, "Boliger", columns, town.dwellings, above)


def surveys_sheet(town: Municipality) -> Sheet:
    """Sheet Kartlegging: one row per visit."""
    risk = codelists.RISK
    columns = (
        Column("dwelling_id", "Bolignr", lambda s: s.dwelling_id, width=10),
        Column("surveyed_date", "Kartlagt dato", lambda s: s.day, "date", 12),
        Column("surveyed_by", "Kartlagt av", lambda s: s.by, width=23),
        _fact("measured_area_m2", "Målt areal (m²)", "area"),
        _fact("bedrooms_for_children", "Soverom godkjent", "int"),
        _coded("building_type", "Bygningstype", codelists.BUILDING_TYPE, 15),
        _coded("neighbour_risk", "Risiko andre leietakere", risk, 12),
        _coded("fire_risk", "Risiko brann", risk, 10),
        _coded("traffic_risk", "Risiko trafikk", risk, 10),
        _coded("outdoor_area", "Uteområde ved bolig", codelists.OUTDOOR_AREA, 27),
        _fact("recreation_distance_m", "Avstand park/friluftsområde (m)", "whole", 20),
        _fact("services_distance_m", "Avstand butikk (m)", "whole"),
        _fact("transit_distance_m", "Avstand holdeplass (m)", "whole"),
        _fact("kindergarten_distance_m", "Avstand barnehage (m)", "whole"),
        _fact("school_distance_m", "Avstand skole (m)", "whole"),
        _fact("standard_grade", "Standard og kvalitet (1–5)", "int", 12),
        Column("has_moisture_damage", "Fukt eller skade", _moisture, "mid", 10, ("ja", "nei")),
        _coded("lease_period", "Leieperiode", codelists.LEASE_PERIOD, 16),
        Column("remarks", "Merknad", lambda s: s.remarks, width=34),
    )
    above = ("Kartlegging av kommunale boliger – egnet for barnefamilier?",)
    return Sheet("surveys", FILE, "Kartlegging", columns, town.surveys, above, frozen_columns=2)


def fill_register(book: Any, town: Municipality) -> list[Sheet]:
    """Write both sheets; the first ends with a sum that is no dwelling."""
    styles = Styles(book, LOOK)
    dwellings, surveys = dwellings_sheet(town), surveys_sheet(town)
    worksheet = write_sheet(book, dwellings, styles)
    add_filter(worksheet, dwellings)
    _sum_row(worksheet, dwellings, styles)
    add_filter(write_sheet(book, surveys, styles), surveys)
    return [dwellings, surveys]


def _sum_row(worksheet: Any, sheet: Sheet, styles: Styles) -> None:
    row = sheet.last_row + 1
    top = {"top": 1, "bold": True}
    for position in range(len(sheet.columns)):
        worksheet.write_blank(row, position, None, styles.get("bold", **top))
    worksheet.write_string(row, 0, "Sum", styles.get("bold", **top))
    for code, form in (("usable_area_m2", "area"), ("rent_nok_month", "kr")):
        position = [column.code for column in sheet.columns].index(code)
        total = sum(sheet.columns[position].value(record) for record in sheet.records)  # type: ignore[misc]
        formula = f"=SUM({sheet.area(code)})"
        worksheet.write_formula(row, position, formula, styles.get(form, **top), total)


def _section(dwelling: Dwelling) -> Value:
    if dwelling.is_shared:
        return _SECTIONS[1]
    return _SECTIONS[2] if dwelling.wheelchair and dwelling.building_no % 7 == 0 else _SECTIONS[0]


def _meter(dwelling: Dwelling) -> Value:
    """Nobody has read the meters of what is not the municipality's own."""
    return f"M-{dwelling.building_no:03d}-{dwelling.unit}" if dwelling.disposal_form == "KOMMUNALT_EID" else None


def _label(codes: codelists.CodeList, attribute: str) -> Callable[[Any], Value]:
    labels = dict(zip(codes.values, codes.labels, strict=True))
    return lambda record: labels[getattr(record, attribute)]


def _fact(code: str, heading: str, form: str, width: float = 11) -> Column:
    def value(survey: Survey) -> Value:
        fact = survey.facts[code]
        return None if fact is None else float(fact)

    return Column(code, heading, value, form, width)


def _coded(code: str, heading: str, codes: codelists.CodeList, width: float) -> Column:
    labels: dict[object, str] = dict(zip(codes.values, codes.labels, strict=True))
    return Column(code, heading, lambda survey: labels.get(survey.facts[code]), "text", width, codes.labels)


def _moisture(survey: Survey) -> Value:
    fact = survey.facts["has_moisture_damage"]
    return None if fact is None else _yes(bool(fact))


def _yes(value: bool) -> str:
    return "ja" if value else "nei"

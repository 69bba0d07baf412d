"""Bosettingsplan.xlsx as staff have made it: a plain range, a table, a meeting sheet with formulas and a chart."""

from __future__ import annotations

from typing import Any

from pipeline.example.days import norwegian
from pipeline.example.meeting_sheet import add_chart, write_meeting
from pipeline.example.model import Municipality
from pipeline.example.plan import Home, Place
from pipeline.example.sheets import Column, Look, Sheet, Styles, Value, add_filter, write_sheet
from schemas import codelists

FILE = "Bosettingsplan.xlsx"
LOOK = Look(header_fill="#C6E0B4", title="#375623")
EXTRA_ROWS = 40
"""Rows below the last that staff have prepared with drop-downs and conditional formats."""


def homes_sheet(homes: list[Home]) -> Sheet:
    """Sheet Fellesboliger; Sone, Sist befart and Nøkkelskap are the staff's own."""
    layout, status = codelists.LAYOUT_TYPE, codelists.PLACE_STATUS
    columns = (
        Column("dwelling_id", "Bolignr", lambda h: h.dwelling_id, width=10),
        Column("address", "Adresse", lambda h: h.address, width=42),
        Column("unit_number", "Bruksenhet", lambda h: h.unit, "mid", 11),
        Column("", "Sone", lambda h: h.zone, "mid", 8),
        Column("layout_type", "Type leilighet", lambda h: h.layout, width=18, choices=layout.labels),
        Column("places", "Antall plasser", lambda h: h.places, "int", 9),
        Column("occupied", "Belagt", lambda h: h.occupied, "int", 8),
        Column("free_places", "Ledige plasser", lambda h: h.free, "int", 9),
        Column("free_from", "Ledig fra", lambda _: None, "date", 12),
        Column("landlord", "Utleier", lambda h: h.landlord, width=23),
        Column("lease_end", "Kontrakt til", lambda h: h.lease_end, "date", 12),
        Column("earliest_move_out", "Tidligste fraflytting", lambda _: None, "date", 12),
        Column("rent_package_nok_month", "Husleiepakke (kr/mnd)", lambda h: h.rent, "kr", 13),
        Column("place_status", "Status", lambda h: h.status, width=15, choices=status.labels),
        Column("check", "Kontroll", lambda _: None, width=34),
        Column("responsible", "Ansvarlig", lambda h: h.responsible, width=11),
        Column("", "Sist befart", lambda h: h.visited, "date", 12),
        Column("", "Nøkkelskap", lambda h: f"Skap {len(h.address) % 6 + 1}", width=11, hidden=True),
        Column("remarks", "Merknad", lambda h: h.remarks, width=54),
    )
    above = ("Bosettingsplan – fellesboliger", "Opal har hovedansvaret for at planen er oppdatert. Fyll inn underveis.")
    return Sheet("settlement_plan", FILE, "Fellesboliger", columns, homes, above, 0, 2)


def places_sheet(places: list[Place]) -> Sheet:
    """Sheet Plasser, an Excel table; the contact at school is the staff's own column, and one helper is hidden."""
    columns = (
        Column("dwelling_id", "Bolignr", lambda p: p.dwelling_id, width=11),
        Column("room", "Rom", _room, "mid", 7),
        Column("", "Nøkkel", lambda p: p.key, width=14, hidden=True),
        Column("resident", "Beboer", lambda p: p.resident, width=12),
        Column("age", "Alder (år)", lambda p: p.age, "int", 9),
        Column("turns_18", "Fyller 18", lambda p: p.turns_18, "date", 12),
        Column("moved_in", "Innflyttet", lambda p: p.moved_in, "date", 12),
        Column("planned_move_out", "Planlagt utflytting", lambda p: p.planned, "date", 13),
        Column("free_from", "Ledig fra", lambda _: None, "date", 12),
        Column("proposal", "Forslag", lambda _: None, width=24),
        Column("check", "Kontroll", lambda _: None, width=34),
        Column("responsible", "Ansvarlig", lambda p: p.responsible, width=11),
        Column("", "Kontaktperson skole", lambda p: p.school, width=32),
        Column("remarks", "Merknad", lambda p: p.remarks, width=30),
    )
    above = ("Plasser i fellesboligene", "Én rad per rom. Skriv ungdomsnummeret under Beboer, aldri navn.")
    return Sheet("plan_places", FILE, "Plasser", columns, places, above, 0, 2)


def fill_plan(book: Any, town: Municipality, homes: list[Home], places: list[Place]) -> list[Sheet]:
    """Write the staff's plan with everything they have put around it."""
    styles = Styles(book, LOOK)
    home_sheet, place_sheet = homes_sheet(homes), places_sheet(places)
    worksheet = write_sheet(book, home_sheet, styles)
    add_filter(worksheet, home_sheet)
    _conditional_formats(worksheet, home_sheet, book)
    worksheet.set_tab_color("#70AD47")
    worksheet.write_comment(home_sheet.header_row, 8, "Dagen første plass blir ledig.", {"author": "Opal"})
    worksheet.print_area(0, 0, home_sheet.last_row, len(home_sheet.columns) - 1)
    _table(write_sheet(book, place_sheet, styles), place_sheet, styles)
    write_meeting(book, home_sheet, styles, norwegian(town.as_of))
    add_chart(book, home_sheet)
    _names(book, home_sheet)
    return [home_sheet, place_sheet]


def _conditional_formats(worksheet: Any, sheet: Sheet, book: Any) -> None:
    red = book.add_format({"bg_color": "#F8CBAD", "font_color": "#9C0006"})
    green = book.add_format({"bg_color": "#E2EFDA"})
    grey = book.add_format({"font_color": "#7F7F7F", "italic": True})
    first, last = sheet.header_row + 1, sheet.last_row + EXTRA_ROWS
    occupied, places = sheet.cell("occupied", 0), sheet.cell("places", 0)
    full_width = (first, 0, last, len(sheet.columns) - 1)
    status = f"${sheet.cell('place_status', 0)}"
    worksheet.conditional_format(*full_width, {"type": "formula", "criteria": f'={status}="Utgått"', "format": grey})
    worksheet.conditional_format(
        first, 6, last, 6, {"type": "formula", "criteria": f'=AND({places}<>"",{occupied}>{places})', "format": red}
    )
    worksheet.conditional_format(first, 7, last, 7, {"type": "cell", "criteria": ">", "value": 0, "format": green})


def _table(worksheet: Any, sheet: Sheet, styles: Styles) -> None:
    worksheet.add_table(
        sheet.header_row,
        0,
        sheet.last_row,
        len(sheet.columns) - 1,
        {
            "name": "tblPlasser",
            "style": "Table Style Medium 4",
            "columns": [
                {
                    "header": column.heading,
                    "format": styles.get(column.form),
                    "header_format": styles.header(column.form),
                }
                for column in sheet.columns
            ],
        },
    )
    worksheet.set_tab_color("#FFC000")
    worksheet.write_comment(sheet.header_row, 3, "Ungdomsnummer fra EM-lista (EM-…).", {"author": "Opal"})


def _names(book: Any, sheet: Sheet) -> None:
    for name, code in (("Plasser_i_alt", "places"), ("Belagte_plasser", "occupied")):
        first, last = sheet.area(code).split(":")
        book.define_name(name, f"={sheet.name}!{_absolute(first)}:{_absolute(last)}")


def _absolute(cell: str) -> str:
    column = cell.rstrip("0123456789")
    return f"${column}${cell[len(column) :]}"


def _room(place: Place) -> Value:
    return int(place.room) if place.room.isdigit() else place.room

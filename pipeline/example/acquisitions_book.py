"""Anskaffelser.xlsx: shared housing on its way, kept by Eierskapsenheten and Opal together."""

from __future__ import annotations

from typing import Any

from pipeline.example.days import norwegian
from pipeline.example.model import Municipality
from pipeline.example.sheets import Column, Look, Sheet, Styles, add_filter, words, write_sheet
from schemas import codelists

FILE = "Anskaffelser.xlsx"

_STEPS = (
    ("anchored_date", "1 Forankret"), ("specified_date", "2 Behov avklart"), ("searched_date", "3 Søkt i markedet"),
    ("viewed_date", "4 Visning"), ("negotiated_date", "5 Forhandlet"), ("signed_date", "6 Kontrakt signert"),
    ("in_use_date", "7 Tatt i bruk"),
)  # fmt: skip
_TOLD = (
    ("told_establishment_date", "Etableringsansvarlig varslet"), ("told_team_date", "Teamkoordinator varslet"),
    ("told_development_date", "Kopi tiltaksutvikler"), ("told_settlement_date", "Kopi bosettingskoordinator"),
)  # fmt: skip


def acquisitions_sheet(town: Municipality) -> Sheet:
    """Sheet Anskaffelser: the seven steps side by side."""
    layout, signed = words(codelists.LAYOUT_TYPE), words(codelists.SIGNATORY)
    columns = (
        Column("acquisition_id", "Anskaffelsesnr", lambda a: a.acquisition_id, width=14),
        Column("need_id", "Behov", lambda a: a.need_id, width=10),
        Column("dwelling_id", "Objektnr", lambda a: a.dwelling_id, width=10),
        Column("lease_id", "Avtalenr", lambda a: a.lease_id, width=10),
        Column("layout_type", "Leilighetstype", lambda a: layout[a.layout], width=18,
               choices=codelists.LAYOUT_TYPE.labels),
        Column("places", "Plasser", lambda a: a.places, "int", 8),
        *(_step(code, heading, index) for index, (code, heading) in enumerate(_STEPS)),
        Column("signed_by_role", "Signert av rolle", lambda a: signed[a.signed_by], width=25,
               choices=codelists.SIGNATORY.labels),
        Column("offered_package_nok_month", "Husleiepakke (kr/mnd)", lambda a: a.package, "kr", 13),
        *(_told(code, heading, index) for index, (code, heading) in enumerate(_TOLD)),
        Column("dropped_date", "Skrinlagt", lambda a: a.dropped, "date", 12),
        Column("remarks", "Kommentar", lambda a: a.remarks, width=28),
    )  # fmt: skip
    above = (
        "Anskaffelse av fellesboliger",
        f"Ajour per {norwegian(town.as_of)}. Hvert trinn får dato når det er gjort.",
    )
    return Sheet("acquisitions", FILE, "Anskaffelser", columns, town.acquisitions, above)


def viewings_sheet(town: Municipality) -> Sheet:
    """Sheet Visninger."""
    checklist, opinion = words(codelists.CHECKLIST_RESULT), words(codelists.OPINION)
    columns = (
        Column("viewing_id", "Visningsnr", lambda v: v.viewing_id, width=12),
        Column("acquisition_id", "Anskaffelse", lambda v: v.acquisition_id, width=12),
        Column("viewed_date", "Befaring", lambda v: v.day, "date", 12),
        Column("checklist_result", "Sjekkliste", lambda v: checklist[v.checklist], width=22,
               choices=codelists.CHECKLIST_RESULT.labels),
        Column("therapist_opinion", "Miljøterapeut", lambda v: opinion[v.opinion], width=23,
               choices=codelists.OPINION.labels),
        Column("opinion_date", "Uttalelse gitt", lambda v: v.opinion_on, "date", 13),
    )  # fmt: skip
    return Sheet("viewings", FILE, "Visninger", columns, town.viewings, ("Visninger og uttalelser",))


def handovers_sheet(town: Municipality) -> Sheet:
    """Sheet Overtakelser."""
    columns = (
        Column("handover_id", "Overtakelsesnr", lambda o: o.handover_id, width=14),
        Column("acquisition_id", "Anskaffelsesnr", lambda o: o.acquisition_id, width=14),
        Column("handover_date", "Overtatt", lambda o: o.day, "date", 12),
        Column("protocol_date", "Overtakelsesprotokoll", lambda o: o.protocol, "date", 20),
        Column("photo_count", "Bilder", lambda o: o.photos, "int", 8),
        Column("sent_date", "Oversendt", lambda o: o.sent, "date", 12),
        Column("key_count", "Nøkler", lambda o: o.keys, "int", 8),
        Column("electricity_meter_kwh", "Målerstand strøm (kWh)", lambda o: o.meter, "whole", 14),
    )
    return Sheet("handovers", FILE, "Overtakelser", columns, town.handovers)


def orders_sheet(town: Municipality) -> Sheet:
    """Sheet Bestillinger."""
    columns = (
        Column("order_id", "Bestillingsnr", lambda b: b.order_id, width=13),
        Column("dwelling_id", "Bolignr", lambda b: b.dwelling_id, width=10),
        Column("ordered_date", "Bestilt", lambda b: b.ordered, "date_short", 12),
        Column("places_ordered", "Antall bestilt", lambda b: b.places, "int", 12),
        Column("available_from", "Klar fra", lambda b: b.available, "date_short", 12),
        Column("answered_date", "Svar mottatt", lambda b: b.answered, "date_short", 13),
        Column("youths_found", "Ungdommer funnet", lambda b: b.found, "int", 12),
    )
    above = ("Bestillinger til IMDi", "Ungdom som kan bo to eller tre sammen.")
    return Sheet("imdi_orders", FILE, "Bestillinger", columns, town.orders, above)


def needs_sheet(town: Municipality) -> Sheet:
    """Sheet Boligbehov."""
    kinds = words(codelists.HOUSING_NEED)
    columns = (
        Column("need_id", "Behovsnr", lambda n: n.need_id, width=10),
        Column("registered_date", "Behov meldt", lambda n: n.registered, "date", 12),
        Column("need_type", "Type behov", lambda n: kinds[n.kind], width=24, choices=codelists.HOUSING_NEED.labels),
        Column("dwelling_count", "Antall boliger", lambda n: n.dwellings, "int", 10),
        Column("person_count", "Personer", lambda n: n.persons, "int", 10),
        Column("needed_from", "Trengs fra", lambda n: n.starts, "date", 12),
        Column("needed_to", "Trengs til", lambda n: n.ends, "date", 12),
        Column("met_date", "Behov dekket", lambda n: n.met, "date", 13),
    )
    return Sheet("housing_needs", FILE, "Boligbehov", columns, town.needs, ("Boligbehov meldt på EM-møtet",))


def fill_acquisitions(book: Any, town: Municipality) -> list[Sheet]:
    """Write the five sheets."""
    styles = Styles(book, Look(font="Arial", size=10, header_fill="#FFF2CC"))
    sheets = [build(town) for build in (acquisitions_sheet, viewings_sheet, handovers_sheet, orders_sheet, needs_sheet)]
    for sheet in sheets:
        add_filter(write_sheet(book, sheet, styles), sheet)
    return sheets


def _step(code: str, heading: str, index: int) -> Column:
    return Column(code, heading, lambda a: a.steps[index], "date", 12)


def _told(code: str, heading: str, index: int) -> Column:
    return Column(code, heading, lambda a: a.told[index], "date", 16)

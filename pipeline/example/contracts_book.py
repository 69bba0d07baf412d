"""Kontrakter.xlsx: what the municipality leases in, and who lives where."""

from __future__ import annotations

from typing import Any

from pipeline.example.days import norwegian
from pipeline.example.model import Lease, Municipality, Tenancy
from pipeline.example.names import MUNICIPALITY
from pipeline.example.sheets import Column, Look, Sheet, Styles, Value, add_filter, write_sheet
from schemas import codelists

FILE = "Kontrakter.xlsx"
LOOK = Look(header_fill="#DDEBF7")

_YES_NO = ("Ja", "Nei")


def leases_sheet(town: Municipality) -> Sheet:
    """Sheet Innleie."""
    funding = dict(zip(codelists.FUNDING.values, codelists.FUNDING.labels, strict=True))
    columns = (
        Column("lease_id", "Avtalenr", lambda k: k.lease_id, width=10),
        Column("dwelling_id", "Objektnr", lambda k: k.dwelling_id, width=10),
        Column("landlord", "Utleier", lambda k: k.landlord, width=24),
        Column("signed_date", "Dato signert", lambda k: k.signed, "date", 12),
        Column("signed_by", "Underskrevet av", lambda k: k.signed_by, width=19),
        Column("start_date", "Innleid fra", lambda k: k.start, "date", 12),
        Column("end_date", "Innleid til", lambda k: k.end, "date", 12),
        Column("notice_months", "Oppsigelsestid (mnd)", lambda k: k.notice_months, "int", 15),
        Column("notice_date", "Oppsagt dato", lambda k: k.notice_date, "date", 12),
        Column("rent_package_nok_month", "Leie per måned (kr/mnd)", lambda k: k.rent, "kr", 14),
        Column("includes_electricity", "Strøm inkl.", _package, "mid", 10, _YES_NO),
        Column("includes_tv", "TV inkl.", _package, "mid", 9, _YES_NO),
        Column("includes_internet", "Internett inkl.", _package, "mid", 14, _YES_NO),
        Column("common_area_funding", "Finansiering fellesareal", lambda k: funding.get(k.funding), width=22,
               choices=codelists.FUNDING.labels),
        Column("common_area_nok", "Kostnad fellesareal (kr)", lambda k: k.funding_nok, "kr", 14),
    )  # fmt: skip
    above = (f"Innleide boliger – {MUNICIPALITY}",)
    return Sheet("leases_in", FILE, "Innleie", columns, town.leases, above, frozen_columns=2)


def tenancies_sheet(town: Municipality) -> Sheet:
    """Sheet Leieforhold: headings in the first row."""
    columns = (
        Column("tenancy_id", "Leieforholdnr", lambda t: t.tenancy_id, width=13),
        Column("dwelling_id", "Bolignr", lambda t: t.dwelling_id, width=10),
        Column("room", "Rom", _room, "mid", 7),
        Column("household_id", "Husstandsnr", lambda t: t.household_id, width=12),
        Column("youth_id", "EM-nr", lambda t: t.youth_id, width=10),
        Column("has_own_contract", "Egen kontrakt", lambda t: "ja" if t.household_id else "nei", "mid", 10,
               ("ja", "nei")),
        Column("start_date", "Innflyttet", lambda t: t.start, "date", 12),
        Column("end_date", "Utflyttet", lambda t: t.end, "date", 12),
        Column("is_open_ended", "Løpende", _open_ended, "mid", 9, ("ja", "nei")),
        Column("deposit_nok", "Depositum (kr)", lambda t: t.deposit, "kr", 12),
        Column("short_lease_grounds", "Begrunnelse kort kontrakt", lambda t: t.grounds, width=44),
    )  # fmt: skip
    return Sheet("tenancies", FILE, "Leieforhold", columns, town.tenancies)


def fill_contracts(book: Any, town: Municipality) -> list[Sheet]:
    """Write both sheets; a note stands below the contracts."""
    styles = Styles(book, LOOK)
    leases, tenancies = leases_sheet(town), tenancies_sheet(town)
    worksheet = write_sheet(book, leases, styles)
    add_filter(worksheet, leases)
    note = f"Ajour per {norwegian(town.as_of)}. Avtaler uten sluttdato løper til en av partene sier dem opp."
    worksheet.write_string(leases.last_row + 3, 0, note, styles.get("note"))
    add_filter(write_sheet(book, tenancies, styles), tenancies)
    return [leases, tenancies]


def _package(lease: Lease) -> Value:
    return "Ja" if lease.is_package else "Nei"


def _room(tenancy: Tenancy) -> Value:
    return int(tenancy.room) if tenancy.room.isdigit() else tenancy.room


def _open_ended(tenancy: Tenancy) -> Value:
    return "ja" if tenancy.is_open_ended else "nei"

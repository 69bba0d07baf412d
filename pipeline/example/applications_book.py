"""Søknader.xlsx: what the housing office has received, and who belongs to each household."""

from __future__ import annotations

from typing import Any

from pipeline.example.model import Municipality
from pipeline.example.names import MUNICIPALITY
from pipeline.example.records import Application
from pipeline.example.sheets import Column, Look, Sheet, Styles, Value, add_filter, words, write_sheet, yes_or_no
from schemas import codelists

FILE = "Søknader.xlsx"

_NEW_WORDS_FROM = 2020
"""Year from which the report has today's main reasons; earlier rows keep the words of their time."""
_OLD_WORDS = {"ADAPTED_DWELLING": "Funksjonsnedsettelse", "OTHER_PROBLEMS": "Andre problemer"}
_ROLES = {"APPLICANT": "Søker", "PARTNER": "Samboer", "CHILD": "Barn"}


def applications_sheet(town: Municipality) -> Sheet:
    """Sheet Søknader: a title and a warning above the headings."""
    decision, protection = words(codelists.DECISION), words(codelists.ADDRESS_PROTECTION)
    columns = (
        Column("application_id", "Søknadsnr", lambda s: s.application_id, width=11),
        Column("household_id", "Husstandsnr", lambda s: s.household_id, width=12),
        Column("received_date", "Mottatt", lambda s: s.received, "date", 12),
        Column("is_new_applicant", "Nysøker", lambda s: yes_or_no(s.is_new), "mid", 9, ("ja", "nei")),
        Column("decision", "Vedtak", lambda s: decision[s.decision], width=16, choices=codelists.DECISION.labels),
        Column("decision_date", "Vedtaksdato", lambda s: s.decided, "date", 12),
        Column("main_reason", "Hovedårsak", _reason, width=34, choices=codelists.MAIN_REASON.labels),
        Column("refugee_grant_from", "Integreringstilskudd fra", lambda s: s.grant_from, "date", 19),
        Column("moved_in_date", "Innflyttingsdato", lambda s: s.moved_in, "date", 15),
        Column("dwelling_id", "Tildelt bolig", lambda s: s.dwelling_id, width=11),
        Column("needs_wheelchair_access", "Trenger rullestoltilpasset", _wheelchair, "mid", 15, ("ja", "nei")),
        Column("school_district", "Skolekrets", lambda s: s.school, width=17),
        Column("highest_rent_nok_month", "Høyeste leie (kr/mnd)", lambda s: s.highest_rent, "kr", 14),
        Column("address_protection", "Adressesperre", lambda s: protection[s.protection], width=18,
               choices=codelists.ADDRESS_PROTECTION.labels),
    )  # fmt: skip
    above = (f"Søknader om kommunal bolig – {MUNICIPALITY}", "Unntatt offentlighet. Én rad per søknad.")
    return Sheet("applications", FILE, "Søknader", columns, town.applications, above, frozen_columns=2)


def members_sheet(town: Municipality) -> Sheet:
    """Sheet Husstandsmedlemmer: headings in the first row."""
    sex, lives = {"F": "K", "M": "M"}, words(codelists.LIVES_HERE)
    columns = (
        Column("household_id", "Husstand", lambda m: m.household_id, width=11),
        Column("member_no", "Løpenr", lambda m: m.number, "int", 8),
        Column("birth_date", "Fødselsdato", lambda m: m.birth, "date", 12),
        Column("sex", "Kjønn", lambda m: sex[m.sex], "mid", 8, ("K", "M")),
        Column("relation", "Rolle", lambda m: _ROLES[m.relation], width=24, choices=codelists.RELATION.labels),
        Column("lives_here", "Bor her", lambda m: lives[m.lives_here], width=16, choices=codelists.LIVES_HERE.labels),
    )
    return Sheet("household_members", FILE, "Husstandsmedlemmer", columns, town.members)


def fill_applications(book: Any, town: Municipality) -> list[Sheet]:
    """Write both sheets."""
    styles = Styles(book, Look(header_fill="#E2EFDA"))
    sheets = [applications_sheet(town), members_sheet(town)]
    for sheet in sheets:
        add_filter(write_sheet(book, sheet, styles), sheet)
    return sheets


def _reason(item: Application) -> Value:
    if item.received.year < _NEW_WORDS_FROM:
        if item.reason == "MENTAL_OR_SUBSTANCE":
            return "Rus" if item.received.day % 2 else "Psykisk lidelse"
        if item.reason in _OLD_WORDS:
            return _OLD_WORDS[item.reason]
    return codelists.MAIN_REASON.label(item.reason)


def _wheelchair(item: Application) -> Value:
    return "ja" if item.needs_wheelchair else "nei"

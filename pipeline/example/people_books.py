"""Ungdom.xlsx and Startlån.xlsx: one list each, kept by one unit each."""

from __future__ import annotations

from typing import Any

from pipeline.example.model import Municipality, Youth
from pipeline.example.sheets import Column, Look, Sheet, Styles, add_filter, write_sheet
from schemas import codelists

YOUTHS_FILE = "Ungdom.xlsx"
STARTLAN_FILE = "Startlån.xlsx"


def youths_sheet(town: Municipality) -> Sheet:
    """Sheet EM-ungdom: headings under a title, consent as «x»."""
    sexes = {"M": "Gutt", "F": "Jente"}
    columns = (
        Column("youth_id", "EM-nr", lambda u: u.youth_id, width=10),
        Column("birth_date", "Fødselsdato", lambda u: u.birth, "date", 12),
        Column("sex", "Kjønn", lambda u: sexes[u.sex], width=8, choices=("Gutt", "Jente")),
        Column("duf_number", "DUF", lambda u: u.duf, width=14),
        Column("decision_date", "Vedtaksdato", lambda u: u.decision, "date", 12),
        Column("settled_date", "Bosatt dato", lambda u: u.settled, "date", 12),
        _assessed(0, "day_activity_ok", "Klarer skole/dagtilbud"),
        _assessed_on(0, "day_activity_date", "Dagtilbud vurdert"),
        _assessed(1, "social_ok", "Fungerer sosialt"),
        _assessed_on(1, "social_date", "Sosialt vurdert"),
        _assessed(2, "tenancy_duties_ok", "Klarer boforpliktelser"),
        _assessed_on(2, "tenancy_duties_date", "Boforpliktelser vurdert"),
        Column("wishes", "Ønsker", lambda u: u.wishes, width=32),
        Column("live_with", "Bo sammen med", lambda u: u.live_with, width=12),
        Column("not_live_with", "Ikke bo med", lambda u: u.not_live_with, width=16),
        Column("siblings", "Søsken", lambda u: u.siblings, width=12),
        Column("languages", "Språk", lambda u: u.languages, width=22),
        Column("school", "Skole", lambda u: u.school, width=24),
        Column("has_consent", "Samtykke", lambda u: "x" if u.has_consent else None, "mid", 10),
    )
    above = ("Enslige mindreårige – oversikt for Opal", "Unntatt offentlighet. Skal ikke sendes på e-post.")
    return Sheet("youths", YOUTHS_FILE, "EM-ungdom", columns, town.youths, above)


def cases_sheet(town: Municipality) -> Sheet:
    """Sheet Saker: headings in the first row, the child column under its long name."""
    status = codelists.CASE_STATUS
    purpose = codelists.LOAN_PURPOSE
    tenure = codelists.PREVIOUS_TENURE
    columns = (
        Column("case_id", "Saksnummer", lambda c: c.case_id, width=14),
        Column("case_status", "Status", lambda c: status.label(c.status), width=18, choices=status.labels),
        Column("decision_date", "Vedtaksdato", lambda c: c.decision, "date_short", 12),
        Column("payment_date", "Utbetalt dato", lambda c: c.payment, "date_short", 13),
        Column("loan_nok", "Lån (kr)", lambda c: c.loan, "kr_prefix", 14),
        Column("grant_nok", "Tilskudd (kr)", lambda c: c.grant, "kr_prefix", 13),
        Column("purpose", "Formål", lambda c: purpose.label(c.purpose), width=21, choices=purpose.labels),
        Column("adult_count", "Voksne", lambda c: c.adults, "int", 9),
        Column("child_count", "Barn under 18", lambda c: c.children, "int", 10),
        Column("previous_tenure", "Tidligere boforhold", lambda c: tenure.label(c.tenure), width=24,
               choices=tenure.labels),
    )  # fmt: skip
    return Sheet("startlan_cases", STARTLAN_FILE, "Saker", columns, town.cases)


def fill_youths(book: Any, town: Municipality) -> list[Sheet]:
    """Write the youths."""
    sheet = youths_sheet(town)
    add_filter(write_sheet(book, sheet, Styles(book, Look(header_fill="#FCE4D6"))), sheet)
    return [sheet]


def fill_startlan(book: Any, town: Municipality) -> list[Sheet]:
    """Write the cases."""
    sheet = cases_sheet(town)
    add_filter(write_sheet(book, sheet, Styles(book, Look())), sheet)
    return [sheet]


def _assessed(which: int, code: str, heading: str) -> Column:
    def value(youth: Youth) -> str | None:
        result = youth.assessments[which][0]
        return None if result is None else "ja" if result else "nei"

    return Column(code, heading, value, "mid", 14, ("ja", "nei"))


def _assessed_on(which: int, code: str, heading: str) -> Column:
    return Column(code, heading, lambda u: u.assessments[which][1], "date", 14)

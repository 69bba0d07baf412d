"""The lists that are kept from meeting to meeting: allocations, temporary stays, families, Foyer."""

from __future__ import annotations

from typing import Any

from pipeline.example.foyer import AREAS
from pipeline.example.model import Municipality
from pipeline.example.sheets import Column, Look, Sheet, Styles, add_filter, words, write_sheet, yes_or_no
from schemas import codelists
from schemas.columns import table_spec
from schemas.tables.foyer_participants import FoyerParticipants

ALLOCATIONS_FILE = "Tildelinger.xlsx"
FAMILIES_FILE = "Satsningsfamilier.xlsx"
FOYER_FILE = "Foyer.xlsx"
STAYS_FILE = "Midlertidige opphold.xlsx"

_YES_NO = ("ja", "nei")
_PRESENT = (
    ("is_nav_present", "NAV"), ("is_property_present", "Bygg og eiendom"),
    ("is_husbanken_present", "Husbankens virkemidler"), ("is_substance_present", "Rus/Psyk"),
    ("is_refugees_present", "Flyktningeenhet"),
)  # fmt: skip


def allocations_sheet(town: Municipality) -> Sheet:
    """Sheet Tildelinger: a column for each unit that may be there."""
    columns = (
        Column("allocation_id", "Tildelingsnr", lambda t: t.allocation_id, width=12),
        Column("allocated_date", "Møtedato", lambda t: t.day, "date", 12),
        Column("household_id", "Husstand", lambda t: t.household_id, width=11),
        Column("youth_id", "EM-nr", lambda t: t.youth_id, width=10),
        Column("dwelling_id", "Objektnr", lambda t: t.dwelling_id, width=10),
        Column("room", "Hybel", lambda t: int(t.room) if t.room.isdigit() else t.room, "mid", 8),
        Column("moves_in_date", "Flytter inn", lambda t: t.moves_in, "date", 12),
        *(_present(code, heading, index) for index, (code, heading) in enumerate(_PRESENT)),
        Column("are_children_assessed", "Barnas behov vurdert", lambda t: yes_or_no(t.children_assessed), "mid", 12,
               _YES_NO),
        Column("is_proposal_followed", "Forslag fulgt", lambda t: yes_or_no(t.is_followed), "mid", 10, _YES_NO),
        Column("grounds", "Teamets begrunnelse", lambda t: t.grounds, width=38),
    )  # fmt: skip
    above = ("Felles inntaksteam – tildelinger", "Skriv ja eller nei for hver enhet.")
    return Sheet("allocations", ALLOCATIONS_FILE, "Tildelinger", columns, town.allocations, above)


def stays_sheet(town: Municipality) -> Sheet:
    """Sheet Midlertidige opphold: headings in the first row."""
    kinds = words(codelists.STAY_KIND)
    columns = (
        Column("stay_id", "Oppholdsnr", lambda s: s.stay_id, width=12),
        Column("household_id", "Husstandsnr", lambda s: s.household_id, width=12),
        Column("stay_kind", "Botilbud", lambda s: kinds[s.kind], width=23, choices=codelists.STAY_KIND.labels),
        Column("start_date", "Fra dato", lambda s: s.start, "date_short", 12),
        Column("end_date", "Til dato", lambda s: s.end, "date_short", 12),
        Column("has_children", "Med barn", lambda s: yes_or_no(s.has_children), "mid", 10, _YES_NO),
    )
    return Sheet("temporary_stays", STAYS_FILE, "Midlertidige opphold", columns, town.temporary_stays)


def families_sheet(town: Municipality) -> Sheet:
    """Sheet Satsningsfamilier."""
    columns = (
        Column("family_id", "Familienr", lambda f: f.family_id, width=11),
        Column("household_id", "Husstandsnr", lambda f: f.household_id, width=13),
        Column("active_from", "Startet", lambda f: f.active_from, "date", 12),
        Column("active_to", "Avsluttet", lambda f: f.active_to, "date", 12),
        Column("consent_from", "Samtykke signert", lambda f: f.consent_from, "date", 14),
        Column("consent_to", "Samtykke utløper", lambda f: f.consent_to, "date", 14),
    )
    above = ("Satsningsfamilier", "Del bare det som familien har samtykket til.")
    return Sheet("priority_families", FAMILIES_FILE, "Satsningsfamilier", columns, town.families, above)


def family_meetings_sheet(town: Municipality) -> Sheet:
    """Sheet Møter."""
    columns = (
        Column("family_id", "Familie", lambda m: m.family_id, width=11),
        Column("met_date", "Møtedato", lambda m: m.day, "date", 12),
        Column("next_date", "Neste møte", lambda m: m.next_day, "date", 12),
    )
    return Sheet("family_meetings", FAMILIES_FILE, "Møter", columns, town.meetings)


def family_tasks_sheet(town: Municipality) -> Sheet:
    """Sheet Oppgaver."""
    units = words(codelists.UNIT)
    columns = (
        Column("task_id", "Oppgavenr", lambda t: t.task_id, width=11),
        Column("family_id", "Familie", lambda t: t.family_id, width=11),
        Column("unit", "Ansvar", lambda t: units[t.unit], width=23, choices=codelists.UNIT.labels),
        Column("task", "Oppgave", lambda t: t.text, width=36),
        Column("given_date", "Avtalt", lambda t: t.given, "date", 12),
        Column("due_date", "Frist", lambda t: t.due, "date", 12),
        Column("done_date", "Ferdig", lambda t: t.done, "date", 12),
    )
    return Sheet("family_tasks", FAMILIES_FILE, "Oppgaver", columns, town.tasks)


def foyer_sheet(town: Municipality) -> Sheet:
    """Sheet Foyer: a column for each area of the programme."""
    spec = table_spec(FoyerParticipants)
    columns = (
        Column("participant_id", "Deltakernr", lambda p: p.participant_id, width=11),
        Column("birth_date", "Fødselsdato", lambda p: p.birth, "date", 12),
        Column("start_date", "Oppstart", lambda p: p.start, "date", 12),
        Column("end_date", "Slutt", lambda p: p.end, "date", 12),
        Column("planned_end_date", "Planlagt slutt", lambda p: p.planned_end, "date", 14),
        *(_area(code, spec.column(code).title, index) for index, code in enumerate(AREAS)),
        Column("followed_up_date", "Siste oppfølging", lambda p: p.followed_up, "date", 14),
        Column("next_follow_up_date", "Neste oppfølging", lambda p: p.next_follow_up, "date", 14),
    )
    above = ("Foyer – deltakere og individuell plan", "Tre år, 16–23 år. Planen skal dekke alle åtte områder.")
    return Sheet("foyer_participants", FOYER_FILE, "Foyer", columns, town.participants, above)


def fill_allocations(book: Any, town: Municipality) -> list[Sheet]:
    """Write the log of the intake team."""
    return _fill(book, Look(header_fill="#1F3864", header_text="#FFFFFF"), allocations_sheet(town))


def fill_stays(book: Any, town: Municipality) -> list[Sheet]:
    """Write the temporary stays."""
    return _fill(book, Look(), stays_sheet(town))


def fill_families(book: Any, town: Municipality) -> list[Sheet]:
    """Write families, meetings and tasks."""
    look = Look(font="Arial", size=10, header_fill="#F8CBAD")
    return _fill(book, look, families_sheet(town), family_meetings_sheet(town), family_tasks_sheet(town))


def fill_foyer(book: Any, town: Municipality) -> list[Sheet]:
    """Write the participants."""
    return _fill(book, Look(header_fill="#C6E0B4"), foyer_sheet(town))


def _fill(book: Any, look: Look, *sheets: Sheet) -> list[Sheet]:
    styles = Styles(book, look)
    for sheet in sheets:
        add_filter(write_sheet(book, sheet, styles), sheet)
    return list(sheets)


def _present(code: str, heading: str, index: int) -> Column:
    return Column(code, heading, lambda t: yes_or_no(t.present[index]), "mid", 12, _YES_NO)


def _area(code: str, heading: str, index: int) -> Column:
    return Column(code, heading, lambda p: yes_or_no(p.areas[index]), "mid", 13, _YES_NO)

"""The staff's own plan, sheet Plasser: one row per room in a shared dwelling."""

from __future__ import annotations

from schemas.columns import Date, Integer, Kind, Owner, TableModel, column, table

_OURS = Owner.PIPELINE
_STAFF = Owner.STAFF


@table(
    "Plasser",
    about="Én rad per rom i en fellesbolig. Dere skriver hvem som bor der.",
    workbook="Bosettingsplan",
    sheet="Plasser",
    key=("dwelling_id", "room"),
    is_about_persons=True,
)
class PlanPlaces(TableModel):
    """Who lives in the room is the staff's to write; age and dates are the pipeline's."""

    dwelling_id: str = column(
        "Bolignr",
        about="Fellesboligen rommet ligger i.",
        kind=Kind.ID,
        synonyms=("Bolig-ID", "Objektnr"),
        nullable=False,
    )
    room: str = column(
        "Rom",
        about="Rommet i boligen, slik det er merket.",
        example="2",
        kind=Kind.ID,
        synonyms=("Romnr", "Hybel"),
        nullable=False,
    )
    resident: str = column(
        "Beboer",
        about="Ungdomsnummeret til den som bor i rommet, aldri navn.",
        example="EM-001",
        owner=_STAFF,
        sensitive=True,
    )
    age: Integer = column("Alder", about="Alderen på telledagen.", example="17", unit="år", owner=_OURS, sensitive=True)
    turns_18: Date = column("Fyller 18", about="Dagen beboeren fyller 18 år.", owner=_OURS, sensitive=True)
    moved_in: Date = column("Innflyttet", about="Dagen beboeren flyttet inn.", owner=_STAFF)
    planned_move_out: Date = column(
        "Planlagt utflytting", about="Dagen beboeren etter planen flytter ut.", owner=_STAFF
    )
    free_from: Date = column("Ledig fra", about="Dagen rommet er eller blir ledig.", owner=_OURS)
    proposal: str = column(
        "Forslag",
        about="Ungdommen som er foreslått i rommet, og fra hvilken dag. Teamet svarer i Inntaksteam.xlsx.",
        example="EM-012 fra 01.03.2019",
        owner=_OURS,
        optional=True,
        sensitive=True,
    )
    check: str = column("Kontroll", about="Det som bør ses på for dette rommet.", owner=_OURS)
    responsible: str = column(
        "Ansvarlig", about="Hvem som følger opp beboeren.", owner=_STAFF, optional=True, sensitive=True
    )
    remarks: str = column(
        "Merknad",
        about="Fritt notat. Blir aldri med i tall eller rapporter som leveres ut.",
        synonyms=("Kommentar",),
        owner=_STAFF,
        optional=True,
        sensitive=True,
    )

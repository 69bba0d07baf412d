"""The staff's own plan, sheet Plasser: one row per room in a shared dwelling."""

from __future__ import annotations

from schemas.columns import Date, Integer, Kind, Owner, TableModel, column, table

_OURS = Owner.PIPELINE
_STAFF = Owner.STAFF


@table("Plasser", workbook="Bosettingsplan", sheet="Plasser", key=("dwelling_id", "room"), is_about_persons=True)
class PlanPlaces(TableModel):
    """Who lives in the room is the staff's to write; age and dates are the pipeline's."""

    dwelling_id: str = column("Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False)
    room: str = column("Rom", kind=Kind.ID, synonyms=("Romnr", "Hybel"), nullable=False)
    resident: str = column("Beboer", owner=_STAFF, sensitive=True)
    age: Integer = column("Alder", unit="år", owner=_OURS, sensitive=True)
    turns_18: Date = column("Fyller 18", owner=_OURS, sensitive=True)
    moved_in: Date = column("Innflyttet", owner=_STAFF)
    planned_move_out: Date = column("Planlagt utflytting", owner=_STAFF)
    free_from: Date = column("Ledig fra", owner=_OURS)
    check: str = column("Kontroll", owner=_OURS)
    responsible: str = column("Ansvarlig", owner=_STAFF, optional=True, sensitive=True)
    remarks: str = column("Merknad", synonyms=("Kommentar",), owner=_STAFF, optional=True, sensitive=True)

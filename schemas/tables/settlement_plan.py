"""The staff's own plan, sheet Fellesboliger: one row per shared dwelling."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, Owner, TableModel, column, table

_OURS = Owner.PIPELINE
_STAFF = Owner.STAFF


@table("Fellesboliger", workbook="Bosettingsplan", sheet="Fellesboliger", key=("dwelling_id",))
class SettlementPlan(TableModel):
    """Columns owned by the pipeline are kept current by it; all others belong to the staff."""

    dwelling_id: str = column("Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False, unique=True)
    address: str = column("Adresse", owner=_OURS)
    unit_number: str = column("Bruksenhet", synonyms=("Bruksenhetsnr",), owner=_OURS)
    layout_type: str = column("Type leilighet", codes=codelists.LAYOUT_TYPE, owner=_OURS)
    places: Integer = column("Antall plasser", synonyms=("Plasser",), owner=_OURS)
    occupied: Integer = column("Belagt", owner=_OURS)
    free_places: Integer = column("Ledige plasser", synonyms=("Ledig",), owner=_OURS)
    free_from: Date = column("Ledig fra", owner=_OURS)
    landlord: str = column("Utleier", owner=_OURS, sensitive=True)
    lease_end: Date = column("Kontrakt til", owner=_OURS)
    earliest_move_out: Date = column("Tidligste fraflytting", owner=_OURS)
    rent_package_nok_month: float = column("Husleiepakke", unit="kr/mnd", owner=_OURS)
    place_status: str = column("Status", codes=codelists.PLACE_STATUS, owner=_OURS)
    check: str = column("Kontroll", owner=_OURS)
    responsible: str = column("Ansvarlig", owner=_STAFF, optional=True, sensitive=True)
    remarks: str = column("Merknad", synonyms=("Kommentar",), owner=_STAFF, optional=True, sensitive=True)

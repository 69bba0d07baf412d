"""The staff's own plan, sheet Fellesboliger: one row per shared dwelling."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, Owner, TableModel, column, table

_OURS = Owner.PIPELINE
_STAFF = Owner.STAFF


@table(
    "Fellesboliger",
    about="Én rad per fellesbolig. Programmet legger til boligene og holder sine kolonner oppdatert.",
    workbook="Bosettingsplan",
    sheet="Fellesboliger",
    key=("dwelling_id",),
)
class SettlementPlan(TableModel):
    """Columns owned by the pipeline are kept current by it; all others belong to the staff."""

    dwelling_id: str = column(
        "Bolignr",
        about="Fellesboligens nummer, slik det står i Boliger.",
        kind=Kind.ID,
        synonyms=("Bolig-ID", "Objektnr"),
        nullable=False,
        unique=True,
    )
    address: str = column("Adresse", about="Adressen fra Boliger.", example="Storgata 12 B", owner=_OURS)
    unit_number: str = column(
        "Bruksenhet",
        about="Bruksenhetsnummeret fra Boliger.",
        example="H0201",
        synonyms=("Bruksenhetsnr",),
        owner=_OURS,
    )
    layout_type: str = column(
        "Type leilighet", about="Størrelsen fra Boliger.", codes=codelists.LAYOUT_TYPE, owner=_OURS
    )
    places: Integer = column(
        "Antall plasser", about="Antall plasser fra Boliger.", example="3", synonyms=("Plasser",), owner=_OURS
    )
    occupied: Integer = column("Belagt", about="Antall som bor der på telledagen.", example="2", owner=_OURS)
    free_places: Integer = column(
        "Ledige plasser",
        about="Plasser som ikke er belagt på telledagen.",
        example="1",
        synonyms=("Ledig",),
        owner=_OURS,
    )
    free_from: Date = column("Ledig fra", about="Dagen første plass er eller blir ledig.", owner=_OURS)
    landlord: str = column(
        "Utleier", about="Utleieren fra Innleie.", example="Lurvik Eiendom AS", owner=_OURS, sensitive=True
    )
    lease_end: Date = column("Kontrakt til", about="Siste dag innleien gjelder.", owner=_OURS)
    earliest_move_out: Date = column(
        "Tidligste fraflytting", about="Tidligste dag kommunen kan være ute av kontrakten.", owner=_OURS
    )
    rent_package_nok_month: float = column(
        "Husleiepakke", about="Husleiepakken fra Innleie.", example="14 000", unit="kr/mnd", owner=_OURS
    )
    place_status: str = column(
        "Status",
        about="Om boligen er full, har ledige plasser eller er ute av bruk.",
        codes=codelists.PLACE_STATUS,
        owner=_OURS,
    )
    check: str = column("Kontroll", about="Det som bør ses på for denne boligen.", owner=_OURS)
    responsible: str = column(
        "Ansvarlig", about="Hvem som følger opp boligen.", owner=_STAFF, optional=True, sensitive=True
    )
    remarks: str = column(
        "Merknad",
        about="Fritt notat. Blir aldri med i tall eller rapporter som leveres ut.",
        synonyms=("Kommentar",),
        owner=_STAFF,
        optional=True,
        sensitive=True,
    )

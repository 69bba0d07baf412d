"""Shared housing on its way: the seven steps from the anchoring meeting to the day it is taken into use."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table("Anskaffelser", workbook="Anskaffelser", sheet="Anskaffelser", key=("acquisition_id",))
class Acquisitions(TableModel):
    """One row per dwelling that is sought or rented; a step that is not done has no date."""

    acquisition_id: str = column("Anskaffelsesnr", kind=Kind.ID, synonyms=("Anskaffelse",), nullable=False, unique=True)
    need_id: str = column("Behovsnr", kind=Kind.ID, synonyms=("Behov",))
    dwelling_id: str = column("Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"))
    lease_id: str = column("Avtalenr", kind=Kind.ID, synonyms=("Innleieavtale",))
    layout_type: str = column("Type leilighet", codes=codelists.LAYOUT_TYPE, synonyms=("Leilighetstype",))
    places: Integer = column("Antall plasser", synonyms=("Plasser",), minimum=1, maximum=60)
    anchored_date: Date = column("1 Forankret", synonyms=("Forankringsmøte", "Forankret"))
    specified_date: Date = column("2 Behov avklart", synonyms=("Møte om behov", "Behov avklart"))
    searched_date: Date = column("3 Søkt i markedet", synonyms=("Søkt i markedet", "Funnet objekt"))
    viewed_date: Date = column("4 Visning", synonyms=("Visning",))
    negotiated_date: Date = column("5 Forhandlet", synonyms=("Forhandlet", "Forhandling"))
    signed_date: Date = column("6 Kontrakt signert", synonyms=("Kontrakt signert", "Underskrevet"))
    in_use_date: Date = column("7 Tatt i bruk", synonyms=("Tatt i bruk",))
    signed_by_role: str = column("Signert av rolle", codes=codelists.SIGNATORY)
    offered_package_nok_month: float = column(
        "Tilbudt husleiepakke", unit="kr/mnd", synonyms=("Husleiepakke",), minimum=0, maximum=500_000
    )
    told_establishment_date: Date = column("Meldt etableringsansvarlig", synonyms=("Etableringsansvarlig varslet",))
    told_team_date: Date = column("Meldt teamkoordinator", synonyms=("Teamkoordinator varslet",))
    told_development_date: Date = column("Kopi tiltaksutvikler", synonyms=("Tiltaksutvikler varslet",))
    told_settlement_date: Date = column("Kopi bosettingskoordinator", synonyms=("Bosettingskoordinator varslet",))
    dropped_date: Date = column("Avsluttet uten leie", synonyms=("Trukket", "Skrinlagt"))
    remarks: str = column("Merknad", synonyms=("Kommentar",), optional=True, sensitive=True)

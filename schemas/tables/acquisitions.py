"""Shared housing on its way: the seven steps from the anchoring meeting to the day it is taken into use."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table(
    "Anskaffelser",
    about="Én rad per bolig det letes etter eller er leid. Et trinn som ikke er tatt, har ingen dato.",
    workbook="Anskaffelser",
    sheet="Anskaffelser",
    key=("acquisition_id",),
)
class Acquisitions(TableModel):
    """One row per dwelling that is sought or rented; a step that is not done has no date."""

    acquisition_id: str = column(
        "Anskaffelsesnr",
        about="Anskaffelsens eget nummer.",
        example="AN-001",
        kind=Kind.ID,
        synonyms=("Anskaffelse",),
        nullable=False,
        unique=True,
    )
    need_id: str = column("Behovsnr", about="Behovet boligen skal dekke.", kind=Kind.ID, synonyms=("Behov",))
    dwelling_id: str = column(
        "Bolignr", about="Boligen, når den har fått nummer.", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr")
    )
    lease_id: str = column(
        "Avtalenr", about="Innleiekontrakten, når den er underskrevet.", kind=Kind.ID, synonyms=("Innleieavtale",)
    )
    layout_type: str = column(
        "Type leilighet",
        about="Størrelsen på boligen det letes etter eller er leid.",
        codes=codelists.LAYOUT_TYPE,
        synonyms=("Leilighetstype",),
    )
    places: Integer = column(
        "Antall plasser",
        about="Antall ungdommer boligen har plass til.",
        example="3",
        synonyms=("Plasser",),
        minimum=1,
        maximum=60,
    )
    anchored_date: Date = column(
        "1 Forankret", about="Trinn 1: dagen behovet ble forankret.", synonyms=("Forankringsmøte", "Forankret")
    )
    specified_date: Date = column(
        "2 Behov avklart",
        about="Trinn 2: dagen behovet ble avklart i møte.",
        synonyms=("Møte om behov", "Behov avklart"),
    )
    searched_date: Date = column(
        "3 Søkt i markedet",
        about="Trinn 3: dagen det ble søkt i markedet.",
        synonyms=("Søkt i markedet", "Funnet objekt"),
    )
    viewed_date: Date = column("4 Visning", about="Trinn 4: dagen for visning.", synonyms=("Visning",))
    negotiated_date: Date = column(
        "5 Forhandlet", about="Trinn 5: dagen det ble forhandlet med utleieren.", synonyms=("Forhandlet", "Forhandling")
    )
    signed_date: Date = column(
        "6 Kontrakt signert",
        about="Trinn 6: dagen kontrakten ble underskrevet.",
        synonyms=("Kontrakt signert", "Underskrevet"),
    )
    in_use_date: Date = column(
        "7 Tatt i bruk", about="Trinn 7: dagen boligen ble tatt i bruk.", synonyms=("Tatt i bruk",)
    )
    signed_by_role: str = column(
        "Signert av rolle", about="Rollen til den som underskrev for kommunen.", codes=codelists.SIGNATORY
    )
    offered_package_nok_month: float = column(
        "Tilbudt husleiepakke",
        about="Husleiepakken utleieren har tilbudt.",
        example="14 000",
        unit="kr/mnd",
        synonyms=("Husleiepakke",),
        minimum=0,
        maximum=500_000,
    )
    told_establishment_date: Date = column(
        "Meldt etableringsansvarlig",
        about="Dagen etableringsansvarlig fikk beskjed.",
        synonyms=("Etableringsansvarlig varslet",),
    )
    told_team_date: Date = column(
        "Meldt teamkoordinator", about="Dagen teamkoordinator fikk beskjed.", synonyms=("Teamkoordinator varslet",)
    )
    told_development_date: Date = column(
        "Kopi tiltaksutvikler", about="Dagen tiltaksutvikler fikk kopi.", synonyms=("Tiltaksutvikler varslet",)
    )
    told_settlement_date: Date = column(
        "Kopi bosettingskoordinator",
        about="Dagen bosettingskoordinator fikk kopi.",
        synonyms=("Bosettingskoordinator varslet",),
    )
    dropped_date: Date = column(
        "Avsluttet uten leie",
        about="Dagen anskaffelsen ble avsluttet uten at boligen ble leid.",
        synonyms=("Trukket", "Skrinlagt"),
    )
    remarks: str = column(
        "Merknad",
        about="Fritt notat. Blir aldri med i tall eller rapporter som leveres ut.",
        synonyms=("Kommentar",),
        optional=True,
        sensitive=True,
    )

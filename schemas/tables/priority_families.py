"""The families that the units work with together."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, column, table
from schemas.protection import protection_column


@table(
    "Satsningsfamilier",
    about="Én rad per familie enhetene arbeider med sammen.",
    workbook="Satsningsfamilier",
    sheet="Satsningsfamilier",
    key=("family_id",),
    is_about_persons=True,
)
class PriorityFamilies(TableModel):
    """One row per family; units may share what they know of it only while its consent is in force."""

    family_id: str = column(
        "Familienr",
        about="Familiens eget nummer. Skriv aldri navnet.",
        example="F-01",
        kind=Kind.ID,
        synonyms=("Familie",),
        nullable=False,
        unique=True,
        sensitive=True,
    )
    household_id: str = column(
        "Husstandsnr",
        about="Familiens husstandsnummer, når den har søkt bolig.",
        example="H-0042",
        kind=Kind.ID,
        synonyms=("Husstand",),
        sensitive=True,
    )
    active_from: Date = column("Med fra", about="Første dag familien var med.", synonyms=("Startet",), nullable=False)
    active_to: Date = column(
        "Med til", about="Siste dag familien er med. Tomt så lenge den er med.", synonyms=("Avsluttet",)
    )
    consent_from: Date = column(
        "Samtykke fra",
        about="Første dag samtykket gjelder. Uten samtykke deles ingenting.",
        synonyms=("Samtykke signert", "Samtykke"),
    )
    consent_to: Date = column(
        "Samtykke til",
        about="Siste dag samtykket gjelder. Tomt når det ikke er trukket.",
        synonyms=("Samtykke trukket", "Samtykke utløper"),
    )
    address_protection: str = protection_column("noen i familien")

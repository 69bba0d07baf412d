"""The families that the units work with together."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Satsningsfamilier",
    workbook="Satsningsfamilier",
    sheet="Satsningsfamilier",
    key=("family_id",),
    is_about_persons=True,
)
class PriorityFamilies(TableModel):
    """One row per family; units may share what they know of it only while its consent is in force."""

    family_id: str = column(
        "Familienr", kind=Kind.ID, synonyms=("Familie",), nullable=False, unique=True, sensitive=True
    )
    household_id: str = column("Husstandsnr", kind=Kind.ID, synonyms=("Husstand",), sensitive=True)
    active_from: Date = column("Med fra", synonyms=("Startet",), nullable=False)
    active_to: Date = column("Med til", synonyms=("Avsluttet",))
    consent_from: Date = column("Samtykke fra", synonyms=("Samtykke signert", "Samtykke"))
    consent_to: Date = column("Samtykke til", synonyms=("Samtykke trukket", "Samtykke utløper"))

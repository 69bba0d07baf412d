"""Stays in temporary accommodation, paid by the night."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, YesNo, column, table
from schemas.protection import protection_column


@table(
    "Midlertidige opphold",
    about="Én rad per opphold i midlertidig botilbud.",
    workbook="Midlertidige opphold",
    sheet="Midlertidige opphold",
    key=("stay_id",),
    is_about_persons=True,
)
class TemporaryStays(TableModel):
    """One row per stay; the end date is the last night's day, empty while it lasts."""

    stay_id: str = column(
        "Oppholdsnr",
        about="Oppholdets eget nummer.",
        example="M-0001",
        kind=Kind.ID,
        synonyms=("Opphold",),
        nullable=False,
        unique=True,
    )
    household_id: str = column(
        "Husstandsnr",
        about="Husstanden som bor der. Bruk nummer, aldri navn.",
        example="H-0042",
        kind=Kind.ID,
        synonyms=("Husstand",),
        nullable=False,
        sensitive=True,
    )
    stay_kind: str = column(
        "Type botilbud",
        about="Hva slags botilbud det er.",
        codes=codelists.STAY_KIND,
        synonyms=("Botilbud",),
        nullable=False,
    )
    start_date: Date = column(
        "Opphold fra", about="Dagen oppholdet begynte.", synonyms=("Fra", "Fra dato"), nullable=False
    )
    end_date: Date = column(
        "Opphold til", about="Siste natts dato. Tomt så lenge oppholdet varer.", synonyms=("Til", "Til dato")
    )
    has_children: YesNo = column(
        "Barn med", about="Om barn bor der sammen med husstanden.", synonyms=("Med barn",), sensitive=True
    )
    address_protection: str = protection_column("noen i husstanden")

"""Stays in temporary accommodation, paid by the night."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Kind, TableModel, YesNo, column, table


@table(
    "Midlertidige opphold",
    workbook="Midlertidige opphold",
    sheet="Midlertidige opphold",
    key=("stay_id",),
    is_about_persons=True,
)
class TemporaryStays(TableModel):
    """One row per stay; the end date is the last night's day, empty while it lasts."""

    stay_id: str = column("Oppholdsnr", kind=Kind.ID, synonyms=("Opphold",), nullable=False, unique=True)
    household_id: str = column("Husstandsnr", kind=Kind.ID, synonyms=("Husstand",), nullable=False, sensitive=True)
    stay_kind: str = column("Type botilbud", codes=codelists.STAY_KIND, synonyms=("Botilbud",), nullable=False)
    start_date: Date = column("Opphold fra", synonyms=("Fra", "Fra dato"), nullable=False)
    end_date: Date = column("Opphold til", synonyms=("Til", "Til dato"))
    has_children: YesNo = column("Barn med", synonyms=("Med barn",), sensitive=True)

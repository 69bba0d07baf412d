"""Meetings about the families that the units work with together."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Familiemøter",
    about="Én rad per familie og holdt møte.",
    workbook="Satsningsfamilier",
    sheet="Møter",
    key=("family_id", "met_date"),
    is_about_persons=True,
)
class FamilyMeetings(TableModel):
    """One row per family and meeting held."""

    family_id: str = column(
        "Familienr",
        about="Familien det gjelder. Bruk nummer, aldri navn.",
        kind=Kind.ID,
        synonyms=("Familie",),
        nullable=False,
        sensitive=True,
    )
    met_date: Date = column("Møte holdt", about="Dagen møtet ble holdt.", synonyms=("Møtedato", "Dato"), nullable=False)
    next_date: Date = column("Neste møte", about="Avtalt dag for neste møte.", synonyms=("Neste møtedato",))

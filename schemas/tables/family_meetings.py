"""Meetings about the families that the units work with together."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Familiemøter", workbook="Satsningsfamilier", sheet="Møter", key=("family_id", "met_date"), is_about_persons=True
)
class FamilyMeetings(TableModel):
    """One row per family and meeting held."""

    family_id: str = column("Familienr", kind=Kind.ID, synonyms=("Familie",), nullable=False, sensitive=True)
    met_date: Date = column("Møte holdt", synonyms=("Møtedato", "Dato"), nullable=False)
    next_date: Date = column("Neste møte", synonyms=("Neste møtedato",))

"""What kinds of dwellings are needed, and when."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table("Boligbehov", workbook="Anskaffelser", sheet="Boligbehov", key=("need_id",))
class HousingNeeds(TableModel):
    """One row per need raised at the weekly meeting; it lasts until it is met or falls away."""

    need_id: str = column("Behovsnr", kind=Kind.ID, nullable=False, unique=True)
    registered_date: Date = column("Meldt", synonyms=("Behov meldt", "Registrert"), nullable=False)
    need_type: str = column("Type behov", codes=codelists.HOUSING_NEED, nullable=False)
    dwelling_count: Integer = column("Antall boliger", synonyms=("Boliger",), minimum=1, maximum=500)
    person_count: Integer = column("Antall personer", synonyms=("Personer",), minimum=1, maximum=5000)
    needed_from: Date = column("Behov fra", synonyms=("Trengs fra",))
    needed_to: Date = column("Behov til", synonyms=("Trengs til",))
    met_date: Date = column("Dekket", synonyms=("Behov dekket",))

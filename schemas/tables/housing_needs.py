"""What kinds of dwellings are needed, and when."""

from __future__ import annotations

from schemas import codelists
from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table(
    "Boligbehov",
    about="Én rad per meldt behov. Behovet står til det er dekket eller faller bort.",
    workbook="Anskaffelser",
    sheet="Boligbehov",
    key=("need_id",),
)
class HousingNeeds(TableModel):
    """One row per need raised at the weekly meeting; it lasts until it is met or falls away."""

    need_id: str = column(
        "Behovsnr", about="Behovets eget nummer.", example="BH-001", kind=Kind.ID, nullable=False, unique=True
    )
    registered_date: Date = column(
        "Meldt", about="Dagen behovet ble meldt i arbeidsmøtet.", synonyms=("Behov meldt", "Registrert"), nullable=False
    )
    need_type: str = column(
        "Type behov", about="Hva slags bolig det er behov for.", codes=codelists.HOUSING_NEED, nullable=False
    )
    dwelling_count: Integer = column(
        "Antall boliger",
        about="Antall boliger det er behov for.",
        example="2",
        synonyms=("Boliger",),
        minimum=1,
        maximum=500,
    )
    person_count: Integer = column(
        "Antall personer",
        about="Antall personer som skal bo der.",
        example="6",
        synonyms=("Personer",),
        minimum=1,
        maximum=5000,
    )
    needed_from: Date = column("Behov fra", about="Første dag boligen trengs.", synonyms=("Trengs fra",))
    needed_to: Date = column(
        "Behov til", about="Siste dag boligen trengs. Tomt når ingen vet det.", synonyms=("Trengs til",)
    )
    met_date: Date = column(
        "Dekket", about="Dagen behovet ble dekket. Tomt så lenge det står.", synonyms=("Behov dekket",)
    )

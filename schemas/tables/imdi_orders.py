"""Orders to IMDi of youths who can live two or three together."""

from __future__ import annotations

from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table(
    "Bestillinger",
    about="Én rad per bestilling til IMDi, for én bolig.",
    workbook="Anskaffelser",
    sheet="Bestillinger",
    key=("order_id",),
)
class ImdiOrders(TableModel):
    """One row per order for one dwelling."""

    order_id: str = column(
        "Bestillingsnr", about="Bestillingens eget nummer.", example="BE-001", kind=Kind.ID, nullable=False, unique=True
    )
    dwelling_id: str = column(
        "Bolignr", about="Boligen det gjelder.", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False
    )
    ordered_date: Date = column(
        "Bestilt", about="Dagen ungdommene ble bestilt hos IMDi.", synonyms=("Bestillingsdato",), nullable=False
    )
    places_ordered: Integer = column(
        "Plasser bestilt",
        about="Antall plasser det er bestilt ungdommer til.",
        example="3",
        synonyms=("Antall bestilt",),
        minimum=1,
        maximum=60,
    )
    available_from: Date = column("Plassene klare fra", about="Dagen plassene er klare.", synonyms=("Klar fra",))
    answered_date: Date = column(
        "Svar mottatt", about="Dagen IMDi svarte. Tomt til svaret er kommet.", synonyms=("Besvart",)
    )
    youths_found: Integer = column(
        "Ungdommer funnet",
        about="Antall ungdommer IMDi fant.",
        example="2",
        synonyms=("Antall ungdommer",),
        minimum=0,
        maximum=60,
    )

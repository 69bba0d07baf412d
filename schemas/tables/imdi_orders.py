"""Orders to IMDi of youths who can live two or three together."""

from __future__ import annotations

from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table("Bestillinger", workbook="Anskaffelser", sheet="Bestillinger", key=("order_id",))
class ImdiOrders(TableModel):
    """One row per order for one dwelling."""

    order_id: str = column("Bestillingsnr", kind=Kind.ID, nullable=False, unique=True)
    dwelling_id: str = column("Bolignr", kind=Kind.ID, synonyms=("Bolig-ID", "Objektnr"), nullable=False)
    ordered_date: Date = column("Bestilt", synonyms=("Bestillingsdato",), nullable=False)
    places_ordered: Integer = column("Plasser bestilt", synonyms=("Antall bestilt",), minimum=1, maximum=60)
    available_from: Date = column("Plassene klare fra", synonyms=("Klar fra",))
    answered_date: Date = column("Svar mottatt", synonyms=("Besvart",))
    youths_found: Integer = column("Ungdommer funnet", synonyms=("Antall ungdommer",), minimum=0, maximum=60)

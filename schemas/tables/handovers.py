"""Handovers of dwellings from the landlord."""

from __future__ import annotations

from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table("Overtakelser", workbook="Anskaffelser", sheet="Overtakelser", key=("handover_id",))
class Handovers(TableModel):
    """One row per handover; protocol and photos are sent to Eierskapsenheten."""

    handover_id: str = column("Overtakelsesnr", kind=Kind.ID, nullable=False, unique=True)
    acquisition_id: str = column("Anskaffelsesnr", kind=Kind.ID, synonyms=("Anskaffelse",), nullable=False)
    handover_date: Date = column("Overtatt", synonyms=("Overtakelsesdato", "Dato overtatt"), nullable=False)
    protocol_date: Date = column("Protokoll datert", synonyms=("Overtakelsesprotokoll", "Protokoll"))
    photo_count: Integer = column("Antall bilder", synonyms=("Bilder",), minimum=0, maximum=5000)
    sent_date: Date = column("Sendt Eierskapsenheten", synonyms=("Oversendt",))
    key_count: Integer = column("Antall nøkler", synonyms=("Nøkler",), minimum=0, maximum=200)
    electricity_meter_kwh: float = column(
        "Strømmåler", unit="kWh", synonyms=("Målerstand strøm",), minimum=0, maximum=10_000_000
    )
    remarks: str = column("Merknad", synonyms=("Kommentar",), optional=True, sensitive=True)

"""Handovers of dwellings from the landlord."""

from __future__ import annotations

from schemas.columns import Date, Integer, Kind, TableModel, column, table


@table(
    "Overtakelser",
    about="Én rad per overtakelse av en innleid bolig.",
    workbook="Anskaffelser",
    sheet="Overtakelser",
    key=("handover_id",),
)
class Handovers(TableModel):
    """One row per handover; protocol and photos are sent to Eierskapsenheten."""

    handover_id: str = column(
        "Overtakelsesnr", about="Overtakelsens eget nummer.", example="O-001", kind=Kind.ID, nullable=False, unique=True
    )
    acquisition_id: str = column(
        "Anskaffelsesnr", about="Anskaffelsen det gjelder.", kind=Kind.ID, synonyms=("Anskaffelse",), nullable=False
    )
    handover_date: Date = column(
        "Overtatt", about="Dagen boligen ble overtatt.", synonyms=("Overtakelsesdato", "Dato overtatt"), nullable=False
    )
    protocol_date: Date = column(
        "Protokoll datert", about="Datoen på overtakelsesprotokollen.", synonyms=("Overtakelsesprotokoll", "Protokoll")
    )
    photo_count: Integer = column(
        "Antall bilder",
        about="Antall bilder tatt ved overtakelsen.",
        example="24",
        synonyms=("Bilder",),
        minimum=0,
        maximum=5000,
    )
    sent_date: Date = column(
        "Sendt Eierskapsenheten",
        about="Dagen protokoll og bilder ble sendt til Eierskapsenheten.",
        synonyms=("Oversendt",),
    )
    key_count: Integer = column(
        "Antall nøkler",
        about="Antall nøkler som ble overtatt.",
        example="4",
        synonyms=("Nøkler",),
        minimum=0,
        maximum=200,
    )
    electricity_meter_kwh: float = column(
        "Strømmåler",
        about="Målerstanden for strøm ved overtakelsen.",
        example="15 230",
        unit="kWh",
        synonyms=("Målerstand strøm",),
        minimum=0,
        maximum=10_000_000,
    )
    remarks: str = column(
        "Merknad",
        about="Fritt notat. Blir aldri med i tall eller rapporter som leveres ut.",
        synonyms=("Kommentar",),
        optional=True,
        sensitive=True,
    )

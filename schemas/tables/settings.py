"""The staff's settings workbook, sheet Innstillinger: dated values by name."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, column, table


@table("Innstillinger", workbook="Oppsett", sheet="Innstillinger", key=("name", "valid_from"))
class Settings(TableModel):
    """One row per setting and period; what is not set here has the package's default."""

    name: str = column("Innstilling", synonyms=("Navn",), nullable=False)
    value: str = column("Verdi", kind=Kind.ANY)
    unit: str = column("Enhet", optional=True)
    valid_from: Date = column("Gjelder fra")
    valid_to: Date = column("Gjelder til")
    source: str = column("Kilde", optional=True)
    checked: Date = column("Sist kontrollert", optional=True)
    remarks: str = column("Merknad", optional=True)

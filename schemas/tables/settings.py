"""The staff's settings workbook, sheet Innstillinger: dated values by name."""

from __future__ import annotations

from schemas.columns import Date, Kind, TableModel, column, table


@table(
    "Innstillinger",
    about="Én rad per innstilling og periode. Det som er tomt, følger programmets standard.",
    workbook="Oppsett",
    sheet="Innstillinger",
    key=("name", "valid_from"),
)
class Settings(TableModel):
    """One row per setting and period; what is not set here has the package's default."""

    name: str = column(
        "Innstilling",
        about="Navnet på innstillingen. La det stå.",
        example="Innbyggere",
        synonyms=("Navn",),
        nullable=False,
    )
    value: str = column("Verdi", about="Verdien dere har bestemt.", example="16 712", kind=Kind.ANY)
    unit: str = column("Enhet", about="Hva verdien måles i.", example="personer", optional=True)
    valid_from: Date = column("Gjelder fra", about="Første dag verdien gjelder. Tomt: den har alltid gjeldt.")
    valid_to: Date = column("Gjelder til", about="Siste dag verdien gjelder. Tomt: den gjelder fortsatt.")
    source: str = column(
        "Kilde",
        about="Hvor verdien kommer fra. «antakelse» når ingen kilde har den.",
        example="Vedtak i kommunestyret",
        optional=True,
    )
    checked: Date = column("Sist kontrollert", about="Dagen noen sist kontrollerte verdien mot kilden.", optional=True)
    remarks: str = column("Merknad", about="Fritt notat om innstillingen.", optional=True)

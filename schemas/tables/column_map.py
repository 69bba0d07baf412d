"""The staff's settings workbook, sheet Kolonnekart: what they have said of sheets and headings."""

from __future__ import annotations

from schemas.columns import TableModel, column, table

NOT_READ = "(ikke lest)"
"""Stands for table or column where staff say that the sheet or the column is their own."""
NOT_THERE = "(finnes ikke)"
"""Stands for the heading where staff say that they have no such column."""


@table(
    "Kolonnekart",
    about="Én rad per overskrift dere har sagt noe om. Det går foran det programmet finner ut selv.",
    workbook="Oppsett",
    sheet="Kolonnekart",
    key=("sheet", "heading", "table_title", "taken_as", "file"),
    is_written_by_run=True,
)
class ColumnMap(TableModel):
    """One row per heading; it counts before what the program finds out by itself, whatever the file is called."""

    file: str = column(
        "Fil",
        about="Filen arket står i. Betyr noe bare når flere ark heter det samme.",
        example="Boliger 2019.xlsx",
        optional=True,
    )
    sheet: str = column("Ark", about="Arket overskriften står i.", example="Boliger", nullable=False)
    heading: str = column(
        "Overskrift",
        about="Overskriften slik den står. «(finnes ikke)» når dere ikke har kolonnen.",
        example="Objektnr",
    )
    table_title: str = column(
        "Tabell", about="Tabellen arket er. «(ikke lest)» når arket ikke skal leses.", example="Boliger", nullable=False
    )
    taken_as: str = column(
        "Lest som",
        about="Kolonnen overskriften er. «(ikke lest)» når den er deres egen.",
        example="Bolignr",
        nullable=False,
    )

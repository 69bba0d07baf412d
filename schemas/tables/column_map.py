"""The staff's settings workbook, sheet Kolonnekart: what they have said of sheets and headings."""

from __future__ import annotations

from schemas.columns import TableModel, column, table

NOT_READ = "(ikke lest)"
"""Stands for table or column where staff say that the sheet or the column is their own."""
NOT_THERE = "(finnes ikke)"
"""Stands for the heading where staff say that they have no such column."""


@table(
    "Kolonnekart",
    workbook="Oppsett",
    sheet="Kolonnekart",
    key=("sheet", "heading", "table_title", "taken_as", "file"),
    is_written_by_run=True,
)
class ColumnMap(TableModel):
    """One row per heading; it counts before what the program finds out by itself, whatever the file is called."""

    file: str = column("Fil", optional=True)
    sheet: str = column("Ark", nullable=False)
    heading: str = column("Overskrift")
    table_title: str = column("Tabell", nullable=False)
    taken_as: str = column("Lest som", nullable=False)

"""Links from rows to the cells of the source workbooks that they come from."""

from __future__ import annotations

import pandas as pd

from pipeline.cells import MAX_LINKS
from pipeline.excel.new_links import Leads, all_outside

FILE, SHEET, CELL = "Fil", "Ark", "Celle"
"""Headings of the columns that say where a row comes from."""


def places_of(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    """File, sheet and cell of every row; empty where the rows do not say."""
    parts = [rows[name].to_numpy(dtype=object) if name in rows else [""] * len(rows) for name in (FILE, SHEET, CELL)]
    return list(zip(*parts, strict=True))


def source_links(rows: pd.DataFrame, link_base: str) -> Leads:
    """A link for each row, as far as Excel takes links on a sheet."""
    return all_outside(link_base, places_of(rows.iloc[:MAX_LINKS]))

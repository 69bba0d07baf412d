"""The first columns of every list of rows behind a figure: where each row stands in the staff's files."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.table import Table

YES, NO = "ja", "nei"


def origin(table: Table, rows: NDArray[np.int64], column: Any) -> dict[str, Any]:
    """Columns Fil, Ark and Celle for some rows of a table.

    Parameters
    ----------
    table
        Where the rows stand.
    rows
        Row numbers in the table's frame, −1 where there is none.
    column
        The column whose cell is named.
    """
    places = [table.place(int(row), column) if row >= 0 else None for row in rows]
    return {
        "Fil": [place.file if place else "" for place in places],
        "Ark": [place.sheet if place else "" for place in places],
        "Celle": [place.cell if place else "" for place in places],
    }


def yes_no(mask: Any) -> list[str]:
    """«ja» where True."""
    return [YES if value else NO for value in mask]


def labels(values: pd.Series, codes: Any) -> list[str]:
    """Bokmål labels of codes, blank where missing."""
    return ["" if pd.isna(value) else codes.label(value) for value in values]

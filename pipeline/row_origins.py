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
    # the row −1 finds the last, which is nowhere
    sheets = np.append(table.sheet_of_row, -1)[rows].tolist()
    names = [*((sheet.file, sheet.sheet) for sheet in table.sheets), ("", "")]
    return {
        "Fil": [names[sheet][0] for sheet in sheets],
        "Ark": [names[sheet][1] for sheet in sheets],
        "Celle": table.cells(column, rows),
    }


def yes_no(mask: Any) -> list[str]:
    """«ja» where True."""
    return [YES if value else NO for value in mask]


def labels(values: pd.Series, codes: Any) -> list[str]:
    """Bokmål labels of codes, blank where missing."""
    known = {code: codes.label(code) for code in values.dropna().unique()}
    return [known.get(value, "") for value in values.tolist()]

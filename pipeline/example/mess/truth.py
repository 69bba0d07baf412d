"""The truth about a dirtied municipality: which table stands where, what each cell means, what was done to it."""

from __future__ import annotations

from typing import Any

from pipeline.cells import column_letters, format_cell
from pipeline.example.mess.grid import Role
from pipeline.example.mess.pages import Book, Placed

FASIT = "fasit-rot.json"


def truth(seed: int, level: int, books: list[Book]) -> dict[str, Any]:
    """Everything that a reading of the files may be held against.

    By sheet: table, header rows, our column by the sheet's letters, sheet row of each record, meaning of each value by
    record, and the cells that were changed: what they tell of, how they were changed, and whether they can be read.
    """
    sheets = [
        _sheet(book, page.name, placed) for book in books for page in book.pages for placed in page.placed
    ]  # fmt: skip
    files = [
        {
            "file": book.file,
            "encoding": book.encoding.name if book.encoding else None,
            "separator": book.encoding.separator if book.encoding else None,
            "operators": list(book.operators),
            "unread_sheets": [page.name for page in book.pages if not page.placed],
        }
        for book in books
    ]
    return {"seed": seed, "level": level, "files": files, "sheets": sheets}


def _sheet(book: Book, name: str, placed: Placed) -> dict[str, Any]:
    grid = placed.grid
    first_row = placed.row + 1
    letters = [column_letters(placed.column + place + 1) for place in range(len(grid.means))]
    stem = book.file.rpartition(".")[0]
    return {
        "file": book.file,
        "sheet": stem if book.encoding else name,
        "table": grid.table,
        "operators": list(grid.operators),
        "header_rows": [first_row + at for at, row in enumerate(grid.rows) if row.role is Role.HEADER],
        "columns": {letters[place]: names[0] for place, names in enumerate(grid.means) if names},
        "own_columns": [letters[place] for place, names in enumerate(grid.means) if not names],
        "rows": [first_row + at for at in sorted(grid.data(), key=lambda at: grid.rows[at].record)],
        "values": {name: list(values) for name, values in grid.truth.items()},
        "cells": [
            {
                "cell": format_cell(first_row + at, placed.column + place + 1),
                "columns": list(grid.means[place]),
                "operators": list(cell.operators),
                "is_spoiled": cell.is_spoiled,
            }
            for at, row in enumerate(grid.rows)
            for place, cell in enumerate(row.cells)
            if cell.operators
        ],
    }

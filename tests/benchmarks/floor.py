"""The least that the files cost: calamine reads the inputs, XlsxWriter writes a run's cells, and nothing else is done.

python -m tests.benchmarks.floor INPUT CELLS OUTPUT

No looks, no tables, no links; CELLS comes from ``tests.benchmarks.cells`` and fetching it is not counted.
"""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from tests.benchmarks.cells import Kept, Rows


def read(folder: Path) -> None:
    """Read every cell of every workbook."""
    for path in sorted(folder.glob("*.xlsx")):
        book = CalamineWorkbook.from_path(path)
        for number in range(len(book.sheet_names)):
            book.get_sheet_by_index(number).to_python()


def write(cells: Kept, output: Path) -> None:
    """Write every cell that was kept."""
    output.mkdir(parents=True, exist_ok=True)
    for name, sheets in cells.books():
        with Workbook(str(output / name), {"constant_memory": True}) as book:
            day = book.add_format({"num_format": "dd.mm.yyyy"})
            for _, title, rows in sheets:
                write_sheet(book.add_worksheet(title), rows, day)


def write_sheet(sheet: Any, rows: Rows, day: Any) -> None:
    """Write one sheet, each cell by the call for its type."""
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(row, column, cell)
            elif isinstance(cell, bool):
                sheet.write_boolean(row, column, cell)
            elif isinstance(cell, int | float):
                sheet.write_number(row, column, cell)
            elif isinstance(cell, date):
                sheet.write_datetime(row, column, cell, day)


if __name__ == "__main__":
    given = Kept(Path(sys.argv[2]))
    read(Path(sys.argv[1]))
    write(given, Path(sys.argv[3]))
    sys.stdout.write(json.dumps({"not_counted": given.seconds}))

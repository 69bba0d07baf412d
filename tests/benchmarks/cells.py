"""The cells of a run's workbooks, kept so that others can write as many.

python -m tests.benchmarks.cells OUTPUT FILE
"""

from __future__ import annotations

import pickle
import sys
import time
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from python_calamine import CalamineWorkbook

Rows = list[list[Any]]
Sheet = tuple[str, str, Rows]
"""Workbook, sheet and rows; None is an empty cell."""


def keep(output: Path, target: Path) -> int:
    """Put every sheet of every workbook below ``output`` into ``target``; gives how many cells are filled."""
    filled = 0
    with target.open("wb") as file:
        for path in sorted(output.rglob("*.xlsx")):
            book, name = CalamineWorkbook.from_path(path), path.relative_to(output).as_posix().replace("/", " ")
            for number, title in enumerate(book.sheet_names):
                raw = book.get_sheet_by_index(number).iter_rows()
                rows = [[None if cell == "" else cell for cell in row] for row in raw]
                filled += sum(cell is not None for row in rows for cell in row)
                pickle.dump((name, title, rows), file)
    return filled


class Kept:
    """The cells that were kept, a sheet at a time; ``seconds`` of processor time went to fetching them."""

    def __init__(self, source: Path) -> None:
        self.seconds = 0.0
        self._source = source

    def books(self) -> Iterator[tuple[str, Iterator[Sheet]]]:
        """The workbooks, each with its sheets."""
        return groupby(self._sheets(), key=lambda sheet: sheet[0])

    def _sheets(self) -> Iterator[Sheet]:
        with self._source.open("rb") as file:
            while True:
                before = time.process_time()
                try:
                    sheet: Sheet = pickle.load(file)
                except EOFError:
                    return
                self.seconds += time.process_time() - before
                yield sheet


if __name__ == "__main__":
    sys.stdout.write(str(keep(Path(sys.argv[1]), Path(sys.argv[2]))))

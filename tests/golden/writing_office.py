"""An office that carries out whole runs with write-back, and whose staff work with the patch as their Excel."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import Any
from unittest.mock import patch

from pipeline import run as pipeline_run
from pipeline.excel.patch import WorkbookPatch, open_workbook
from pipeline.flow import Results
from pipeline.plan_update import PlanUpdate
from tests.golden.office import PLAN, Office, changes, request
from tests.golden.plan_rows import opened, rows_of


class WritingOffice(Office):
    """Carries out the whole run and writes back."""

    def update(self, as_of: date) -> Results:
        def is_right(_: object) -> bool:
            return True

        def whole(plan: PlanUpdate) -> PlanUpdate:
            return plan

        output = self.folder.parent / "output"
        # the promises are about every cell, those too that a run need not tell of
        with patch.object(PlanUpdate, "without_unchanged", whole):
            return pipeline_run.run(request(self.folder, as_of), output, confirm_write_back=is_right).results

    @contextmanager
    def editing(self, file: str = PLAN) -> Iterator[WorkbookPatch]:
        plan = open_workbook(self.folder / file)
        yield plan
        plan.save(self.folder / file)

    def at(self, sheet: str, key: str, heading: str) -> str:
        """Where a cell stands now: of the dwelling, or of the dwelling and room written as «B-0011 A»."""
        for row in rows_of(opened(self.plan)[sheet]):
            if " ".join(row.key) == key:
                return str(opened(self.plan)[sheet].cell(row.number, row.columns[heading]).coordinate)
        raise KeyError(key)

    def value(self, sheet: str, key: str, heading: str) -> Any:
        return opened(self.plan)[sheet][self.at(sheet, key, heading)].value

    def type(self, sheet: str, key: str, heading: str, value: Any) -> None:
        at = self.at(sheet, key, heading)
        with self.editing() as patch:
            patch.set_value(sheet, at, value)

    def source(self, file: str, sheet: str, key: str, **values: Any) -> None:
        """Change a row of a source, known by its first cell; ``values`` by heading, _ for a blank."""
        book = opened(self.folder / file)[sheet]
        cells = [cell for row in book.iter_rows() for cell in row]
        row = next(cell.row for cell in cells if cell.column == 1 and cell.value == key)
        columns = {str(cell.value): cell.column for cell in reversed(cells) if cell.row < row}
        with self.editing(file) as patch:
            for heading, value in values.items():
                patch.set_value(sheet, book.cell(row, columns[heading]).coordinate, value)

    def sort(self, sheet: str) -> None:
        """Turn the rows of a sheet upside down, as a sort by the first column would."""
        book = opened(self.plan)[sheet]
        numbers = [row.number for row in rows_of(book)]
        contents = [[cell.value for cell in book[number]] for number in numbers]
        with self.editing() as patch:
            for number, content in zip(numbers, reversed(contents), strict=True):
                for column, value in enumerate(content, start=1):
                    patch.set_value(sheet, book.cell(number, column).coordinate, value)

    def told(self, sheet: str, key: tuple[str, ...], heading: str) -> str | None:
        return changes(opened(self.plan)).get((sheet, key, heading))

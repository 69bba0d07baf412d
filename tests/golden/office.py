"""A small municipality that runs the pipeline again and again, and what must hold after every run."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from openpyxl.utils import coordinate_to_tuple, get_column_letter

from pipeline import run as pipeline_run
from pipeline.flow import Results
from pipeline.merge import Unsaid, is_same
from pipeline.plan_update import MergeResult, PlanCell
from pipeline.ready import make_ready
from pipeline.request import Request
from pipeline.steps.read import read
from tests.golden.plan_rows import OUR_SHEETS, Place, opened, our_cells, values_of

PLAN = "Bosettingsplan.xlsx"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
Told = dict[tuple[str, str], PlanCell]
"""What the run says of each cell, by sheet and address."""
AGREED = (MergeResult.UNCHANGED, MergeResult.WRITTEN, MergeResult.ADDED)


class Office:
    """Runs on a folder of workbooks, and remembers what the pipeline said in each cell of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last: dict[Place, Any] = {}

    @property
    def plan(self) -> Path:
        return self.folder / PLAN

    def run(self, as_of: date, *, twice: bool = True) -> Results:
        """Update the staff's plan in place, and hold the result against the promises."""
        before = opened(self.plan)
        results = self.update(as_of)
        after = opened(self.plan)
        told = {(cell.sheet, cell.cell): cell for cell in results.plan.cells}
        self._nothing_of_the_staffs_has_changed(before, after, told)
        self._all_typing_stands_and_is_told(before, after, told, results)
        self._remember(after, results.plan.cells)
        if twice:
            self._nothing_new_comes_of_a_second_run(as_of)
        return results

    def _nothing_new_comes_of_a_second_run(self, as_of: date) -> None:
        once, time = self.plan.read_bytes(), self.plan.stat().st_mtime_ns
        self.update(as_of)
        assert self.plan.read_bytes() == once, "a second run changes something"
        assert self.plan.stat().st_mtime_ns == time, "a second run touches the file"

    def update(self, as_of: date) -> Results:
        """Put the updated plan in the staff's place, straight away."""
        output = self.folder / "ut"
        ready = make_ready(read(self.folder), request(self.folder, as_of), output)
        results, draft = pipeline_run._results(ready, output)
        draft.save(self.plan)
        return results

    def _nothing_of_the_staffs_has_changed(self, before: Any, after: Any, told: Told) -> None:
        """Only blank cells, rows below, and what the pipeline itself had written may differ."""
        old, new = values_of(before), values_of(after)
        assert set(new) - set(old) <= set(OUR_SHEETS)
        ours = our_cells(before)
        for sheet, cells in old.items():
            if sheet in OUR_SHEETS:
                continue
            filled = {number for number, _ in cells}
            for row, column in {**cells, **new[sheet]}:
                was, now = cells.get((row, column)), new[sheet].get((row, column))
                at = f"{get_column_letter(column)}{row}"
                if was == now:
                    continue
                shown = f"{sheet}!{at}: {was!r} → {now!r}"
                if (sheet, at) not in ours:
                    assert row not in filled, f"the staff's cell was changed: {shown}"
                elif was is not None and str(was).strip():
                    place = _place(told[sheet, at])
                    assert place in self.last, f"typing was replaced: {shown}"
                    assert is_same(was, self.last[place]), f"typing was replaced: {shown}, not {self.last[place]!r}"

    def _all_typing_stands_and_is_told(self, before: Any, after: Any, told: Told, results: Results) -> None:
        old, shown_as = values_of(before), changes(after)
        found = {(item.place.sheet, item.place.cell, item.rule_id) for item in results.findings}
        for sheet, at in our_cells(before):
            row, column = coordinate_to_tuple(at)
            typed = old[sheet].get((row, column))
            cell = told.get((sheet, at))
            if typed is None or not str(typed).strip():
                continue
            shown = f"{sheet}!{at}: {typed!r}"
            if cell is None:
                on_row = [where for name, where, _ in found if name == sheet and where.lstrip(LETTERS) == str(row)]
                assert on_row, f"not told: {shown}"
            elif is_same(typed, self.last.get(_place(cell))):
                continue
            elif cell.result is MergeResult.CONFLICT:
                assert (sheet, at, "P001") in found, f"a conflict without a finding: {shown}"
                assert shown_as[_place(cell)] == "uenighet"
            elif cell.result is MergeResult.OVERRIDDEN:
                assert shown_as[_place(cell)] == "overstyrt"
            elif cell.result is MergeResult.REFUSED:
                assert (sheet, at, "P002") in found, f"refused without a finding: {shown}"
            else:
                assert cell.result is MergeResult.UNCHANGED, f"{cell.result}: {shown}"
                assert cell.ours is Unsaid.NO_OPINION or is_same(cell.theirs, cell.ours)

    def _remember(self, after: Any, cells: tuple[PlanCell, ...]) -> None:
        kept = {_place(cell) for cell in cells}
        self.last = {place: value for place, value in self.last.items() if place in kept}
        for cell in cells:
            if cell.result in AGREED and cell.ours is not Unsaid.NO_OPINION:
                self.last[_place(cell)] = after[cell.sheet][cell.cell].value


def request(folder: Path, as_of: date) -> Request:
    return Request(folder, as_of, f"{as_of:%Y-%m}", as_of)


def _place(cell: PlanCell) -> Place:
    return cell.sheet, cell.key, cell.column.title


def changes(book: Any) -> dict[Place, str]:
    """What sheet Endringer says of each cell."""
    rows = book["Endringer"].iter_rows(min_row=2, values_only=True)
    return {(row[0], (row[1],) if row[2] is None else (row[1], str(row[2])), row[3]): row[8] for row in rows}

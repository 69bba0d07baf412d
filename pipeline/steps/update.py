"""Put the plan's changes into the staff's own workbook, in memory; what cannot be written safely becomes a finding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline import texts
from pipeline.cells import MAX_ROW, format_cell
from pipeline.errors import UnsafeEditError
from pipeline.excel.new_links import place_in
from pipeline.excel.owned_content import CellLink, Link, Linked, OwnedSheet
from pipeline.excel.patch import WorkbookPatch, open_workbook
from pipeline.excel.values import CellInput
from pipeline.finding import Finding, Place
from pipeline.flow import Updated
from pipeline.gate import parted
from pipeline.merge import Unsaid
from pipeline.plan_account import account_digest
from pipeline.plan_update import MergeResult, NewPlanRow, PlanCell, PlanUpdate
from pipeline.protection import NOBODY, Protection
from pipeline.rules.merge import merge_finding
from schemas.columns import table_spec
from schemas.tables.plan_changes import PlanChanges

CONTROL_SHEET = "Kontroll"
CHANGES_SHEET = table_spec(PlanChanges).sheet
_ORDER = list(MergeResult)
MOST_ROWS = MAX_ROW - 1
"""As many as a sheet of Excel's holds below its headings."""
_SAID_ONCE = {"P009", "P010", "I172"}
"""Findings about this run alone: on sheet Kontroll the next run would have to take them away again."""


def update(
    folder: Path,
    plan: PlanUpdate,
    findings: Iterable[Finding],
    last_changes: pd.DataFrame,
    protection: Protection = NOBODY,
) -> Updated:
    """Draft the updated plan.

    Parameters
    ----------
    folder
        Where the staff's workbook lies; it is read, never written.
    plan
        What to write, cell by cell and row by row.
    findings
        All findings; those about the plan or its dwellings are listed on sheet Kontroll.
    last_changes
        Sheet Endringer as the last run left it; it is rewritten only when there is something new to say.
    protection
        Findings about protected addresses are listed on sheet Kontroll too, for no other output shows them.

    Returns
    -------
    Updated
        The draft, the cells with what became of each, and all findings with one more per refusal.
    """
    patch = open_workbook(folder / plan.file)
    refused: list[Finding] = []
    cells = [_write(patch, plan.file, cell, refused) for cell in plan.cells]
    added = _append(patch, plan, refused)
    cells += [replace(item, row=number) for row, number in added for item in row.cells]
    found = [*_placed(findings, plan.file, added), *refused]
    lasting = [item for item in found if item.rule_id not in _SAID_ONCE]
    _, withheld = parted(lasting, protection)
    about_plan = _about_plan(plan, lasting, frozenset(withheld))
    sheets = {CONTROL_SHEET: _control_sheet(plan.file, about_plan)}
    if _is_news(cells, last_changes):
        sheets[CHANGES_SHEET] = _changes_sheet(cells)
    said = [item for name, sheet in sheets.items() for item in _put(patch, plan.file, name, sheet)]
    found += said
    found += [merge_finding("P010", Place(plan.file), "", ("",), note=note) for note in patch.notes()]
    refused_sheets = {item.place.sheet for item in said if item.rule_id == "P005"}
    replaced = account_digest(last_changes) if CHANGES_SHEET in sheets.keys() - refused_sheets else ""
    return Updated(patch, replace(plan, cells=tuple(cells), replaced=replaced), tuple(found))


def _put(patch: WorkbookPatch, file: str, name: str, sheet: OwnedSheet) -> Iterator[Finding]:
    """Write a sheet of ours; gives what is to be said of it."""
    left_out = sheet.height - MOST_ROWS
    if left_out > 0:
        said = texts.count(left_out, "rad", "rader")
        yield merge_finding("P011", Place(file, name), "", ("",), sheet=name, left_out=said)
    try:
        _refuse_if_theirs(patch, name, sheet)
        patch.replace_sheet(name, sheet.first(MOST_ROWS))
    except UnsafeEditError as error:
        yield merge_finding("P005", Place(file, name), "", ("",), sheet=name, reason=str(error))


def _placed(findings: Iterable[Finding], file: str, added: list[tuple[NewPlanRow, int]]) -> Iterator[Finding]:
    """The findings, those about rows just added with a cell to point at, as the next run will have it."""
    cells = {(row.sheet, *row.key): f"{row.pointed_at}{number}" for row, number in added}
    for finding in findings:
        place = finding.place
        cell = cells.get((place.sheet, finding.dwelling_id, finding.room), "") if place.file == file else ""
        yield replace(finding, place=replace(place, cell=cell)) if cell and not place.cell else finding


def _refuse_if_theirs(patch: WorkbookPatch, name: str, sheet: OwnedSheet) -> None:
    """A sheet of that name with other headings was made by the staff, and is theirs."""
    found = next((known for known in patch.sheet_names if known.casefold() == name.casefold()), None)
    if found is None or not patch.last_row(found):
        return
    cells = [format_cell(1, number) for number in range(1, len(sheet.headings) + 1)]
    if [patch.value(found, cell).value for cell in cells] != list(sheet.headings):
        raise UnsafeEditError("det står et ark der med andre overskrifter enn programmets egne.")


def _write(patch: WorkbookPatch, file: str, cell: PlanCell, refused: list[Finding]) -> PlanCell:
    if cell.result is not MergeResult.WRITTEN:
        return cell
    value = _cell_value(cell)
    try:
        patch.set_value(cell.sheet, cell.cell, value, allow_locked=True)
    except UnsafeEditError as error:
        place = Place(file, cell.sheet, cell.cell)
        ours = texts.MASK if cell.column.is_sensitive else _text(value) or "tom"
        refused.append(
            merge_finding("P002", place, "", cell.key, column=cell.column.title, ours=ours, reason=str(error))
        )
        base = Unsaid.NO_BASE if cell.theirs is None else cell.theirs
        return replace(cell, result=MergeResult.REFUSED, base=base, why=str(error))
    return cell


def _append(patch: WorkbookPatch, plan: PlanUpdate, refused: list[Finding]) -> list[tuple[NewPlanRow, int]]:
    """The rows that were added, each with its number."""
    added = []
    for (sheet, header_row), group in groupby(plan.new_rows, key=lambda row: (row.sheet, row.header_row)):
        rows = list(group)
        answers = patch.append_rows(sheet, header_row, [row.values for row in rows], allow_locked=True)
        for row, answer in zip(rows, answers, strict=True):
            if isinstance(answer, UnsafeEditError):
                place = Place(plan.file, sheet)
                refused.append(merge_finding("P003", place, "", row.key, dwelling=row.key[0], reason=str(answer)))
            else:
                added.append((row, answer))
    return added


def _cell_value(cell: PlanCell) -> Any:
    codes = cell.column.codes
    return codes.label(cell.ours) if codes and isinstance(cell.ours, str) else cell.ours


def _about_plan(plan: PlanUpdate, findings: list[Finding], others: Set[Finding]) -> list[Finding]:
    dwellings = {cell.key[0] for cell in plan.cells} | {row.key[0] for row in plan.new_rows}
    concerned = [
        item for item in findings if item.place.file == plan.file or item.dwelling_id in dwellings or item in others
    ]
    return sorted(concerned, key=lambda item: item.sort_key)


def _control_sheet(file: str, findings: list[Finding]) -> OwnedSheet:
    columns: dict[str, Sequence[CellInput | Linked]] = {
        "Alvorlighet": [finding.severity.value for finding in findings],
        "Bolignr": [finding.dwelling_id for finding in findings],
        "Rom": [finding.room for finding in findings],
        "Hvor": [_where(finding.place, file) for finding in findings],
        "Hva er galt": [finding.message for finding in findings],
        "Hva du gjør": [finding.advice for finding in findings],
    }
    return OwnedSheet(tuple(columns), tuple(columns.values()), (16.0, 12.0, 8.0, 44.0, 80.0, 60.0))


def _where(place: Place, file: str) -> Link | str:
    if place.file != file or not place.cell:
        return place.label
    return Link(f"#{place_in(place.sheet, place.cell)}", f"{place.sheet} {place.cell}")


def _changes_sheet(cells: list[PlanCell]) -> OwnedSheet:
    spec = table_spec(PlanChanges)
    ordered = sorted(cells, key=lambda cell: (-_ORDER.index(cell.result), cell.sheet, cell.key, cell.column.title))
    told = [cell for cell in ordered if not _is_unknown(cell)]
    columns: dict[str, Sequence[CellInput | Linked]] = {
        PlanChanges.sheet: [cell.sheet for cell in told],
        PlanChanges.dwelling_id: [cell.key[0] for cell in told],
        PlanChanges.room: [cell.key[1] if len(cell.key) > 1 else None for cell in told],
        PlanChanges.plan_column: [cell.column.title for cell in told],
        PlanChanges.cell: [CellLink(cell.sheet, cell.row, cell.number) for cell in told],
        PlanChanges.before: [_label(cell, cell.theirs) for cell in told],
        PlanChanges.ours: [_label(cell, cell.ours) for cell in told],
        PlanChanges.after: [_label(cell, _after(cell)) for cell in told],
        PlanChanges.result: [cell.result.value for cell in told],
        PlanChanges.why: [cell.why for cell in told],
        PlanChanges.last_written: [_label(cell, cell.base) for cell in told],
    }
    widths = (14.0, 12.0, 8.0, 22.0, 9.0, 24.0, 24.0, 24.0, 12.0, 52.0, 24.0)
    return OwnedSheet(tuple(spec.column(str(name)).title for name in columns), tuple(columns.values()), widths)


def _is_news(cells: list[PlanCell], last_changes: pd.DataFrame) -> bool:
    """Whether anything was written, or what stands differs from what the last run said of it."""
    if any(cell.result in (MergeResult.WRITTEN, MergeResult.ADDED) for cell in cells):
        return True
    settled = {MergeResult.UNCHANGED.value, MergeResult.WRITTEN.value, MergeResult.ADDED.value}

    def essence(sheet: Any, cell: Any, base: Any, result: str) -> tuple[str, str, str, str]:
        return str(sheet), str(cell), _text(base), "" if result in settled else result

    now = {
        essence(cell.sheet, cell.cell, _label(cell, cell.base), cell.result.value)
        for cell in cells
        if not _is_unknown(cell)
    }
    names = (PlanChanges.sheet, PlanChanges.cell, PlanChanges.last_written, PlanChanges.result)
    last = last_changes[list(names)].astype(object).where(last_changes[list(names)].notna(), None)
    return now != {essence(*row) for row in last.itertuples(index=False)}


def _is_unknown(cell: PlanCell) -> bool:
    return cell.ours is Unsaid.NO_OPINION and cell.base is Unsaid.NO_BASE


def _after(cell: PlanCell) -> Any:
    return cell.ours if cell.result in (MergeResult.WRITTEN, MergeResult.ADDED) else cell.theirs


def _label(cell: PlanCell, value: Any) -> Any:
    if isinstance(value, Unsaid):
        return None
    codes = cell.column.codes
    return codes.label(value) if codes and value in codes.values else value


def _text(value: Any) -> str:
    """A value as the sheet's text would be read again."""
    if isinstance(value, date):
        return texts.day(value)
    if isinstance(value, float):
        return str(int(value)) if value == int(value) else repr(value).replace(".", ",")
    return "" if value is None else str(value)

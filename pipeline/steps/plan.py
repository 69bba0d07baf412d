"""Decide, cell by cell, what the staff's settlement plan should say and what stays theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pandas as pd

from pipeline.answers import Answers
from pipeline.cells import column_letters
from pipeline.context import Context
from pipeline.finding import Finding
from pipeline.located import Located, LocatedSheet
from pipeline.merge import Mergeable, Unsaid, merge
from pipeline.plan_findings import conflict_findings, keys_of, notes, row_findings
from pipeline.plan_met import PlanMet
from pipeline.plan_rows import absent_dwellings, planned_dwellings
from pipeline.plan_update import MergeResult, NewPlanRow, PlanCell, PlanUpdate
from pipeline.plan_values import RETIRED_DWELLING, RETIRED_PLACE, Values, plan_values
from pipeline.proposals.plan_notes import PlanNotes
from pipeline.table import Table, Tables
from pipeline.values import read_value
from schemas.columns import ColumnSpec, Owner, table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_changes import PlanChanges
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan

_NO_ANSWERS = Answers()
_WHY = {
    MergeResult.UNCHANGED: "",
    MergeResult.WRITTEN: "Kildene er endret siden sist.",
    MergeResult.ADDED: "Boligen eller rommet manglet i planen.",
    MergeResult.OVERRIDDEN: "Dere har skrevet en annen verdi enn kildene gir. Deres verdi står.",
    MergeResult.CONFLICT: "Både dere og kildene har en ny verdi. Deres verdi står.",
}
_WHY_FILLED = "Cellen var tom og er fylt ut."
_WHY_UNSETTLED = "Planen og kildene er ulike, og programmet vet ikke hvem som har rett. Deres verdi står."
_RESULTS = {
    Mergeable.SAME: MergeResult.UNCHANGED,
    Mergeable.WRITE: MergeResult.WRITTEN,
    Mergeable.OVERRIDDEN: MergeResult.OVERRIDDEN,
    Mergeable.CONFLICT: MergeResult.CONFLICT,
}


def plan(
    tables: Tables,
    located: Located,
    met: PlanMet,
    findings: Iterable[Finding],
    context: Context,
    answers: Answers = _NO_ANSWERS,
    proposals: PlanNotes | None = None,
) -> PlanUpdate:
    """Merge what the sources say with what stands in the plan and what the last run wrote there.

    Parameters
    ----------
    tables
        Checked tables, the plan's two sheets among them.
    located
        Where the plan's sheets, headers and columns are.
    met
        What stands there and could not be read, and which dwellings the register has.
    findings
        What has been found so far; what concerns a dwelling or room is named in column Kontroll.
    context
        As-of day and parameters.
    answers
        What staff have confirmed, and column Kontroll no longer names.
    proposals
        Who is proposed for each room; where the plan has no column for it, Kontroll says it.

    Returns
    -------
    PlanUpdate
        Every pipeline-owned cell with its verdict, the rows to add, and a finding per conflict.
    """
    used = located.used()
    planned = set(planned_dwellings(tables, context)[Dwellings.dwelling_id])
    absent = absent_dwellings(tables, met.register, context)
    about_rows = row_findings(tables, planned, absent, context)
    noted = notes(answers.unconfirmed([*findings, *about_rows]))
    has_column = str(PlanPlaces.proposal) in used[table_spec(PlanPlaces).name].numbers()
    wanted = plan_values(tables, context, _with_proposals(noted, proposals or {}, has_column=has_column), proposals)
    bases = _bases(tables)
    cells: list[PlanCell] = []
    new_rows: list[NewPlanRow] = []
    for model, values, retired in (
        (SettlementPlan, wanted.dwellings, RETIRED_DWELLING),
        (PlanPlaces, wanted.places, RETIRED_PLACE),
    ):
        sheet, table = used[table_spec(model).name], tables[model]
        present = keys_of(table)
        ours = [retired if key[0] in absent.gone else values.get(key, {}) for key in present]
        cells.extend(_merged(sheet, table, present, ours, bases, met))
        missing = values.keys() - set(present)
        new_rows.extend(_new_row(sheet, key, row) for key, row in values.items() if key in missing)
    file = used[table_spec(SettlementPlan).name].file
    conflicts = [cell for cell in cells if cell.result is MergeResult.CONFLICT]
    about_cells = conflict_findings(file, conflicts, has_memory=PlanChanges in tables)
    return PlanUpdate(file, tuple(cells), tuple(new_rows), (*about_rows, *about_cells))


def _with_proposals(
    noted: Mapping[tuple[str, ...], str], proposals: PlanNotes, *, has_column: bool
) -> dict[tuple[str, ...], str]:
    """Kontroll with what no cell of its own can say: proposals for no room in particular, or without a column."""
    found = dict(noted)
    for (dwelling_id, room), text in proposals.items():
        if room and has_column:
            continue
        key = (dwelling_id, room) if room else (dwelling_id,)
        found[key] = "; ".join(filter(None, (found.get(key), f"Forslag: {text}")))
    return found


def _bases(tables: Tables) -> dict[tuple[str, str, str, str], str | None]:
    """What the last run wrote, as text, by sheet, dwelling, room and column heading.

    A conflict that has nothing there comes from a first meeting: no run had written the cell.
    """
    changes = tables.frame(PlanChanges)
    is_first_meeting = changes[PlanChanges.last_written].isna() & (changes[PlanChanges.result] == MergeResult.CONFLICT)
    changes = changes[~is_first_meeting]
    return {
        (sheet, dwelling_id, "" if pd.isna(room) else room, heading): None if pd.isna(value) else value
        for sheet, dwelling_id, room, heading, value in zip(
            changes[PlanChanges.sheet],
            changes[PlanChanges.dwelling_id],
            changes[PlanChanges.room],
            changes[PlanChanges.plan_column],
            changes[PlanChanges.last_written],
            strict=True,
        )
    }


def _merged(
    sheet: LocatedSheet,
    table: Table,
    keys: list[tuple[str, ...]],
    values: list[Values],
    bases: Mapping[tuple[str, str, str, str], str | None],
    met: PlanMet,
) -> Iterator[PlanCell]:
    numbers, name = sheet.numbers(), sheet.sheet.name
    columns = [
        (column, numbers[column.name], _theirs(table, column, met))
        for column in table.spec.columns
        if column.owner is Owner.PIPELINE and column.name in numbers
    ]
    for row, (key, wanted, number) in enumerate(zip(keys, values, table.row_numbers.tolist(), strict=True)):
        for column, at, present in columns:
            place = (name, key[0], key[1] if len(key) > 1 else "", column.title)
            base = _base_value(bases[place], column) if place in bases else Unsaid.NO_BASE
            theirs, ours = present[row], wanted.get(column.name, Unsaid.NO_OPINION)
            merged = merge(base, theirs, ours)
            result = _RESULTS[merged.verdict]
            why = _why(result, base, theirs)
            yield PlanCell(name, key, column, number, at, merged.base, theirs, ours, result, why)


def _why(result: MergeResult, base: Any, theirs: Any) -> str:
    if result is MergeResult.WRITTEN and theirs is None:
        return _WHY_FILLED
    return _WHY_UNSETTLED if result is MergeResult.CONFLICT and base is Unsaid.NO_BASE else _WHY[result]


def _base_value(text: str | None, column: ColumnSpec) -> Any:
    return None if text is None else read_value(text, column).value


def _theirs(table: Table, column: ColumnSpec, met: PlanMet) -> list[Any]:
    """A column's typed values; what could not be read stays the staff's text."""
    unread = met.unread.get((table.spec.name, column.name), {})
    values = zip(table.frame[column.name].tolist(), table.row_numbers.tolist(), strict=True)
    return [unread.get(row) if pd.isna(value) else _plain(value) for value, row in values]


def _plain(value: Any) -> Any:
    if isinstance(value, pd.Timestamp):
        return value.date()
    return value.item() if hasattr(value, "item") else value


def _new_row(sheet: LocatedSheet, key: tuple[str, ...], values: Values) -> NewPlanRow:
    """Our values by the sheet's own headings, the key columns included."""
    assert sheet.table is not None
    by_name = {**dict(zip(sheet.table.key, key, strict=True)), **values}
    given: dict[str, Any] = {}
    cells = []
    for located in sheet.columns:
        ours = by_name.get(located.name, Unsaid.NO_OPINION) if located.name else Unsaid.NO_OPINION
        if ours is Unsaid.NO_OPINION or located.name is None:
            continue
        column = sheet.table.column(located.name)
        if ours is not None:
            given[located.heading] = _cell_value(column, ours)
        if column.owner is Owner.PIPELINE:
            at, why = located.number, _WHY[MergeResult.ADDED]
            cells.append(PlanCell(sheet.sheet.name, key, column, 0, at, ours, None, ours, MergeResult.ADDED, why))
    numbers = sheet.numbers()
    pointed_at = column_letters(numbers.get(PlanPlaces.resident) or numbers[sheet.table.key[0]])
    return NewPlanRow(sheet.sheet.name, sheet.header_row, key, given, tuple(cells), pointed_at)


def _cell_value(column: ColumnSpec, value: Any) -> Any:
    """Codes as people read them, and room 2 as the number that the staff's own cells hold."""
    if column.codes:
        return column.codes.label(str(value))
    is_numbered = column.name == PlanPlaces.room and re.fullmatch("[1-9][0-9]{0,8}", value)
    return int(value) if is_numbered else value

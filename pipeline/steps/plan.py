"""Decide, cell by cell, what the staff's settlement plan should say and what stays theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from pipeline import texts
from pipeline.cells import column_letters, format_cell
from pipeline.context import Context
from pipeline.conversion import convert_column
from pipeline.excel.reading import Kind, RawSheet
from pipeline.finding import Finding, Severity
from pipeline.flow import Located, LocatedSheet, MergeResult, NewPlanRow, PlanCell, PlanUpdate
from pipeline.merge import Mergeable, Unsaid, merge
from pipeline.plan_values import Values, plan_rows_gone, plan_values
from pipeline.reasons import value_text
from pipeline.residents import living_on
from pipeline.rules.merge import merge_finding
from pipeline.table import Table, Tables
from pipeline.values import read_value, tidy
from schemas.columns import ColumnSpec, Owner, TableSpec, table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_changes import PlanChanges
from schemas.tables.plan_places import PlanPlaces
from schemas.tables.settlement_plan import SettlementPlan
from schemas.tables.tenancies import Tenancies

_WHY = {
    MergeResult.UNCHANGED: "",
    MergeResult.WRITTEN: "Kildene er endret siden sist.",
    MergeResult.ADDED: "Boligen eller rommet manglet i planen.",
    MergeResult.OVERRIDDEN: "Dere har skrevet en annen verdi enn kildene gir. Deres verdi står.",
    MergeResult.CONFLICT: "Både dere og kildene har en ny verdi. Deres verdi står.",
}
_RESULTS = {
    Mergeable.SAME: MergeResult.UNCHANGED,
    Mergeable.WRITE: MergeResult.WRITTEN,
    Mergeable.OVERRIDDEN: MergeResult.OVERRIDDEN,
    Mergeable.CONFLICT: MergeResult.CONFLICT,
}


def plan(tables: Tables, located: Located, findings: Iterable[Finding], context: Context) -> PlanUpdate:
    """Merge what the sources say with what stands in the plan and what the last run wrote there.

    Parameters
    ----------
    tables
        Checked tables, the plan's two sheets among them.
    located
        Where the plan's sheets, headers and columns are.
    findings
        What has been found so far; what concerns a dwelling or room is named in column Kontroll.
    context
        As-of day and parameters.

    Returns
    -------
    PlanUpdate
        Every pipeline-owned cell with its verdict, the rows to add, and a finding per conflict.
    """
    strangers = _wrong_residents(tables, context)
    wanted = plan_values(tables, context, _notes([*findings, *strangers]))
    bases = _bases(tables)
    used = located.used()
    cells: list[PlanCell] = []
    new_rows: list[NewPlanRow] = []
    for model, values in ((SettlementPlan, wanted.dwellings), (PlanPlaces, wanted.places)):
        sheet, table = used[table_spec(model).name], tables[model]
        present = _keys(table)
        retired = _retired(tables, used[table_spec(Dwellings).name], context) if model is SettlementPlan else {}
        for row, key in enumerate(present):
            cells.extend(_merge_row(sheet, table, row, key, values.get(key) or retired.get(key, {}), bases))
        new_rows.extend(_new_row(sheet, key, row) for key, row in values.items() if key not in set(present))
    conflicts = [_conflict(cell, used) for cell in cells if cell.result is MergeResult.CONFLICT]
    file = used[table_spec(SettlementPlan).name].file
    return PlanUpdate(file, tuple(cells), tuple(new_rows), (*strangers, *conflicts))


def _notes(findings: Iterable[Finding]) -> dict[tuple[str, ...], str]:
    """What column Kontroll says: the titles of what was found, worst first, each once."""
    titles: dict[tuple[str, ...], list[str]] = {}
    for finding in sorted(findings, key=lambda item: item.sort_key):
        if finding.severity is Severity.INFO or not finding.dwelling_id:
            continue
        for key in {(finding.dwelling_id,), (finding.dwelling_id, finding.room)}:
            titles.setdefault(key, [])
            if finding.title not in titles[key]:
                titles[key].append(finding.title)
    return {key: "; ".join(found) for key, found in titles.items()}


def _keys(table: Table) -> list[tuple[str, ...]]:
    return list(zip(*(table.frame[name] for name in table.spec.key), strict=True))


def _retired(tables: Tables, register: LocatedSheet, context: Context) -> dict[tuple[str, ...], Values]:
    plan_frame = tables.frame(SettlementPlan)
    gone = plan_rows_gone(plan_frame, tables.frame(Dwellings), _ids_in(register), context)
    return {(key,): {SettlementPlan.place_status: "RETIRED"} for key in plan_frame[SettlementPlan.dwelling_id][gone]}


def _ids_in(register: LocatedSheet) -> set[str]:
    """All dwellings in the register, those too whose row was set aside."""
    column = table_spec(Dwellings).column(str(Dwellings.dwelling_id))
    number = register.numbers()[column.name]
    cells = next((cells for cells in register.sheet.columns if cells.index == number), None)
    return set() if cells is None else set(convert_column(cells, register.sheet.strings, column).values.dropna())


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


def _merge_row(
    sheet: LocatedSheet,
    table: Table,
    row: int,
    key: tuple[str, ...],
    values: Values,
    bases: Mapping[tuple[str, str, str, str], str | None],
) -> list[PlanCell]:
    cells = []
    numbers = sheet.numbers()
    for column in table.spec.columns:
        if column.owner is not Owner.PIPELINE or column.name not in numbers:
            continue
        place = (sheet.sheet.name, key[0], key[1] if len(key) > 1 else "", column.title)
        base = _base_value(bases[place], column) if place in bases else Unsaid.NO_BASE
        theirs = _theirs(sheet.sheet, table, row, column, numbers[column.name])
        ours = values.get(column.name, Unsaid.NO_OPINION)
        merged = merge(base, theirs, ours)
        result = _RESULTS[merged.verdict]
        cell = format_cell(int(table.row_numbers[row]), numbers[column.name])
        cells.append(PlanCell(sheet.sheet.name, key, column, cell, merged.base, theirs, ours, result, _WHY[result]))
    return cells


def _base_value(text: str | None, column: ColumnSpec) -> Any:
    return None if text is None else read_value(text, column).value


def _theirs(raw: RawSheet, table: Table, row: int, column: ColumnSpec, number: int) -> Any:
    """The cell's typed value; what could not be read stays the staff's text."""
    value = table.frame[column.name].iat[row]
    if not pd.isna(value):
        if isinstance(value, pd.Timestamp):
            return value.date()
        return value.item() if hasattr(value, "item") else value
    sheet_row = int(table.row_numbers[row])
    for cells in raw.columns:
        if cells.index == number:
            cell = cells.dense(sheet_row, sheet_row)
            if cell.kind[0] == Kind.BLANK:
                return None
            text = tidy(raw.strings[cell.text[0]]) if cell.text[0] >= 0 else "(ukjent verdi)"
            return text or None
    return None


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
            given[located.heading] = column.codes.label(str(ours)) if column.codes else ours
        if column.owner is Owner.PIPELINE:
            letters, why = column_letters(located.number), _WHY[MergeResult.ADDED]
            cells.append(PlanCell(sheet.sheet.name, key, column, letters, ours, None, ours, MergeResult.ADDED, why))
    return NewPlanRow(sheet.sheet.name, sheet.header_row, key, given, tuple(cells))


def _wrong_residents(tables: Tables, context: Context) -> list[Finding]:
    """Rooms where the staff's Beboer is not the one whose tenancy runs there; only where both are written."""
    if Tenancies not in tables:
        return []
    tenancies = tables.frame(Tenancies)
    now = tenancies[living_on(tenancies, context.as_of) & tenancies[Tenancies.youth_id].notna()]
    living: dict[tuple[str, str], set[str]] = {}
    for dwelling_id, room, youth in zip(
        now[Tenancies.dwelling_id], now[Tenancies.room], now[Tenancies.youth_id], strict=True
    ):
        living.setdefault((dwelling_id, room), set()).add(youth)
    places = tables[PlanPlaces]
    findings = []
    for row, key in enumerate(_keys(places)):
        resident = places.frame[PlanPlaces.resident].iat[row]
        if not pd.isna(resident) and key in living and tidy(resident).upper() not in living[key]:
            place = places.place(row, PlanPlaces.resident)
            findings.append(merge_finding("P004", place, texts.MASK, key))
    return findings


def _conflict(cell: PlanCell, used: Mapping[str, LocatedSheet]) -> Finding:
    spec: TableSpec = table_spec(PlanPlaces if len(cell.key) > 1 else SettlementPlan)
    located = used[spec.name]
    theirs, ours = (_for_people(cell.column, value) for value in (cell.theirs, cell.ours))
    difference = "stemmer ikke med kildene" if cell.column.is_sensitive else f"er «{theirs}», men kildene gir «{ours}»"
    place = located.place(cell.cell)
    return merge_finding("P001", place, theirs, cell.key, column=cell.column.title, difference=difference)


def _for_people(column: ColumnSpec, value: Any) -> str:
    if value is None:
        return "tom"
    if column.is_sensitive:
        return texts.MASK
    is_odd_text = isinstance(value, str) and (column.codes is None or value not in column.codes.values)
    return value if is_odd_text else value_text(column, value)

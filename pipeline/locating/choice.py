"""Which sheets are read for each table where several could be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from pipeline.finding import Finding, Place
from pipeline.located import LocatedSheet, Rival
from pipeline.locating.keys import keys_on
from pipeline.locating.memory import Memory
from pipeline.locating.tables_on_sheet import POSSIBLE, SURE
from pipeline.locating.telling import missing_needed
from pipeline.rules.intake import intake_finding
from schemas.columns import TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.settings import Settings
from schemas.tables.settlement_plan import SettlementPlan

Readings = Mapping[str, tuple[LocatedSheet, ...]]
_PLAN = table_spec(SettlementPlan)
_ONE_SHEET_ONLY = {_PLAN.workbook, table_spec(Settings).workbook}
"""Workbooks whose tables are written to as well: each stands on one sheet."""


def choose(
    candidates: list[LocatedSheet], readings: Readings, required: tuple[str, ...]
) -> tuple[list[LocatedSheet], list[Finding]]:
    """Mark the sheets that are read; say so of the others that look like their tables."""
    chosen: list[LocatedSheet] = []
    findings: list[Finding] = []
    for sheet in candidates:
        used = readings.get(sheet.table.name, ()) if sheet.table else ()
        if sheet.table and any(sheet is item for item in used):
            unusable = missing_needed(sheet, "I003" if sheet.table.name in required else "I012")
            if not len(sheet.rows) and _is_missed_when_empty(sheet.table, required):
                place = Place(sheet.file, sheet.sheet.name)
                unusable.append(intake_finding("I017", place, "", table=sheet.table.title))
            chosen.append(replace(sheet, is_used=not unusable))
            findings.extend(unusable)
        elif sheet.table and used and sheet.confidence >= SURE:
            rival = _rival(sheet, used)
            chosen.append(replace(sheet, rival=rival))
            findings.append(_rival_finding(sheet, sheet.table, used[0], rival))
        else:
            chosen.append(sheet)
            if sheet.table and not used and sheet.confidence >= POSSIBLE:
                place = Place(sheet.file, sheet.sheet.name)
                findings.append(intake_finding("I006", place, "", table=sheet.table.title))
    return chosen, findings


def readings_of(candidates: list[LocatedSheet], memory: Memory) -> Readings:
    """By table the sheets that hold it: the surest, and those that staff say hold it too.

    What staff have said goes first, then sheets with rows, the surest, visible ones, and those with most rows. Of two
    alike the shorter file name wins, for a copy's is longer. Two sheets of mostly the same rows are two versions and
    never read together. All sheets of the staff's plan come from one workbook, because only one is written.
    """
    by_table: dict[str, list[LocatedSheet]] = defaultdict(list)
    for sheet in candidates:
        if sheet.table and sheet.confidence >= SURE:
            by_table[sheet.table.name].append(sheet)
    found: dict[str, list[LocatedSheet]] = {}
    plan_file = ""
    for name, table in TABLES.items():
        is_of_plan = table.workbook == _PLAN.workbook
        sure = [sheet for sheet in by_table[name] if not is_of_plan or plan_file in ("", sheet.file)]
        if sure:
            said = {id(sheet): _said_of(sheet, sure, memory) for sheet in sure}
            sure.sort(key=lambda sheet: (bool(said[id(sheet)]), *_rank(sheet)), reverse=True)
            found[name] = sure[:1] if table.workbook in _ONE_SHEET_ONLY else _joined(sure, said)
            plan_file = sure[0].file if name == _PLAN.name else plan_file
    return {name: tuple(sheets) for name, sheets in found.items()}


def _said_of(sheet: LocatedSheet, sure: Iterable[LocatedSheet], memory: Memory) -> frozenset[tuple[str, str]]:
    """The file and sheet of each row in which staff say that the sheet holds the table, and no other sheet is meant."""
    others = {(other.file, other.sheet.name) for other in sure} - {(sheet.file, sheet.sheet.name)}
    rows = memory.of(sheet.file, sheet.sheet.name).rows
    return frozenset((row.file, row.sheet) for row in rows if row.table is sheet.table and row.heading) - others


def _joined(sure: list[LocatedSheet], said: Mapping[int, frozenset[tuple[str, str]]]) -> list[LocatedSheet]:
    """The first sheet, and those that stand on it too or that staff have said of by themselves."""
    joined = sure[:1]
    for sheet in sure[1:]:
        is_beside = (sheet.file, sheet.sheet.name) == (sure[0].file, sure[0].sheet.name)
        own = said[id(sheet)]
        is_said = bool(own) and all(said[id(other)] and not own & said[id(other)] for other in joined)
        if (is_beside or is_said) and _rival(sheet, joined).may_be_joined:
            joined.append(sheet)
    return joined


def _rival(sheet: LocatedSheet, used: Iterable[LocatedSheet]) -> Rival:
    assert sheet.table is not None
    if sheet.table.workbook in _ONE_SHEET_ONLY:
        return Rival(len(sheet.rows), len(sheet.rows), may_be_joined=False)
    keys = keys_on(sheet)
    others = frozenset[tuple[object, ...]]().union(*(keys_on(other) for other in used))
    shared = len(keys & others)
    return Rival(len(keys), shared, may_be_joined=2 * shared < min(len(keys), len(others)))


def _rival_finding(sheet: LocatedSheet, table: TableSpec, used: LocatedSheet, rival: Rival) -> Finding:
    """A part of the table that is left out stops the run, and so does the same table in two files; a copy does not."""
    are_visible = sheet.sheet.state == used.sheet.state == "visible"
    is_elsewhere = sheet.file != used.file and (len(sheet.rows) > 0 or table.workbook in _ONE_SHEET_ONLY)
    rule_id = "I007" if not are_visible else "I023" if rival.may_be_joined else "I016" if is_elsewhere else "I007"
    words = {"table": table.title, "used": used.sheet.name, "used_file": used.file}
    words |= {"own": str(rival.keys - rival.shared), "keys": str(rival.keys)}
    return intake_finding(rule_id, Place(sheet.file, sheet.sheet.name), "", **words)


def _rank(sheet: LocatedSheet) -> tuple[bool, float, bool, int, int]:
    is_visible = sheet.sheet.state == "visible"
    return len(sheet.rows) > 0, sheet.confidence, is_visible, len(sheet.rows), -len(sheet.file)


def _is_missed_when_empty(table: TableSpec, required: tuple[str, ...]) -> bool:
    """Whether a table without rows is more likely an accident than the truth; needed tables have rules of their own."""
    return table.name not in required and not table.is_written_by_run

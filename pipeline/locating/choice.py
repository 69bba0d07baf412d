"""Which sheet is read for each table where several could be."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from pipeline.finding import Finding, Place
from pipeline.located import LocatedSheet
from pipeline.locating.tables_on_sheet import POSSIBLE, SURE
from pipeline.locating.telling import missing_needed
from pipeline.rules.intake import intake_finding
from schemas.columns import TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.settlement_plan import SettlementPlan

_PLAN = table_spec(SettlementPlan)


def choose(candidates: list[LocatedSheet], required: tuple[str, ...]) -> tuple[list[LocatedSheet], list[Finding]]:
    """Take the surest sheet of each table; say so of the others that look like it."""
    best = best_of(candidates)
    chosen: list[LocatedSheet] = []
    findings: list[Finding] = []
    for sheet in candidates:
        place = Place(sheet.file, sheet.sheet.name)
        used = best.get(sheet.table.name) if sheet.table else None
        if used is sheet and sheet.table:
            unusable = missing_needed(sheet, "I003" if sheet.table.name in required else "I012")
            if not len(sheet.rows) and _is_missed_when_empty(sheet.table, required):
                unusable.append(intake_finding("I017", place, "", table=sheet.table.title))
            chosen.append(replace(sheet, is_used=not unusable))
            findings.extend(unusable)
            continue
        chosen.append(sheet)
        if sheet.table and used and sheet.confidence >= SURE:
            is_rival = sheet.file != used.file and sheet.sheet.state == used.sheet.state == "visible"
            words = {"table": sheet.table.title, "used": used.sheet.name, "used_file": used.file}
            findings.append(intake_finding("I016" if is_rival else "I007", place, "", **words))
        elif sheet.table and used is None and sheet.confidence >= POSSIBLE:
            findings.append(intake_finding("I006", place, "", table=sheet.table.title))
    return chosen, findings


def best_of(candidates: list[LocatedSheet]) -> dict[str, LocatedSheet]:
    """The surest sheet of each table; of equals a visible one, then the one with most rows.

    Of two alike the shorter file name wins, for a copy's is longer. All sheets of the staff's plan come from one
    workbook, because only one is written.
    """
    by_table: dict[str, list[LocatedSheet]] = defaultdict(list)
    for sheet in candidates:
        if sheet.table and sheet.confidence >= SURE:
            by_table[sheet.table.name].append(sheet)
    best: dict[str, LocatedSheet] = {}
    plan_file = ""
    for name, table in TABLES.items():
        is_of_plan = table.workbook == _PLAN.workbook
        sure = [sheet for sheet in by_table[name] if not is_of_plan or plan_file in ("", sheet.file)]
        if sure:
            best[name] = max(sure, key=_rank)
            plan_file = best[name].file if name == _PLAN.name else plan_file
    return best


def _rank(sheet: LocatedSheet) -> tuple[float, bool, int, int]:
    return sheet.confidence, sheet.sheet.state == "visible", len(sheet.rows), -len(sheet.file)


def _is_missed_when_empty(table: TableSpec, required: tuple[str, ...]) -> bool:
    """Whether a table without rows is more likely an accident than the truth; needed tables have rules of their own."""
    return table.name not in required and not table.is_written_by_run

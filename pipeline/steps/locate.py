"""Find out which table each sheet holds, where its header is, and which column is what."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from pipeline.cells import column_letters
from pipeline.data_rows import data_rows
from pipeline.excel.reading import Kind, RawSheet
from pipeline.finding import Finding, Place
from pipeline.flow import Located, LocatedColumn, LocatedSheet, RawInputs
from pipeline.headings import Match, heading_key, match_headings, maybe_renamed, named
from pipeline.rules.intake import intake_finding
from schemas.columns import ColumnSpec, TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.settlement_plan import SettlementPlan

HEADER_SEARCH_ROWS = 40
"""A header further down than this is not looked for."""
SURE = 0.6
"""Confidence from which a sheet is taken for a table."""
POSSIBLE = 0.35
"""Confidence from which staff are asked."""

_PLAN = table_spec(SettlementPlan)


def locate(inputs: RawInputs, required: tuple[str, ...]) -> Located:
    """Match every sheet against every table by its headings.

    Parameters
    ----------
    inputs
        The workbooks as read.
    required
        Names of the tables without which the run stops.

    Returns
    -------
    Located
        A table that is sure is used; one that is unsure, doubled or lacks a column is a finding, never a silent guess.
    """
    candidates = [_best_guess(workbook.file, sheet) for workbook in inputs.workbooks for sheet in workbook.sheets]
    sheets, findings = _choose(candidates, required)
    found = _best(candidates)
    for name, table in TABLES.items():
        if name not in found and not table.is_written_by_run:
            findings.append(_not_found(table, candidates, required))
    for sheet in sheets:
        if sheet.is_used:
            findings.extend(_column_findings(sheet))
            findings.extend(_empty(sheet, required))
    findings.extend(_unread_files(inputs, sheets, findings))
    return Located(tuple(sheets), tuple(findings))


def _not_found(table: TableSpec, candidates: list[LocatedSheet], required: tuple[str, ...]) -> Finding:
    """The table is not delivered; where a sheet looks a little like a needed one, it is named."""
    likely = [sheet for sheet in candidates if sheet.table is table and sheet.confidence >= POSSIBLE]
    alike = "".join(f" Arket «{sheet.sheet.name}» i {sheet.file} ligner, men ikke nok." for sheet in likely)
    rule_id = "I001" if table.name in required else "I002"
    return _finding(rule_id, Place(""), table=table.title, sheet=table.sheet, workbook=table.workbook, alike=alike)


def _unread_files(inputs: RawInputs, sheets: list[LocatedSheet], findings: list[Finding]) -> list[Finding]:
    """Files of which no sheet is read and nothing is said yet."""
    told = {sheet.file for sheet in sheets if sheet.is_used} | {finding.place.file for finding in findings}
    return [_finding("I018", Place(book.file)) for book in inputs.workbooks if book.file not in told]


def _best_guess(file: str, sheet: RawSheet) -> LocatedSheet:
    top = [column.dense(1, min(HEADER_SEARCH_ROWS, sheet.last_row)) for column in sheet.columns]
    best = LocatedSheet(file, sheet, None, 0, (), np.array([], np.int32), 0.0, is_used=False)
    for row in range(min(HEADER_SEARCH_ROWS, sheet.last_row)):
        headings = {column.index: sheet.strings[column.text[row]] for column in top if column.kind[row] == Kind.TEXT}
        if len(headings) < 2:
            continue
        for table in TABLES.values():
            matches = match_headings(headings, table)
            confidence = _confidence(matches, headings, table, sheet.name)
            if confidence > best.confidence:
                best = _located(file, sheet, table, row + 1, headings, matches, confidence)
    return best


def _confidence(matches: dict[int, Match], headings: dict[int, str], table: TableSpec, sheet_name: str) -> float:
    """How much of the table is there, how much of the header is the table's, and whether the sheet has its name."""
    if not matches:
        return 0.0
    found = {match.column.name: match.score for match in matches.values()}
    expected = [column for column in table.columns if not column.is_optional]
    needed = [column for column in table.columns if column.is_required]
    coverage = sum(found.get(column.name, 0.0) for column in expected) / len(expected)
    precision = len(matches) / len(headings)
    has_needed = sum(column.name in found for column in needed) / len(needed)
    is_named = heading_key(sheet_name) in (heading_key(table.sheet), heading_key(table.title))
    return 0.45 * coverage + 0.2 * precision + 0.25 * has_needed + 0.1 * is_named


def _located(
    file: str,
    sheet: RawSheet,
    table: TableSpec,
    header_row: int,
    headings: dict[int, str],
    matches: dict[int, Match],
    confidence: float,
) -> LocatedSheet:
    columns = tuple(
        LocatedColumn(number, heading, matches[number].column.name, matches[number].score)
        if number in matches
        else LocatedColumn(number, heading, None, 0.0)
        for number, heading in sorted(headings.items())
    )
    rows = data_rows(sheet, table, header_row, columns)
    return LocatedSheet(file, sheet, table, header_row, columns, rows, confidence, is_used=False)


def _choose(candidates: list[LocatedSheet], required: tuple[str, ...]) -> tuple[list[LocatedSheet], list[Finding]]:
    """Take the surest sheet of each table; say so of the others that look like it."""
    best = _best(candidates)
    chosen: list[LocatedSheet] = []
    findings: list[Finding] = []
    for sheet in candidates:
        place = Place(sheet.file, sheet.sheet.name)
        used = best.get(sheet.table.name) if sheet.table else None
        if used is sheet and sheet.table:
            unusable = _missing_needed(sheet, "I003" if sheet.table.name in required else "I012")
            if not len(sheet.rows) and _is_missed_when_empty(sheet.table, required):
                unusable.append(_finding("I017", place, table=sheet.table.title))
            chosen.append(replace(sheet, is_used=not unusable))
            findings.extend(unusable)
            continue
        chosen.append(sheet)
        if sheet.table and used and sheet.confidence >= SURE:
            is_rival = sheet.file != used.file and sheet.sheet.state == used.sheet.state == "visible"
            words = {"table": sheet.table.title, "used": used.sheet.name, "used_file": used.file}
            findings.append(_finding("I016" if is_rival else "I007", place, **words))
        elif sheet.table and used is None and sheet.confidence >= POSSIBLE:
            findings.append(_finding("I006", place, table=sheet.table.title))
    return chosen, findings


def _is_missed_when_empty(table: TableSpec, required: tuple[str, ...]) -> bool:
    """Whether a table without rows is more likely an accident than the truth; needed tables have rules of their own."""
    return table.name not in required and not table.is_written_by_run


def _best(candidates: list[LocatedSheet]) -> dict[str, LocatedSheet]:
    """The surest sheet of each table; of equals a visible one, then the one with most rows.

    Of two alike the shorter file name wins, for a copy's is longer. All sheets of the staff's plan come from one
    workbook, because only one is written.
    """
    best: dict[str, LocatedSheet] = {}
    plan_file = ""
    for name in TABLES:
        is_of_plan = TABLES[name].workbook == _PLAN.workbook
        sure = [
            sheet
            for sheet in candidates
            if sheet.table
            and sheet.table.name == name
            and sheet.confidence >= SURE
            and (not is_of_plan or plan_file in ("", sheet.file))
        ]
        if sure:
            best[name] = max(
                sure,
                key=lambda sheet: (
                    sheet.confidence,
                    sheet.sheet.state == "visible",
                    len(sheet.rows),
                    -len(sheet.file),
                ),
            )
            plan_file = best[name].file if name == _PLAN.name else plan_file
    return best


def _missing_needed(sheet: LocatedSheet, rule_id: str) -> list[Finding]:
    """A finding per column without which no row of the table can be used."""
    return [_missing(sheet, rule_id, column) for column in _missing_columns(sheet) if column.is_required]


def _column_findings(sheet: LocatedSheet) -> list[Finding]:
    """Columns that are missed, and columns that nothing knows."""
    findings = [
        _missing(sheet, "I004", column)
        for column in _missing_columns(sheet)
        if not column.is_optional and not column.is_required
    ]
    assert sheet.table is not None
    letters = {column.name: column_letters(column.number) for column in sheet.columns if column.name}
    # the plan's other columns are the staff's own, and theirs to name as they like
    is_plan = any(column.owner for column in sheet.table.columns)
    for column in sheet.columns:
        if column.name is None:
            place = Place(sheet.file, sheet.sheet.name, f"{column_letters(column.number)}{sheet.header_row}")
            twin = named(column.heading, sheet.table)
            if twin and twin.name in letters:
                findings.append(
                    _finding("I013", place, column=column.heading, title=twin.title, used=letters[twin.name])
                )
            elif not is_plan:
                findings.append(_finding("I005", place, column=column.heading))
    return findings


def _empty(sheet: LocatedSheet, required: tuple[str, ...]) -> list[Finding]:
    """Nothing to work on; a plan without rows is one that is about to be filled."""
    assert sheet.table is not None
    if len(sheet.rows) or sheet.table.name not in required or sheet.table.workbook == _PLAN.workbook:
        return []
    return [_finding("I014", Place(sheet.file, sheet.sheet.name), table=sheet.table.title)]


def _missing_columns(sheet: LocatedSheet) -> list[ColumnSpec]:
    found = sheet.numbers()
    return [column for column in sheet.table.columns if column.name not in found] if sheet.table else []


def _missing(sheet: LocatedSheet, rule_id: str, column: ColumnSpec) -> Finding:
    assert sheet.table is not None
    unmatched = [other.heading for other in sheet.columns if other.name is None]
    renamed = maybe_renamed(column, unmatched)
    question = f" Kanskje omdøpt til «{renamed}»?" if renamed else ""
    place = Place(sheet.file, sheet.sheet.name, f"A{sheet.header_row}")
    return _finding(rule_id, place, table=sheet.table.title, column=column.title, renamed=question)


def _finding(rule_id: str, place: Place, **texts: str) -> Finding:
    return intake_finding(rule_id, place, "", **texts)

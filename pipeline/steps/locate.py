"""Find out which table each sheet holds, where its header is, and which column is what."""

from __future__ import annotations

from pipeline.finding import Finding, Place
from pipeline.flow import RawInputs
from pipeline.located import Located, LocatedSheet
from pipeline.locating.choice import choose, readings_of
from pipeline.locating.memory import Memory, Said
from pipeline.locating.sheets import located_sheets, remembered
from pipeline.locating.tables_on_sheet import POSSIBLE
from pipeline.locating.telling import column_findings, empty, stale
from pipeline.rules.intake import intake_finding
from schemas.columns import TableSpec
from schemas.tables import TABLES

_WITH_STANDARDS = ("settings", "criteria")
"""Tables that only change what the program holds already: without them every figure is still counted."""


def locate(inputs: RawInputs, required: tuple[str, ...], answers: tuple[Said, ...] = ()) -> Located:
    """Match every sheet against every table: by what staff have said, by its headings, and by its content.

    Parameters
    ----------
    inputs
        The workbooks as read.
    required
        Names of the tables without which the run stops.
    answers
        What staff have just said; it counts before sheet Kolonnekart.

    Returns
    -------
    Located
        A table that is sure is used, from several sheets where staff say so; one that is unsure, doubled or lacks a
        column is a finding, never a silent guess.
    """
    _, memory, findings = remembered(inputs.workbooks)
    memory = Memory((*answers, *memory.rows))
    candidates = located_sheets(inputs.workbooks, memory)
    found = readings_of(candidates, memory)
    sheets, said = choose(candidates, found, required)
    findings += said
    for name, table in TABLES.items():
        if name not in found and not table.is_written_by_run:
            findings.append(_not_found(table, candidates, required))
    used = [sheet for sheet in sheets if sheet.is_used]
    for sheet in used:
        findings.extend(column_findings(sheet))
        findings.extend(empty(sheet, required))
    findings.extend(stale(memory, used))
    findings.extend(_unread_files(inputs, sheets, findings, memory))
    return Located(tuple(sheets), tuple(findings))


def _not_found(table: TableSpec, candidates: list[LocatedSheet], required: tuple[str, ...]) -> Finding:
    """The table is not delivered; where a sheet looks a little like a needed one, it is named."""
    likely = [sheet for sheet in candidates if sheet.table is table and sheet.confidence >= POSSIBLE]
    alike = "".join(f" Arket «{sheet.sheet.name}» i {sheet.file} ligner, men ikke nok." for sheet in likely)
    lacking = "I024" if table.name in _WITH_STANDARDS else "I002"
    rule_id = "I001" if table.name in required else lacking
    words = {"table": table.title, "sheet": table.sheet, "workbook": table.workbook, "alike": alike}
    return intake_finding(rule_id, Place(""), "", **words)


def _unread_files(
    inputs: RawInputs, sheets: list[LocatedSheet], findings: list[Finding], memory: Memory
) -> list[Finding]:
    """Files of which no sheet is read and nothing is said yet."""
    told = {sheet.file for sheet in sheets if sheet.is_used} | {finding.place.file for finding in findings}
    told |= {book.file for book in inputs.workbooks for item in book.sheets if memory.of(book.file, item.name).rows}
    return [intake_finding("I018", Place(book.file), "") for book in inputs.workbooks if book.file not in told]

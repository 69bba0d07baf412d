"""What is to be said of the columns of a sheet: missing, unknown, perhaps renamed, taken by content."""

from __future__ import annotations

from pipeline.cells import column_letters
from pipeline.finding import Finding, Place
from pipeline.headings import named
from pipeline.located import Basis, LocatedColumn, LocatedSheet
from pipeline.locating.memory import Memory, Said, label_key
from pipeline.rules.intake import intake_finding
from schemas.columns import ColumnSpec, table_spec
from schemas.tables.settlement_plan import SettlementPlan

_PLAN = table_spec(SettlementPlan)


def missing_needed(sheet: LocatedSheet, rule_id: str) -> list[Finding]:
    """A finding per column without which no row of the table can be used."""
    return [_missing(sheet, rule_id, column) for column in _missing_columns(sheet) if column.is_required]


def column_findings(sheet: LocatedSheet) -> list[Finding]:
    """One finding for each column that is missed, unknown, perhaps renamed or taken for its content."""
    assert sheet.table is not None
    asked = {question.names[0] for question in sheet.questions}
    findings = [
        _missing(sheet, "I004", column)
        for column in _missing_columns(sheet)
        if not column.is_optional and not column.is_required and column.name not in asked | sheet.lacked
    ]
    return findings + [item for column in sheet.columns for item in _about(sheet, column)]


def _about(sheet: LocatedSheet, column: LocatedColumn) -> list[Finding]:
    assert sheet.table is not None
    place = sheet.heading_place(column)
    if column.name:
        if column.basis not in (Basis.CONTENT, Basis.SPELLING):
            return []
        title = sheet.table.column(column.name).title
        why = "innholdet passer" if column.basis is Basis.CONTENT else "overskriften ligner"
        return [intake_finding("I019", place, "", column=column.heading, title=title, why=why)]
    if column.is_said:
        return []
    question = next((item for item in sheet.questions if item.number == column.number), None)
    if question:
        title = sheet.table.column(question.names[0]).title
        words = {"column": column.heading, "title": title, "table": sheet.table.title}
        return [intake_finding("I020", place, "", **words)]
    twin = named(column.heading, sheet.table)
    letters = {item.name: column_letters(item.number) for item in sheet.columns if item.name}
    if twin and twin.name in letters:
        return [intake_finding("I013", place, "", column=column.heading, title=twin.title, used=letters[twin.name])]
    # the plan's other columns are the staff's own, and theirs to name as they like
    is_plan = sheet.table.workbook == _PLAN.workbook
    return [] if is_plan else [intake_finding("I005", place, "", column=column.heading)]


def empty(sheet: LocatedSheet, required: tuple[str, ...]) -> list[Finding]:
    """Nothing to work on; a plan without rows is one that is about to be filled."""
    assert sheet.table is not None
    if len(sheet.rows) or sheet.table.name not in required or sheet.table.workbook == _PLAN.workbook:
        return []
    return [intake_finding("I014", Place(sheet.file, sheet.sheet.name), "", table=sheet.table.title)]


def stale(memory: Memory, sheets: list[LocatedSheet]) -> list[Finding]:
    """Rows of sheet Kolonnekart whose heading stands on no sheet any more, where nothing else is said of the column."""
    found: dict[str, Finding] = {}
    for sheet in sheets:
        labels = {label_key(column.label) for column in sheet.columns}
        for row in memory.of(sheet.file, sheet.sheet.name).rows:
            if row.heading and row.table is sheet.table and label_key(row.heading) not in labels:
                finding = _stale(sheet, row)
                if finding:
                    found.setdefault(finding.place.cell, finding)
    return list(found.values())


def _stale(sheet: LocatedSheet, row: Said) -> Finding | None:
    taken = next((item for item in sheet.columns if row.column and item.name == row.column.name), None)
    if taken is None or taken.basis is not Basis.HEADING or not row.places:
        return None
    words = {"column": row.heading, "sheet": sheet.sheet.name, "taken": taken.heading}
    return intake_finding("I022", row.places["heading"], row.heading, **words)


def _missing_columns(sheet: LocatedSheet) -> list[ColumnSpec]:
    found = sheet.numbers()
    return [column for column in sheet.table.columns if column.name not in found] if sheet.table else []


def _missing(sheet: LocatedSheet, rule_id: str, column: ColumnSpec) -> Finding:
    assert sheet.table is not None
    asked = [question.number for question in sheet.questions if column.name in question.names]
    renamed = next((item for item in sheet.columns if item.number in asked), None)
    question = f" Kanskje omdøpt til «{renamed.heading}»?" if renamed else ""
    place = sheet.heading_place(renamed) if renamed else sheet.place(f"A{sheet.header_row}")
    return intake_finding(rule_id, place, "", table=sheet.table.title, column=column.title, renamed=question)

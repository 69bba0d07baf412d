"""Holds what the intake makes of a dirtied municipality against the truth that was written beside it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.cells import parse_cell
from pipeline.example.mess.truth import FASIT
from pipeline.finding import Finding, Severity
from pipeline.flow import Normalised
from pipeline.located import Located
from pipeline.ready import REQUIRED_TABLES
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from pipeline.values import tidy
from schemas.columns import ColumnSpec, Kind

Sheet = dict[str, Any]
Key = tuple[str, str, int, int]
"""File, sheet, row and column of a cell."""
_WORSE_THAN_INFO = (Severity.CRITICAL, Severity.ERROR, Severity.WARNING)


@dataclass
class Score:
    """Counts, added up over municipalities; ``notes`` say where something went wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)

    def add(self, other: Score) -> None:
        self.counts += other.counts
        self.notes += other.notes

    def share(self, part: str, whole: str) -> float:
        """Per cent; 100 when there is nothing to count."""
        return 100 * self.counts[part] / self.counts[whole] if self.counts[whole] else 100.0

    def miss(self, what: str, note: str) -> None:
        self.counts[what] += 1
        self.notes.append(f"{what}: {note}")


def score(folder: Path) -> Score:
    """Read, locate and normalise a folder of `example --mess`, and count what came out right."""
    fasit = json.loads((folder / FASIT).read_text(encoding="utf-8"))
    located = locate(read(folder), REQUIRED_TABLES)
    normalised = normalise(located)
    found = Score()
    for sheet in fasit["sheets"]:
        _score_layout(found, sheet, located)
        _score_values(found, sheet, located, normalised)
    _score_findings(found, fasit["sheets"], [*located.findings, *normalised.findings])
    return found


def _score_layout(found: Score, sheet: Sheet, located: Located) -> None:
    """Table, header row and columns; a column that is not read is wrong without a word unless it is told of."""
    found.counts["tables"] += 1
    taken = located.used().get(sheet["table"])
    where = f"{sheet['file']} / {sheet['sheet']} {sheet['operators']}"
    if taken is None or (taken.file, taken.sheet.name) != (sheet["file"], sheet["sheet"]):
        found.miss("table not read", where)
        found.counts["columns"] += len(sheet["columns"])
        if not any(sheet["file"] == item.place.file for item in located.findings):
            found.counts["columns wrong without a word"] += len(sheet["columns"])
        return
    found.counts["tables right"] += 1
    if taken.header_row in sheet["header_rows"]:
        found.counts["headers right"] += 1
    else:
        found.miss("header wrong", f"{where}: {taken.header_row}, not {sheet['header_rows']}")
    read_as = {column.number: column.name for column in taken.columns}
    told = {parse_cell(item.place.cell)[1] for item in located.findings
            if item.place.file == sheet["file"] and item.place.sheet == sheet["sheet"] and item.place.cell}  # fmt: skip
    for letters, name in sheet["columns"].items():
        found.counts["columns"] += 1
        number = parse_cell(f"{letters}1")[1]
        if read_as.get(number) == name:
            found.counts["columns right"] += 1
        else:
            heading = next((column.heading for column in taken.columns if column.number == number), "(none)")
            found.miss("column wrong", f"{letters} «{heading}» {name} read as {read_as.get(number)}, {where}")
            if number not in told or read_as.get(number):
                found.miss("columns wrong without a word", f"{where}: {letters} «{heading}» {name}")
    for letters in sheet["own_columns"]:
        number = parse_cell(f"{letters}1")[1]
        if read_as.get(number) and read_as[number] not in sheet["values"]:
            found.miss("own column taken", f"{where}: {letters} read as {read_as[number]}")


def _score_values(found: Score, sheet: Sheet, located: Located, normalised: Normalised) -> None:
    """Every value of every record that is not spoiled, as the table has it."""
    table = normalised.tables.by_name.get(sheet["table"])
    taken = located.used().get(sheet["table"])
    if table is None or taken is None or (taken.file, taken.sheet.name) != (sheet["file"], sheet["sheet"]):
        return
    spoiled = {(parse_cell(cell["cell"])[0], name) for cell in sheet["cells"] if cell["is_spoiled"]
               for name in cell["columns"]}  # fmt: skip
    at_row = {int(row): at for at, row in enumerate(table.row_numbers)}
    required = [column.name for column in table.spec.columns if column.is_required]
    numbers = taken.numbers()
    names = [name for name in sheet["values"] if name in numbers]
    values = {name: table.frame[name].tolist() for name in names}
    for record, row in enumerate(sheet["rows"]):
        found.counts["rows"] += 1
        found.counts["cells"] += len(sheet["columns"])
        if row not in at_row:
            if not any((row, name) in spoiled for name in required):
                found.miss("row lost", f"{sheet['file']} / {sheet['sheet']}: row {row}")
            continue
        for name in names:
            if (row, name) in spoiled:
                continue
            expected = _plain(table.spec.column(name), sheet["values"][name][record])
            got = _read(values[name][at_row[row]])
            found.counts["values"] += 1
            if got != expected:
                where = f"{sheet['file']} / {sheet['sheet']}: row {row} {name}"
                found.miss("value wrong", f"{where}: {got!r}, not {expected!r}")
    extra = set(at_row) - set(sheet["rows"])
    for row in sorted(extra):
        found.miss("row too many", f"{sheet['file']} / {sheet['sheet']}: row {row}")


def _plain(column: ColumnSpec, value: Any) -> Any:
    """The truth as the table keeps it: identifiers in capitals, no blanks around a text."""
    if not isinstance(value, str):
        return value
    return tidy(value).upper() if column.kind is Kind.ID else tidy(value)


def _read(value: Any) -> Any:
    if pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value if isinstance(value, bool | str) else float(value)


def _score_findings(found: Score, sheets: list[Sheet], findings: list[Finding]) -> None:
    spoiled = {key for sheet in sheets for key in _spoiled(sheet)}
    said = {_key(item) for item in findings if item.severity in _WORSE_THAN_INFO and item.place.cell}
    files = {sheet["file"] for sheet in sheets}
    for key in sorted(spoiled):
        found.counts["spoiled"] += 1
        if key in said:
            found.counts["spoiled found"] += 1
        else:
            found.miss("spoiled not found", f"{key} {_how(sheets, key)}")
    for item in findings:
        if item.place.file in files and item.severity in _WORSE_THAN_INFO and _key(item) not in spoiled:
            found.miss("false finding", f"{item.rule_id} {item.place.label} {_how(sheets, _key(item))}: {item.message}")


def _spoiled(sheet: Sheet) -> Iterator[Key]:
    return ((sheet["file"], sheet["sheet"], *parse_cell(cell["cell"])) for cell in sheet["cells"] if cell["is_spoiled"])


def _key(finding: Finding) -> Key:
    place = finding.place
    row, column = parse_cell(place.cell) if place.cell else (0, 0)
    return place.file, place.sheet, row, column


def _how(sheets: list[Sheet], key: Key) -> str:
    for sheet in sheets:
        for cell in sheet["cells"]:
            if (sheet["file"], sheet["sheet"], *parse_cell(cell["cell"])) == key:
                return f"{cell['columns']} {cell['operators']}"
    return ""

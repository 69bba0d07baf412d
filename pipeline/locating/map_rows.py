"""What sheet Kolonnekart should say of a month's sheets, so that the next month raises no question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pipeline.located import Located, LocatedSheet
from pipeline.locating.memory import SPEC, Memory, Said, label_key
from pipeline.locating.tables_on_sheet import SURE
from schemas.columns import TableSpec, table_spec
from schemas.tables.column_map import NOT_READ, NOT_THERE
from schemas.tables.settings import Settings

_OWN_WORKBOOK = table_spec(Settings).workbook


@dataclass(frozen=True)
class MapChange:
    """One row of the sheet: its number and column names with their new texts; number 0 for a row to add."""

    row: int
    values: dict[str, str]


def map_changes(located: Located, memory: Memory, answers: tuple[Said, ...]) -> list[MapChange]:
    """Rows to add, and cells to put right, so that the sheet says how everything is read now.

    What is asked about and not answered is left out; so are sheets that the sheet speaks of and that are not there.
    """
    changes: list[MapChange] = []
    for sheet in located.sheets:
        if sheet.table is None or sheet.confidence < SURE or not _is_staffs(sheet.table):
            continue
        if sheet.is_used or sheet.table.name not in located.used():
            changes += _changes_of(sheet, located, memory)
    ignored = [answer for answer in answers if answer.is_ignored_sheet]
    changes += [MapChange(0, _values(item.file, item.sheet, "", NOT_READ, NOT_READ)) for item in ignored]
    return changes


def _is_staffs(table: TableSpec) -> bool:
    return not table.is_written_by_run and table.workbook != _OWN_WORKBOOK


def _changes_of(sheet: LocatedSheet, located: Located, memory: Memory) -> Iterator[MapChange]:
    """What is said of another of the table's sheets is that one's; what stands beside on the same sheet is not gone."""
    assert sheet.table is not None
    own = (sheet.file, sheet.sheet.name)
    parts = located.read_for().get(sheet.table.name, ())
    others = {(part.file, part.sheet.name) for part in parts} - {own}
    rows = [row for row in memory.of(*own).rows if row.places and row.table is sheet.table]
    known = [row for row in rows if (row.file, row.sheet) not in others]
    beside = [part for part in parts if (part.file, part.sheet.name) == own]
    labels = {label_key(column.label) for part in (sheet, *beside) for column in part.columns}
    for heading, taken in _wanted(sheet):
        key = label_key(heading)
        same = next((row for row in known if row.heading and label_key(row.heading) == key), None)
        gone = next((row for row in known if _is_gone(row, labels) and _title(row) == taken != NOT_READ), None)
        if heading == NOT_THERE:
            if not any(row.is_lacked and _title(row) == taken for row in known):
                yield MapChange(0, _values(sheet.file, sheet.sheet.name, NOT_THERE, sheet.table.title, taken))
        elif same:
            if _title(same) != taken:
                yield MapChange(_row(same), {"taken_as": taken})
        elif gone:
            yield MapChange(_row(gone), {"heading": heading})
        else:
            yield MapChange(0, _values(sheet.file, sheet.sheet.name, heading, sheet.table.title, taken))


def _wanted(sheet: LocatedSheet) -> Iterable[tuple[str, str]]:
    """Heading and column for everything that is settled, what the sheet lacks last."""
    assert sheet.table is not None
    asked = {question.number for question in sheet.questions}
    maybe = {name for question in sheet.questions for name in question.names}
    found = sheet.numbers()
    for column in sheet.columns:
        if column.name:
            yield column.label, sheet.table.column(column.name).title
        elif column.number not in asked:
            yield column.label, NOT_READ
    for spec in sheet.table.columns:
        if spec.name not in found and spec.name not in maybe and not spec.is_optional and not spec.is_required:
            yield NOT_THERE, spec.title


def _is_gone(row: Said, labels: set[str]) -> bool:
    return bool(row.heading) and label_key(row.heading) not in labels


def _title(row: Said) -> str:
    return row.column.title if row.column else NOT_READ


def _row(row: Said) -> int:
    cell = next(iter(row.places.values())).cell
    return int(cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def _values(*texts: str) -> dict[str, str]:
    names = [column.name for column in SPEC.columns]
    return dict(zip(names, texts, strict=True))

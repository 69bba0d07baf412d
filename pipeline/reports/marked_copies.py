"""Marked copies of the source workbooks: what is wrong, shown on the cells themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline import texts
from pipeline.cells import parse_cell
from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.excel.marks import MAX_NOTES, Mark, Paint
from pipeline.excel.new_links import outside
from pipeline.excel.patch import patch_bytes
from pipeline.excel.plain_copy import copied_names, write_plain_copy
from pipeline.excel.reading import RawSheet, needs_password, sheets_in
from pipeline.finding import Finding, Place, Severity, in_order
from pipeline.flow import Results, Source

FOLDER = "Merkede kilder"
PLAIN = "Forenklet kopi med bare verdiene, fordi programmet ikke kan skrive i denne filen uten å endre annet."
PROTECTED = "Ikke laget: filen er beskyttet med passord, og en kopi ville ligget åpen."
WITHHELD = (
    "Forenklet kopi med bare verdiene, for filen har rader med adressesperre. De er tomme her. Ark som ikke er lest, "
    "er ikke med."
)
NOTHING_LEFT = "Ikke laget: filen har rader med adressesperre, og ingen av arkene er lest."
CHANGED = "Ikke laget: filen ble endret mens programmet kjørte."
FEW_NOTES = f"Bare de {texts.number(MAX_NOTES)} alvorligste cellene på hvert ark har notat. De andre har bare farge."
_SIMPLIFIED = " (forenklet kopi).xlsx"
_PAINTS = {
    Severity.CRITICAL: Paint.RED,
    Severity.ERROR: Paint.RED,
    Severity.WARNING: Paint.YELLOW,
    Severity.INFO: Paint.BLUE,
}
Marks = Mapping[str, Mapping[str, Mark]]


@dataclass(frozen=True)
class MarkedCopy:
    """The marked copy of one source: its name in the folder (empty when none was made), and what to know of it.

    ``sheets`` says what each sheet is called in the copy.
    """

    source: str
    name: str
    cells: int
    remark: str
    sheets: Mapping[str, str]

    def link(self, place: Place) -> str:
        """Link to a place in the copy from a workbook beside the folder; empty when there is no copy."""
        return outside(FOLDER, self.name, self.sheets.get(place.sheet, ""), place.cell.partition(":")[0])


def write_marked_copies(
    folder: Path, results: Results, progress: Callable[[str], None] = lambda _: None
) -> dict[str, MarkedCopy]:
    """Write a marked copy of every source that has findings on cells.

    Parameters
    ----------
    folder
        Where the run's outputs are; the copies come into a folder in it, made when there is something to put there.
    results
        What the run found, and where the sources lie.
    progress
        Told the name of each copy.

    Returns
    -------
    dict
        By source file, those too of which no copy could be made.
    """
    copies = {}
    findings = in_order(results.findings)
    for book in results.sources.workbooks:
        marks = _marks(book, findings)
        if marks:
            (folder / FOLDER).mkdir(exist_ok=True)
            progress(f"{FOLDER}: {book.file}")
            copies[book.file] = _write(folder / FOLDER, results, book, marks)
    if copies and not any(copy.name for copy in copies.values()):
        (folder / FOLDER).rmdir()
    return copies


def _marks(book: Source, findings: Iterable[Finding]) -> dict[str, dict[str, Mark]]:
    """What to mark by sheet and cell; several findings on a cell share its note, in their order."""
    found: dict[str, dict[str, Mark]] = {}
    for finding in findings:
        place = finding.place
        cell = place.cell.partition(":")[0]
        # a row that the updated plan is about to get is not in the source
        if place.file != book.file or not cell or parse_cell(cell)[0] > book.last_rows.get(place.sheet, 0):
            continue
        cells = found.setdefault(place.sheet, {})
        paragraph = f"{finding.severity}:", f"{finding.message} {finding.advice} ({finding.rule_id})"
        other = cells.get(cell)
        cells[cell] = Mark(
            min(_PAINTS[finding.severity], other.paint) if other else _PAINTS[finding.severity],
            (*(other.note if other else ()), paragraph),
        )
    return found


def _write(folder: Path, results: Results, book: Source, marks: Marks) -> MarkedCopy:
    remark = FEW_NOTES if max(map(len, marks.values())) > MAX_NOTES else ""
    data = (results.sources.folder / book.file).read_bytes()
    if hashlib.sha256(data).hexdigest() != book.sha256:
        return MarkedCopy(book.file, "", 0, CHANGED, {})
    if needs_password(data, book.file):
        return MarkedCopy(book.file, "", 0, PROTECTED, {})
    if book.closed_rows:
        sheets = open_sheets(sheets_in(data, book.file), book, results)
        if not sheets:
            return MarkedCopy(book.file, "", 0, NOTHING_LEFT, {})
        return _write_plain(folder, results, book, marks, (sheets, f"{WITHHELD} {remark}".strip()))
    try:
        patch = patch_bytes(data, book.file)
        patch.mark_cells(marks)
        patch.save(folder / book.file)
    except (UnsafeEditError, UnreadableFileError):
        return _write_plain(folder, results, book, marks, (sheets_in(data, book.file), f"{PLAIN} {remark}".strip()))
    names = {name: name for name in book.last_rows}
    return MarkedCopy(book.file, book.file, sum(map(len, marks.values())), remark, names)


def _write_plain(
    folder: Path, results: Results, book: Source, marks: Marks, content: tuple[tuple[RawSheet, ...], str]
) -> MarkedCopy:
    sheets, remark = content
    name = _plain_name(book.file, [other.file for other in results.sources.workbooks])
    marks = {sheet.name: marks[sheet.name] for sheet in sheets if sheet.name in marks}
    write_plain_copy(folder / name, sheets, marks, results.context.as_of)
    cells = sum(map(len, marks.values()))
    return MarkedCopy(book.file, name, cells, remark, copied_names(tuple(sheet.name for sheet in sheets)))


def _plain_name(file: str, files: Iterable[str]) -> str:
    """«Leie (forenklet kopi).xlsx», and with the source's own ending where another copy could be called that."""
    short = f"{Path(file).stem}{_SIMPLIFIED}"
    others = {other.casefold() for other in files if other != file}
    others |= {f"{name}{_SIMPLIFIED}" for other in others for name in (other, Path(other).stem)}
    return f"{file}{_SIMPLIFIED}" if short.casefold() in others else short


def open_sheets(sheets: tuple[RawSheet, ...], book: Source, results: Results) -> tuple[RawSheet, ...]:
    """The sheets that were read for a table, without protected rows and rows that name them."""
    read = {sheet.sheet.name for sheet in results.located.sheets if sheet.file == book.file and sheet.is_used}
    return tuple(sheet.without(book.closed_rows[sheet.name]) for sheet in sheets if sheet.name in read)

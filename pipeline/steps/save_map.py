"""Put what was found, and what staff answered, into sheet Kolonnekart of their settings workbook."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pipeline.cells import format_cell
from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.excel.new_book import open_book
from pipeline.excel.new_table import Column, write_table
from pipeline.excel.owned_content import OwnedSheet
from pipeline.excel.patch import WorkbookPatch, open_workbook
from pipeline.files.whole import write_whole
from pipeline.flow import RawInputs
from pipeline.located import Located, LocatedSheet
from pipeline.locating.map_rows import MapChange, map_changes
from pipeline.locating.memory import SPEC, Said
from pipeline.locating.sheets import remembered
from schemas.columns import TableModel, table_spec
from schemas.tables.criteria import Criteria
from schemas.tables.settings import Settings

NEW_FILE = f"{SPEC.workbook}.xlsx"
_WRITABLE = (".xlsx", ".xlsm")
_WIDTHS = (28.0, 24.0, 34.0, 24.0, 34.0)


def settings_file(inputs: RawInputs, located: Located) -> str | None:
    """The workbook that the column map belongs in, None when there is none yet.

    Raises
    ------
    UnsafeEditError
        It is of a kind that cannot be written without harm.
    """
    used = located.used()
    files = [used[name].file for name in (SPEC.name, *map(_name, (Settings, Criteria))) if name in used]
    files += [book.file for book in inputs.workbooks if Path(book.file).stem.casefold() == SPEC.workbook.casefold()]
    if not files:
        return None
    if not files[0].lower().endswith(_WRITABLE):
        raise UnsafeEditError(
            f"Kolonnekartet hører hjemme i «{files[0]}», som ikke er en .xlsx-fil. "
            "Åpne den i Excel, lagre den som «Excel-arbeidsbok (.xlsx)», og kjør igjen."
        )
    return files[0]


def draft_map(inputs: RawInputs, located: Located, answers: tuple[Said, ...], file: str) -> WorkbookPatch:
    """The staff's settings workbook with the column map as it should be, not yet saved.

    Parameters
    ----------
    inputs, located
        What was read and found.
    answers
        What staff have just said.
    file
        The settings workbook's name.

    Raises
    ------
    UnsafeEditError
        The sheet cannot be written without harm, or is something else.
    """
    sheet, memory, _ = remembered(inputs.workbooks)
    changes = map_changes(located, memory, answers)
    patch = open_workbook(inputs.folder / file)
    if sheet is not None:
        for change in changes:
            _apply(patch, sheet, change)
        return patch
    if any(name.casefold() == SPEC.sheet.casefold() for name in patch.sheet_names):
        headings = ", ".join(f"«{column.title}»" for column in SPEC.columns)
        raise UnsafeEditError(
            f"Arket «{SPEC.sheet}» i «{file}» har ikke overskriftene {headings}. "
            "Rett dem, eller gi arket et annet navn."
        )
    columns = tuple([change.values[item.name] for change in changes] for item in SPEC.columns)
    patch.replace_sheet(SPEC.sheet, OwnedSheet(tuple(item.title for item in SPEC.columns), columns, _WIDTHS))
    return patch


def write_new(path: Path, located: Located, answers: tuple[Said, ...], created: date) -> None:
    """A settings workbook with the column map alone, where there is none."""
    _, memory, _ = remembered(())
    rows = [change.values for change in map_changes(located, memory, answers)]
    with open_book(path, title="Oppsett", subject="Kolonnekart for bosettingsplan", created=created) as book:
        columns = [Column(item.title, [row[item.name] for row in rows]) for item in SPEC.columns]
        write_table(book.sheet(SPEC.sheet, _WIDTHS), columns, name=SPEC.sheet, empty="Ingen kolonner")


def put_new(result: Path, folder: Path) -> Path:
    """Lay a new settings workbook among the staff's; a file that is there is never replaced.

    Raises
    ------
    UnreadableFileError
        There is one already, or the folder cannot be written.
    """
    target = folder / NEW_FILE
    try:
        if target.exists():
            raise FileExistsError
        write_whole(target, result.read_bytes())
    except OSError as error:
        raise UnreadableFileError(
            f"Kan ikke lage «{NEW_FILE}» i mappen «{folder.name}». Kontroller at du har tilgang, og kjør igjen."
        ) from error
    return target


def _apply(patch: WorkbookPatch, sheet: LocatedSheet, change: MapChange) -> None:
    numbers = sheet.numbers()
    given = {name: text for name, text in change.values.items() if name in numbers and text}
    if change.row:
        for name, text in given.items():
            patch.set_value(sheet.sheet.name, format_cell(change.row, numbers[name]), text)
        return
    headings = {column.name: column.heading for column in sheet.columns if column.name}
    patch.append_row(sheet.sheet.name, sheet.header_row, {headings[name]: text for name, text in given.items()})


def _name(model: type[TableModel]) -> str:
    return table_spec(model).name

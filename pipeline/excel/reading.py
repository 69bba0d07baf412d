"""Any workbook that staff may have, read as raw cells in columns."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING

from pipeline.errors import PasswordNeededError, UnreadableFileError
from pipeline.excel.columns import Kind, RawColumn, RawSheet, RawWorkbook, Strings
from pipeline.excel.compound import OLE
from pipeline.excel.container import not_a_workbook, read_container
from pipeline.excel.csv_reading import CSV_SUFFIXES, read_csv
from pipeline.excel.file_bytes import file_bytes
from pipeline.excel.package import Package, SheetPart, package_from_bytes
from pipeline.excel.reading_formats import read_looks
from pipeline.excel.reading_ods import read_ods
from pipeline.excel.reading_protected import is_protected, unlock
from pipeline.excel.reading_sheet import read_sheet
from pipeline.excel.reading_strings import read_shared_strings
from pipeline.excel.reading_values import CellReader
from pipeline.excel.reading_xls import ProtectedError, read_xls
from pipeline.excel.reading_xlsb import read_xlsb
from pipeline.excel.reading_xml import DamagedPartError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ZIP = b"PK"
_BINARY_WORKBOOK, _ODS_CONTENT, _ODS_MANIFEST = "xl/workbook.bin", "content.xml", "meta-inf/manifest.xml"
__all__ = ["Kind", "RawColumn", "RawSheet", "RawWorkbook", "each_sheet", "needs_password", "read_workbook", "sheets_in"]


def read_workbook(path: Path, password: str | None = None) -> RawWorkbook:
    """Read every worksheet of a file as raw cells.

    What the file is called matters for `.csv` only; of what kind a workbook is, its content says.

    Parameters
    ----------
    path
        An `.xlsx`, `.xlsm`, `.ods`, `.xls`, `.xlsb` or `.csv` file. See `csv_reading` for what a text file is
        read as.
    password
        What opens a protected workbook.

    Raises
    ------
    PasswordNeededError
        When a workbook is protected and no password is given.
    UnreadableFileError
        With a bokmål sentence that names the file and says what to do: missing, empty, cut short, damaged, protected,
        or not a workbook.
    """
    data = _read_bytes(path)
    digest = hashlib.sha256(data).hexdigest()
    return RawWorkbook(path.name, digest, sheets_in(data, path.name, password))


def each_sheet(path: Path) -> Iterator[RawSheet]:
    """Read the worksheets of an `.xlsx` file as `read_workbook` does, one at a time: so only one takes room.

    Each has only its own and the shared texts.
    """
    package = package_from_bytes(_read_bytes(path), path.name)
    for sheet in package.sheets:
        if sheet.kind == "worksheet":
            yield _read_sheet(package, sheet, _cell_reader(package))


def needs_password(data: bytes, file_name: str) -> bool:
    """Whether a file that can be read opens with a password only."""
    if not data.startswith(OLE):
        return False
    try:
        sheets_in(data, file_name)
    except PasswordNeededError:
        return True
    return False


def sheets_in(data: bytes, file_name: str, password: str | None = None) -> tuple[RawSheet, ...]:
    """What :func:`read_workbook` reads from a file with these bytes."""
    if is_protected(data):
        data = unlock(data, file_name, password)
    if data.startswith(OLE):
        return _read_old(data, file_name, password)
    if data.startswith(_ZIP):
        return _read_zip(data, file_name)
    if PurePath(file_name).suffix.lower() in CSV_SUFFIXES:
        return (read_csv(data, file_name),)
    raise UnreadableFileError(
        f"Filen «{file_name}» er ikke en arbeidsbok som kan leses. "
        "Åpne den i Excel og lagre den som «Excel-arbeidsbok (.xlsx)»."
    )


def _read_old(data: bytes, file_name: str, password: str | None) -> tuple[RawSheet, ...]:
    try:
        try:
            return read_xls(data)
        except ProtectedError:
            return read_xls(unlock(data, file_name, password))
    except DamagedPartError as error:
        raise _damaged(file_name) from error


def _read_binary(package: Package, part: str) -> tuple[RawSheet, ...]:
    try:
        return read_xlsb(package, part)
    except DamagedPartError as error:
        raise _damaged(package.file_name) from error


def _read_zip(data: bytes, file_name: str) -> tuple[RawSheet, ...]:
    container = read_container(data, file_name)
    parts = {member.key: member for member in container.members}
    if _BINARY_WORKBOOK in parts:
        return _read_binary(Package(container), parts[_BINARY_WORKBOOK].name)
    if _ODS_CONTENT not in parts or _ODS_MANIFEST not in parts:
        return _read_package(package_from_bytes(data, file_name))
    if b"encryption-data" in container.read(parts[_ODS_MANIFEST]):
        raise UnreadableFileError(
            f"Filen «{file_name}» er beskyttet med passord. Fjern passordet i LibreOffice og lagre filen på nytt."
        )
    try:
        sheets = read_ods(container.chunks(parts[_ODS_CONTENT]))
    except DamagedPartError as error:
        raise _damaged(file_name) from error
    if not sheets:
        raise not_a_workbook(file_name)
    return sheets


def _read_package(package: Package) -> tuple[RawSheet, ...]:
    cells = _cell_reader(package)
    return tuple(_read_sheet(package, sheet, cells) for sheet in package.sheets if sheet.kind == "worksheet")


def _cell_reader(package: Package) -> CellReader:
    strings = Strings()
    try:
        styles = package.styles_part
        looks = read_looks(package.chunks(styles)) if styles else ()
        shared_part = package.shared_strings_part
        shared = read_shared_strings(package.read(shared_part), strings) if shared_part else ()
    except DamagedPartError as error:
        raise _damaged(package.file_name) from error
    return CellReader(strings, shared, looks, package.is_1904)


def _read_sheet(package: Package, sheet: SheetPart, cells: CellReader) -> RawSheet:
    try:
        found = read_sheet(lambda: package.chunks(sheet.part), cells)
    except DamagedPartError as error:
        raise UnreadableFileError(
            f"Arket «{sheet.name}» i filen «{package.file_name}» er skadet og kan ikke leses. "
            "Åpne filen i Excel, lagre den på nytt og kjør igjen."
        ) from error
    return RawSheet(
        sheet.name,
        sheet.state,
        found.columns,
        cells.strings.texts,
        found.hidden_rows,
        found.hidden_columns,
        tuple(found.merged),
    )


def _read_bytes(path: Path) -> bytes:
    data = file_bytes(path)
    if not data:
        raise UnreadableFileError(f"Filen «{path.name}» er tom og er ikke en arbeidsbok som kan leses.")
    return data


def _damaged(file_name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"Filen «{file_name}» er skadet og kan ikke leses. Åpne den i Excel, lagre den på nytt og kjør igjen."
    )

"""Everything that reads what others wrote, as functions of bytes that read them or refuse them, and never fail."""

from __future__ import annotations

import io
import json
import re
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from math import isnan
from pathlib import Path
from unittest import mock

import openpyxl

from pipeline.address import split_address
from pipeline.answered import answers_in
from pipeline.cells import parse_cell, parse_ranges
from pipeline.criteria.record import restored as restored_criteria
from pipeline.decided import FILE as DECIDED
from pipeline.decided import decisions_in
from pipeline.disclosure.register import from_lines
from pipeline.drift.prints import TablePrint
from pipeline.drift.records import recorded
from pipeline.errors import StoppedError, UnsafeEditError
from pipeline.excel import reading_sheet
from pipeline.excel.columns import Kind
from pipeline.excel.marks import Mark, Paint
from pipeline.excel.package import package_from_bytes
from pipeline.excel.patch import patch_bytes
from pipeline.excel.reading import read_workbook
from pipeline.files.history import as_bytes, lines_in, records
from pipeline.files.journal import JOURNAL_FILE, read_journal
from pipeline.files.last_print import PRINT, last_print
from pipeline.files.last_run import RECORD
from pipeline.files.owner import owner_name
from pipeline.files.released import FILE as RELEASED
from pipeline.files.released import read_released
from pipeline.history.lines import HEADINGS as HISTORY_HEADINGS
from pipeline.history.lines import from_lines as from_history
from pipeline.history.lines import to_lines as history_lines
from pipeline.history.records import from_record
from pipeline.history.series import History, MonthRun, Told
from pipeline.own_facts import own_headings
from pipeline.steps.configure import configure
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from pipeline.values import read_value
from schemas.columns import table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from tests.excel.packages import parts_of, zip_of
from tests.excel.raw_workbooks import sheet_xml
from tests.excel.test_reading_refusals import SEEDS as WORKBOOKS
from tests.excel.test_reading_sheet import ORDINARY, UNUSUAL, exactly_told, quickly_told
from tests.excel.trap_workbooks import TWO_COLUMNS, plain, table_xml, with_table

WRITTEN = 4711
_ROW = re.compile(rb"""<row\b[^>]*\sr=["'](\d+)["'][^>]*>(.*?)</row>""", re.DOTALL)
_ROW_OF_CELL = re.compile(rb"""<c\b[^>]*\sr=["'][A-Za-z]+(\d+)["']""")
Target = Callable[[bytes, Path], None]
COLUMNS = (*table_spec(Dwellings).columns, *table_spec(Tenancies).columns)
_RECORD = (
    '{"period": "2019-09", "as_of": "2019-09-30", "indicators": [{"code": "dwellings_total", "period": "2019-09-30", '
    '"group": null, "value": 119, "numerator": 119, "denominator": null, "left_out": 0}]}'
)
INPUT = Path(__file__).parents[2] / "input"


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _workbook(suffix: str) -> Target:
    def read_it(data: bytes, folder: Path) -> None:
        path = folder / f"Bok.{suffix}"
        path.write_bytes(data)
        with suppress(StoppedError):
            read_workbook(path)

    return read_it


def _package(data: bytes, _folder: Path) -> None:
    with suppress(StoppedError):
        package_from_bytes(data, "Bok.xlsx").verify()


def _sheet(data: bytes, _folder: Path) -> None:
    """The quick way tells of a sheet what the exact one does, unless that refuses it."""
    with mock.patch.object(reading_sheet, "PIECE_BYTES", 1 if len(data) % 2 else 1 << 20):
        exact, quick = exactly_told(data), quickly_told(data)
    assert exact is None or quick == exact


def _patch(data: bytes, folder: Path) -> None:
    """A workbook is refused, or what was asked for is written and all other cells are read as before."""
    (folder / "Før.xlsx").write_bytes(data)
    written = {}
    with suppress(StoppedError):
        patch = patch_bytes(data, "Bok.xlsx")
        sheet = patch.sheet_names[0]
        for cell in ("B2", "C2", "D9"):
            with suppress(UnsafeEditError):
                patch.set_value(sheet, cell, WRITTEN)
                written[sheet, *parse_cell(cell)[::-1]] = Kind.NUMBER, float(WRITTEN), ""
        with suppress(UnsafeEditError):
            patch.append_row(sheet, 1, {"Navn": "ny"})
        with suppress(UnsafeEditError):
            patch.mark_cells({sheet: {"A2": Mark(Paint.RED, (("Feil:", "se her"),))}})
        patch.notes()
        patch.save(folder / "Etter.xlsx")
        before = _cells_in(folder / "Før.xlsx")
        after = _cells_in(folder / "Etter.xlsx")
        kept = {place: cell for place, cell in after.items() if cell[2] != "ny"}
        assert kept == {**before, **written} or _has_astray_cells(data)


def _cells_in(path: Path) -> dict[tuple[str, int, int], tuple[int, float | None, str]]:
    """Kind, number and text of every cell by sheet, column and row."""
    return {
        (sheet.name, column.index, row): (kind, None if isnan(number) else number, sheet.strings[at] if at >= 0 else "")
        for sheet in read_workbook(path).sheets
        for column in sheet.columns
        for row, kind, number, at in zip(
            *(part.tolist() for part in (column.rows, column.kind, column.number, column.text)), strict=True
        )
    }


def _has_astray_cells(data: bytes) -> bool:
    """Whether a cell says another row than the row that it stands in: Excel repairs such a file."""
    parts = parts_of(data)
    rows = [row for name, text in parts.items() if "sheet" in name for row in _ROW.finditer(text)]
    return any(number != row[1] for row in rows for number in _ROW_OF_CELL.findall(row[2]))


def _answers(data: bytes, folder: Path) -> None:
    (folder / "Avvik.xlsx").write_bytes(data)
    with suppress(StoppedError):
        answers_in(read_workbook(folder / "Avvik.xlsx"))


def _settings(data: bytes, folder: Path) -> None:
    """Settings, criteria and the column map, all the way to what a run takes from them."""
    (folder / "Oppsett.xlsx").write_bytes(data)
    with suppress(StoppedError):
        located = locate(read(folder), ())
        configure(normalise(located).tables, own_headings(located))


def _values(data: bytes, _folder: Path) -> None:
    for column in COLUMNS:
        read_value(_text(data), column)


def _address(data: bytes, _folder: Path) -> None:
    split_address(_text(data))


def _cells(data: bytes, _folder: Path) -> None:
    for parse in (parse_cell, parse_ranges):
        with suppress(ValueError):
            parse(_text(data))


def _prints(data: bytes, folder: Path) -> None:
    (folder / "2019-09").mkdir(exist_ok=True)
    (folder / "2019-09" / PRINT).write_bytes(data)
    last_print(folder, "2019-10")


def _criteria(data: bytes, _folder: Path) -> None:
    # as the run does with what it finds in run.json
    with suppress(ValueError, KeyError, TypeError, RecursionError):
        restored_criteria(json.loads(_text(data)))


def _released(data: bytes, folder: Path) -> None:
    (folder / RELEASED).write_bytes(data)
    with suppress(StoppedError, ValueError):
        from_lines(read_released(folder))


def _history(data: bytes, _folder: Path) -> None:
    """The series as far as a run writes it again."""
    with suppress(ValueError):
        known = from_history(lines_in(data, HISTORY_HEADINGS))
        as_bytes(HISTORY_HEADINGS, history_lines(History().adding([*known.intact, *known.changed])))


def _record(data: bytes, folder: Path) -> None:
    """A month restored from what its run left, as far as a run writes it again."""
    (folder / "2019-09").mkdir(exist_ok=True)
    (folder / "2019-09" / RECORD).write_bytes(data)
    runs = [from_record(*item, {}) for item in records(folder, ())]
    as_bytes(HISTORY_HEADINGS, history_lines(History().adding([run for run in runs if run is not None])))


def _decisions(data: bytes, folder: Path) -> None:
    (folder / DECIDED).write_bytes(data)
    with suppress(StoppedError):
        decisions_in(read_workbook(folder / DECIDED))


def _journal(data: bytes, folder: Path) -> None:
    (folder / JOURNAL_FILE).write_bytes(data)
    with suppress(StoppedError):
        read_journal(folder)


def _owner(data: bytes, folder: Path) -> None:
    for name in ("~$Bok.xlsx", ".~lock.Bok.xlsx#"):
        (folder / name).write_bytes(data)
        owner_name(folder / name)


TARGETS: dict[str, Target] = {
    **{suffix: _workbook(suffix) for suffix in WORKBOOKS},
    "sheet": _sheet,
    "package": _package,
    "patch": _patch,
    "answers": _answers,
    "settings": _settings,
    "values": _values,
    "address": _address,
    "cells": _cells,
    "prints": _prints,
    "criteria": _criteria,
    "released": _released,
    "history": _history,
    "record": _record,
    "decisions": _decisions,
    "journal": _journal,
    "owner": _owner,
}


def seeds(target: str) -> list[bytes]:
    """What mutation begins with: something that the target reads."""
    if target in WORKBOOKS:
        return [WORKBOOKS[target]]
    whole = {
        "sheet": [xml if isinstance(xml, bytes) else xml.encode() for xml in map(sheet_xml, ORDINARY + UNUSUAL)],
        "package": [WORKBOOKS["xlsx"]],
        "patch": [WORKBOOKS["xlsx"], zip_of(plain()), zip_of(with_table(table_xml("A1:B3", TWO_COLUMNS)))],
        "answers": [WORKBOOKS["xlsx"]],
        "settings": [(INPUT / "Oppsett.xlsx").read_bytes()],
        "values": [b"31.12.2019", b"kr 12 500,-", b"1. mars 2019", b"H0101", b"118/507/1/2", b"ja", b"1,5 m2", b"0301"],
        "address": [b"Storgata 63 A, H0101", "Øvre vei 5b".encode(), b"1/2/3"],
        "cells": [b"A1", b"$XFD$1048576", b"A1:B2 C3:D4"],
        "prints": [recorded({"dwellings": _one_print()}).encode()],
        "criteria": [b'[{"condition": "V001", "age_class": "3+", "fact": "a", "operator": "AT_LEAST", "limit": "1"}]'],
        "released": ['utgave;år;hva;boks;verdi;grense\r\n2019-10;2019;boliger;[["klasse",["a"]]];;3\r\n'.encode()],
        "history": [as_bytes(HISTORY_HEADINGS, history_lines(History().adding([_one_month()])))],
        "record": [_RECORD.encode()],
        "decisions": [_one_decision()],
        "journal": [b'[{"file": "a.xlsx", "before": "0", "after": "1", "backup": "a 0.xlsx"}]'],
        "owner": [b"\x05Kari " + b"\0" * 48 + b"\x05\0" + "Kari ".encode("utf-16-le"), b"Kari,kari,pc,01.01.2019,x;"],
    }
    return whole[target]


def _one_month() -> MonthRun:
    told = Told("dwellings_total", None, "2019-09-30", 119, "boliger", 119, None, 0, "O")
    return MonthRun("2019-09", date(2019, 9, 30), (told, replace(told, code="turnover_pct", group="3 år +")))


def _one_decision() -> bytes:
    """Two sheets of an Inntaksteam with what the team has typed."""
    book = openpyxl.Workbook()
    for sheet, kind in ((book.active, "fellesbolig"), (book.create_sheet(), "familier")):
        sheet.title = f"Forslag {kind}"
        sheet.append(["Forslag"])
        sheet.append(["Ungdom", "Vedtak", "Begrunnelse", "Kjennetegn", "Grunnlag"])
        sheet.append(
            ["EM-001", "følges ikke", "For langt unna", f"{kind}|2019-09|EM-001|B-0001|2|2019-10-01", "sex=1a"]
        )
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def _one_print() -> TablePrint:
    import numpy as np

    return TablePrint(np.arange(3, dtype="<u8"), {"a": np.zeros(3, "<f4")})


def survive(target: str, data: bytes) -> None:
    """Give the target the bytes, in an empty folder of their own."""
    with tempfile.TemporaryDirectory() as folder:
        TARGETS[target](data, Path(folder))

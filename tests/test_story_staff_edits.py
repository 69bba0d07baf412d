"""Whatever staff do to their plan between runs, nothing of theirs changes and no typing is lost in silence."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.example import generate
from tests.golden.office import PLAN, Office
from tests.golden.plan_rows import OURS, columns_of, header_row, opened, rows_of

pytestmark = pytest.mark.long

MONTHS = tuple(date(2019 + number // 12, number % 12 + 1, 28) for number in range(9, 21))
Edit = tuple[Any, ...]

sheets = st.sampled_from(sorted(OURS))
rows = st.integers(0, 7)
typed = st.one_of(
    st.integers(0, 5),
    st.dates(date(2019, 9, 1), date(2021, 1, 1)).map(lambda day: datetime(day.year, day.month, day.day)),
    st.sampled_from(["Full", "Utgått", "3", "to", " ", "4-roms", "01.02.2020", "=1+1", "#", "H0101", "JA", "0"]),
    st.text("aåB 1.-", min_size=1, max_size=8),
)
edits = st.one_of(
    st.tuples(st.just("type"), sheets, rows, st.integers(0, 20), typed),
    st.tuples(st.just("type ours"), sheets, rows, st.integers(0, 12), typed),
    st.tuples(st.just("blank"), sheets, rows, st.integers(0, 12)),
    st.tuples(st.just("sort"), sheets, st.randoms(use_true_random=False)),
    st.tuples(st.just("insert column"), sheets, st.integers(1, 12)),
    st.tuples(st.just("add row"), sheets, st.sampled_from(["B-0001", "B-0004", "B-0008", "Ny", "b-0011 "]), typed),
    st.tuples(st.just("delete row"), sheets, rows),
    st.tuples(st.just("add sheet"), st.integers(1, 3)),
    st.tuples(st.just("rename"), sheets, st.sampled_from(["Belagt", "Ansvarlig", "Ledig fra", "Merknad", "Kontroll"])),
    st.tuples(st.just("lose a sheet of ours"), st.sampled_from(["Endringer", "Kontroll"])),
    st.tuples(st.just("tenancy"), st.integers(0, 30), st.sampled_from(MONTHS)),
    st.tuples(st.just("places"), st.integers(0, 11), st.integers(1, 5)),
)
months = st.lists(st.lists(edits, max_size=6), min_size=1, max_size=4)


def edit_plan(book: Any, edit: Edit) -> None:
    """Do one thing that staff do in Excel."""
    kind, *rest = edit
    if kind == "add sheet":
        book.create_sheet(f"Notat {rest[0]}")["B2"] = "Husk nøkler"
        return
    if kind == "lose a sheet of ours":
        if rest[0] in book:
            del book[rest[0]]
        return
    sheet = book[rest[0]]
    columns, present = columns_of(sheet), list(rows_of(sheet))
    if kind == "insert column":
        sheet.insert_cols(rest[1])
        sheet.cell(header_row(sheet), rest[1], f"Egen kolonne {sheet.max_column}")
        return
    if kind == "rename":
        if rest[1] in columns:
            sheet.cell(header_row(sheet), columns[rest[1]], "Vårt eget navn")
        return
    if kind == "add row":
        number = max([header_row(sheet), *(row.number for row in present)]) + 1
        sheet.cell(number, columns["Bolignr"], rest[1])
        sheet.cell(number, columns.get("Rom", max(columns.values()) + 1), "1")
        sheet.cell(number, columns.get("Ledig fra", max(columns.values())), rest[2])
        return
    if not present:
        return
    if kind == "sort":
        _sort(sheet, [row.number for row in present], rest[1])
        return
    row = present[rest[1] % len(present)]
    if kind == "delete row":
        sheet.delete_rows(row.number)
    elif kind == "type":
        sheet.cell(row.number, 1 + rest[2] % sheet.max_column, rest[3])
    else:
        ours = [columns[heading] for heading in sorted(OURS[sheet.title]) if heading in columns]
        sheet.cell(row.number, ours[rest[2] % len(ours)]).value = rest[3] if kind == "type ours" else None


def _sort(sheet: Any, numbers: list[int], chance: Any) -> None:
    contents = [[cell.value for cell in sheet[number]] for number in numbers]
    chance.shuffle(contents)
    for number, content in zip(numbers, contents, strict=True):
        for column, value in enumerate(content, start=1):
            sheet.cell(number, column).value = value


def edit_source(folder: Path, edit: Edit) -> None:
    """Let something happen in the sources: a tenancy ends, a dwelling gets another number of places."""
    kind, at, value = edit
    file, name, heading = {
        "tenancy": ("Kontrakter.xlsx", "Leieforhold", "Utflyttet"),
        "places": ("Boligregister.xlsx", "Boliger", "Plasser"),
    }[kind]
    book = opened(folder / file)
    sheet = book[name]
    header = next(row for row in range(1, 9) if any(cell.value == heading for cell in sheet[row]))
    column = next(cell.column for cell in sheet[header] if cell.value == heading)
    sheet.cell(header + 1 + at, column).value = value
    book.save(folder / file)


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sources of ten dwellings, and a plan of plain cells, so that openpyxl can be the staff's Excel."""
    folder = tmp_path_factory.mktemp("liten")
    generate(folder, dwellings=10)
    made, plain = opened(folder / PLAN), openpyxl.Workbook()
    plain.remove(plain.active)
    for name in OURS:
        sheet = plain.create_sheet(name)
        for row in made[name].iter_rows():
            for cell in row:
                sheet.cell(cell.row, cell.column, cell.value)
    plain.save(folder / PLAN)
    return folder


def live_through(example: Path, story: list[list[Edit]]) -> None:
    with tempfile.TemporaryDirectory() as root:
        folder = Path(root) / "input"
        shutil.copytree(example, folder)
        office = Office(folder)
        for month, month_edits in zip(MONTHS, story, strict=False):
            book = opened(office.plan)
            for edit in month_edits:
                if edit[0] in ("tenancy", "places"):
                    edit_source(folder, edit)
                else:
                    edit_plan(book, edit)
            if month_edits:
                book.save(office.plan)
            office.run(month)


@settings(max_examples=3, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(story=months)
def test_any_edits_between_a_few_runs(example: Path, story: list[list[Edit]]) -> None:
    live_through(example, story)


@pytest.mark.slow
@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), print_blob=True)
@given(story=months)
def test_any_edits_between_many_runs(example: Path, story: list[list[Edit]]) -> None:
    live_through(example, story)

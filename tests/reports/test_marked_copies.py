from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.example import generate
from pipeline.excel.marks import FILLS, Paint
from pipeline.excel.reading import read_workbook
from pipeline.finding import Finding, Place, Severity
from pipeline.flow import RawInputs, Results
from pipeline.protection import NOBODY
from pipeline.reports import marked_copies
from pipeline.reports.marked_copies import FOLDER, MarkedCopy, write_marked_copies
from pipeline.sources import sources_of
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from tests.excel.binary_workbooks import ods_bytes
from tests.excel.test_marks import raw
from tests.reports import building
from tests.steps.protecting import protect
from tests.steps.workbooks import write_book

DATA = Path(__file__).parent.parent / "excel" / "data"
HEAD = ["Bolignr", "Husleie"]


def results_of(folder: Path, *findings: Finding) -> Results:
    return building.results(sources=sources_of(read(folder), NOBODY), findings=findings)


def about(file: str, cell: str, sheet: str = "Ark", **changes: Any) -> Finding:
    return building.finding(place=Place(file, sheet, cell), **changes)


def copied(folder: Path, *findings: Finding) -> dict[str, MarkedCopy]:
    out = folder / "ut"
    out.mkdir(exist_ok=True)
    return write_marked_copies(out, results_of(folder, *findings))


def test_every_cell_with_a_finding_has_its_colour_and_all_that_is_said_of_it(tmp_path: Path) -> None:
    write_book(tmp_path / "Leie.xlsx", {"Ark": [HEAD, ["B-1", "mye"]]})
    bad = about("Leie.xlsx", "B2", message="«mye» er ikke et tall.", advice="Skriv tallet.")
    odd = about("Leie.xlsx", "B2", severity=Severity.WARNING, rule_id="K001", message="Rart.", advice="Se på den.")
    info = about("Leie.xlsx", "A2", severity=Severity.INFO, message="Lest som B-1.", advice="Ingenting.")

    copies = copied(tmp_path, odd, bad, info, about("Leie.xlsx", ""), about("Annen.xlsx", "A1"))

    assert copies == {"Leie.xlsx": MarkedCopy("Leie.xlsx", "Leie.xlsx", 2, "", {"Ark": "Ark"})}
    found = openpyxl.load_workbook(tmp_path / "ut" / FOLDER / "Leie.xlsx")["Ark"]
    assert found["B2"].fill.fgColor.rgb == FILLS[Paint.RED]
    assert found["A2"].fill.fgColor.rgb == FILLS[Paint.BLUE]
    assert found["B2"].comment.text == (
        "Feil: «mye» er ikke et tall. Skriv tallet. (I102)\n\nAdvarsel: Rart. Se på den. (K001)"
    )
    assert raw(tmp_path / "ut" / FOLDER / "Leie.xlsx") == raw(tmp_path / "Leie.xlsx")


def test_sources_without_findings_on_cells_have_no_copy_and_no_folder(tmp_path: Path) -> None:
    write_book(tmp_path / "Leie.xlsx", {"Ark": [HEAD]})
    assert copied(tmp_path, about("Leie.xlsx", ""), about("Leie.xlsx", "A9")) == {}
    assert not (tmp_path / "ut" / FOLDER).exists()


CSV = "Bolignr;Husleie;Fra\nB-1;mye;01.02.2019\n;12,5;\n".encode("cp1252")
ODS = ods_bytes(
    "<table:table-row><table:table-cell office:value-type='string'><text:p>Bolignr</text:p></table:table-cell>"
    "<table:table-cell office:value-type='float' office:value='12.5'/></table:table-row>"
    "<table:table-row><table:table-cell office:value-type='date' office:date-value='2019-02-01'/>"
    "<table:table-cell office:value-type='boolean' office:boolean-value='true'/></table:table-row>"
)


@pytest.mark.parametrize(("name", "data"), [("Leie.csv", CSV), ("Leie.ods", ODS)])
def test_a_file_that_is_no_newer_workbook_gets_a_plain_copy_with_the_same_values(
    name: str, data: bytes, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(data)
    sheet = read_workbook(tmp_path / name).sheets[0].name
    copies = copied(tmp_path, about(name, "B2", sheet))

    copy = copies[name]
    target = tmp_path / "ut" / FOLDER / "Leie (forenklet kopi).xlsx"
    assert (copy.name, copy.remark) == (target.name, marked_copies.PLAIN)
    assert copy.link(Place(name, sheet, "B2")).startswith("external:Merkede%20kilder/Leie%20(forenklet")
    found = openpyxl.load_workbook(target).worksheets[0]
    assert found["B2"].fill.fgColor.rgb == FILLS[Paint.RED]
    assert found["B2"].comment.text.startswith("Feil: ")
    assert [sheets[1:] for sheets in raw(target)] == [sheets[1:] for sheets in raw(tmp_path / name)]


@pytest.mark.parametrize("suffix", [".ods", ".xls"])
def test_a_plain_copy_keeps_hidden_and_merged_cells_and_dates_and_errors(suffix: str, tmp_path: Path) -> None:
    (tmp_path / f"Bok{suffix}").write_bytes((DATA / f"LibreOffice{suffix}").read_bytes())
    sheet = read_workbook(tmp_path / f"Bok{suffix}").sheets[0].name
    copied(tmp_path, about(f"Bok{suffix}", "B7", sheet))

    old, new = raw(tmp_path / f"Bok{suffix}"), raw(tmp_path / "ut" / FOLDER / "Bok (forenklet kopi).xlsx")
    assert [(*sheet[:2], [cells[:5] for cells in sheet[2]], *sheet[3:]) for sheet in new] == [
        (*sheet[:2], [cells[:5] for cells in sheet[2]], *sheet[3:]) for sheet in old
    ]


@pytest.mark.parametrize("other", ["leie.XLS", "Leie (forenklet kopi).xlsx"])
def test_no_two_copies_are_called_the_same(other: str, tmp_path: Path) -> None:
    (tmp_path / "Leie.csv").write_bytes(CSV)
    (tmp_path / other).write_bytes((DATA / "LibreOffice.xls").read_bytes())
    sheet = read_workbook(tmp_path / "Leie.csv").sheets[0].name
    copies = copied(tmp_path, about("Leie.csv", "B2", sheet))

    assert copies["Leie.csv"].name == "Leie.csv (forenklet kopi).xlsx"
    assert (tmp_path / "ut" / FOLDER / copies["Leie.csv"].name).is_file()


def test_three_files_nearly_called_the_same_get_three_copies(tmp_path: Path) -> None:
    names = ("Leie.csv", "Leie.ods", "Leie.ods.csv")
    for name in names:
        (tmp_path / name).write_bytes(ODS if name.endswith(".ods") else CSV)
    sheets = {name: read_workbook(tmp_path / name).sheets[0].name for name in names}
    copies = copied(tmp_path, *(about(name, "B2", sheets[name]) for name in names))

    assert len({copies[name].name for name in names}) == len(names)


def test_no_clear_copy_is_made_of_a_protected_workbook(tmp_path: Path) -> None:
    write_book(tmp_path / "Leie.xlsx", {"Ark": [HEAD, ["B-1", "mye"]]})
    protect(tmp_path / "Leie.xlsx", "hemmelig")
    sources = sources_of(read(tmp_path, password="hemmelig"), NOBODY)
    results = building.results(sources=sources, findings=(about("Leie.xlsx", "B2"),))
    out = tmp_path / "ut"
    out.mkdir()

    copies = write_marked_copies(out, results)

    assert copies["Leie.xlsx"] == MarkedCopy("Leie.xlsx", "", 0, marked_copies.PROTECTED, {})
    assert copies["Leie.xlsx"].link(Place("Leie.xlsx", "Ark", "B2")) == ""
    assert list(out.iterdir()) == []


def test_a_source_that_changed_meanwhile_is_not_copied(tmp_path: Path) -> None:
    write_book(tmp_path / "Leie.xlsx", {"Ark": [HEAD, ["B-1", "mye"]]})
    results = results_of(tmp_path, about("Leie.xlsx", "B2"))
    write_book(tmp_path / "Leie.xlsx", {"Ark": [HEAD, ["B-2", "lite"]]})
    (tmp_path / "ut").mkdir()
    assert write_marked_copies(tmp_path / "ut", results)["Leie.xlsx"].remark == marked_copies.CHANGED


def tables_of(inputs: RawInputs) -> dict[str, pd.DataFrame]:
    found = normalise(locate(inputs, ("dwellings", "settlement_plan", "plan_places")))
    return {table.spec.name: table.frame for table in found.tables}


def read_again(folder: Path, inputs: RawInputs, *findings: Finding) -> RawInputs:
    """The inputs with every marked copy in its source's place."""
    results = building.results(sources=sources_of(inputs, NOBODY), findings=findings)
    out = folder / "ut"
    out.mkdir(exist_ok=True)
    copies = write_marked_copies(out, results)
    books = [
        replace(read_workbook(out / FOLDER / copies[book.file].name), file=book.file) if book.file in copies else book
        for book in inputs.workbooks
    ]
    return replace(inputs, workbooks=tuple(books))


def test_the_example_reads_the_same_from_its_marked_copies(tmp_path: Path) -> None:
    generate(tmp_path)
    inputs = read(tmp_path)
    everywhere = [
        about(book.file, f"{column}{row}", sheet.name)
        for book in inputs.workbooks
        for sheet in book.sheets
        for column in "ABCDEFGH"
        for row in range(1, min(sheet.last_row, 40) + 1)
    ]
    again = read_again(tmp_path, inputs, *everywhere)
    before, after = tables_of(inputs), tables_of(again)
    assert before.keys() == after.keys()
    for name, frame in before.items():
        pd.testing.assert_frame_equal(frame, after[name])


values = st.one_of(
    st.none(),
    st.integers(-1000, 10**6),
    st.floats(-1e6, 1e6),
    st.booleans(),
    st.dates(date(1950, 1, 1), date(2100, 1, 1)),
    st.text("abcæøå «»&<>'\n_x0041_", max_size=12),
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(st.lists(values, max_size=5), min_size=1, max_size=8),
    cells=st.lists(st.tuples(st.sampled_from("ABCDEFG"), st.integers(1, 8)), min_size=1, max_size=12),
    merged=st.sampled_from(["", "A1:B2", "B3:D3"]),
)
def test_any_workbook_reads_the_same_from_its_marked_copy(
    rows: list[list[Any]], cells: list[tuple[str, int]], merged: str, tmp_path: Path
) -> None:
    folder = Path(tempfile.mkdtemp(dir=tmp_path))
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    book.active["A9"] = "til slutt"
    if merged:
        book.active.merge_cells(merged)
    book.save(folder / "Bok.xlsx")
    findings = [about("Bok.xlsx", f"{letters}{row}", book.active.title) for letters, row in cells]
    copied(folder, *findings)
    assert raw(folder / "ut" / FOLDER / "Bok.xlsx") == raw(folder / "Bok.xlsx")

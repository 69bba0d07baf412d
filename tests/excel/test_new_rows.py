"""Columns laid on a sheet give the workbook that writing cell by cell gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.excel import new_rows, new_workbook, new_xml
from pipeline.excel.new_links import all_outside, inside, leads_of, outside
from pipeline.excel.new_table import Area, Column
from pipeline.excel.new_workbook import create_workbook
from pipeline.excel.new_xml import Strip

DAY = date(2019, 10, 31)

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)
numbers = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_subnormal=False).filter(lambda number: number != 0)
values = st.none() | texts | numbers | st.dates(date(1901, 1, 1), date(2199, 12, 31))
tables = st.integers(1, 12).flatmap(
    lambda count: st.lists(
        st.lists(st.tuples(values, st.booleans()), min_size=count, max_size=count), min_size=1, max_size=4
    )
)


def strip(*cells: tuple[Any, Any]) -> Strip:
    return Strip(cells, np.arange(len(cells), dtype=np.int32))


def cells_of(path: Path) -> list[tuple[str, Any, str, bool]]:
    sheet = load_workbook(path)["Ark"]
    return [
        (cell.coordinate, cell.value, cell.number_format, cell.font.b)
        for row in sheet.iter_rows()
        for cell in row
        if cell.has_style or cell.value is not None
    ]


def write(path: Path, table: list[list[tuple[Any, bool]]], *, is_laid: bool) -> None:
    with create_workbook(path, title="P", subject="P", created=DAY) as book:
        sheet, bold = book.add_worksheet("Ark"), book.add_format({"bold": True, "num_format": "0.00"})
        plain = book.add_format({"num_format": "0"})
        sheet.write_string(0, 0, "over")
        if is_laid:
            sheet.lay(2, [strip(*((value, bold if is_bold else plain) for value, is_bold in each)) for each in table])
        else:
            for at, column in enumerate(table):
                for row, (value, is_bold) in enumerate(column, start=2):
                    kind = "blank" if value is None else "string" if isinstance(value, str) else "number"
                    kind = "datetime" if isinstance(value, date) else kind
                    getattr(sheet, f"write_{kind}")(row, at, value, bold if is_bold else plain)
        sheet.write_string(2 + len(table[0]), 0, "under")


@settings(max_examples=60, deadline=None)
@given(tables)
def test_laid_columns_equal_cells_written_one_by_one(table: list[list[tuple[Any, bool]]]) -> None:
    with TemporaryDirectory() as folder:
        write(Path(folder) / "a.xlsx", table, is_laid=True)
        write(Path(folder) / "b.xlsx", table, is_laid=False)
        assert cells_of(Path(folder) / "a.xlsx") == cells_of(Path(folder) / "b.xlsx")


@given(
    st.lists(st.text(st.sampled_from(" \n\t\x00_x&<a\u2028"), max_size=5) | st.integers(0, 9), min_size=1, max_size=4)
)
def test_texts_written_together_are_written_as_each_alone(content: list[Any]) -> None:
    def alone(text: str, times: int) -> str:
        return new_xml.inline(text, times)

    column, heights = strip(*((value, None) for value in content)), np.zeros(len(content), np.int32)
    together = b"".join(new_xml.rows_xml(0, [column], heights, [new_xml.inline]))
    assert together == b"".join(new_xml.rows_xml(0, [column], heights, [alone]))


def test_texts_that_come_again_and_again_are_kept_once(tmp_path: Path) -> None:
    path, rows = tmp_path / "a.xlsx", 40
    often, seldom = ["ja & <nei>", " _x0041_ ", None, 7], [f"B-{number}" for number in range(rows)]
    of_row = np.arange(rows, dtype=np.int32)
    with create_workbook(path, title="P", subject="P", created=DAY) as book:
        sheet = book.add_worksheet("Ark")
        sheet.lay(
            0, [Strip([(value, None) for value in often], of_row % 4), strip(*((value, None) for value in seldom))]
        )
    with ZipFile(path) as package:
        shared, cells = (package.read(f"xl/{name}.xml").decode() for name in ("sharedStrings", "worksheets/sheet1"))
    assert 'count="20" uniqueCount="2"' in shared
    assert (cells.count('t="s"'), cells.count('t="inlineStr"')) == (20, 40)
    found = load_workbook(path)["Ark"]
    assert list(found.values) == [(often[row % 4], seldom[row]) for row in range(rows)]


def test_links_of_many_places_are_those_of_each() -> None:
    places = [
        ("a.xlsx", "Ark", "B7"),
        ("", "", ""),
        ("a.xlsx", "Ark", ""),
        ("b.xlsx", "", "C1"),
        ("b.xlsx", "Ark", "C1"),
    ]
    every, alone = all_outside("../inn", places), leads_of([outside("../inn", *place) for place in places])
    assert every.ways == alone.ways
    assert every.numbers.tolist() == alone.numbers.tolist() == [0, -1, 0, 1, 2]
    assert [cell for cell, way in zip(every.cells, every.numbers, strict=True) if way >= 0] == ["B7", "A1", "", "C1"]
    assert [cell for cell, way in zip(alone.cells, alone.numbers, strict=True) if way >= 0] == ["B7", "A1", "", "C1"]


def test_rows_keep_their_height_however_many_are_written_at_a_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_xml, "_ROWS_AT_ONCE", 2)
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        sheet, form = book.add_worksheet("Ark"), book.add_format()
        heights = np.array([0, 0, 40, 0, 0], dtype=np.int32)
        sheet.lay(1, [strip(*((number, form) for number in range(5))), strip(*[("x", form)] * 5)], heights)
    read = load_workbook(tmp_path / "a.xlsx")["Ark"]
    assert [cell.value for cell in read["A"]] == [None, 0, 1, 2, 3, 4]
    assert [cell.value for cell in read["B"]] == [None, *["x"] * 5]
    assert [read.row_dimensions[row].height for row in (3, 4, 5)] == [None, pytest.approx(40, abs=1), None]
    assert (read.max_row, read.max_column) == (6, 2)


def test_rows_that_are_too_many_for_memory_are_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packages = []
    for in_memory in (1 << 22, 1):
        monkeypatch.setattr(new_workbook, "_IN_MEMORY", in_memory)
        monkeypatch.setattr(new_rows, "_BYTES_AT_ONCE", 7)
        with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
            form = book.add_format()
            for name in ("Ark", "Ark 2"):
                sheet = book.add_worksheet(name)
                sheet.lay(0, [strip(*((f"{name} {number}", form) for number in range(50)))])
                sheet.lay(60, [strip((name, form))])
        packages.append((tmp_path / "a.xlsx").read_bytes())
    assert packages[0] == packages[1]
    read = load_workbook(tmp_path / "a.xlsx")["Ark 2"]
    assert [read["A1"].value, read["A50"].value, read["A51"].value, read["A61"].value] == [
        *("Ark 2 0", "Ark 2 49", None, "Ark 2")
    ]


def test_columns_of_different_lengths_are_refused(tmp_path: Path) -> None:
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        form, sheet = book.add_format(), book.add_worksheet("Ark")
        with pytest.raises(ValueError, match="different lengths"):
            sheet.lay(0, [strip((1, form)), strip((1, form), (2, form))])


def test_only_as_many_links_as_excel_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_rows, "MAX_LINKS", 2)
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        sheet, form = book.add_worksheet("Ark"), book.add_format()
        sheet.lay(0, [strip(*[("x", form)] * 3)])
        sheet.add_links(0, range(3), leads_of([inside("Ark")] * 3), ["x"] * 3)
    read = load_workbook(tmp_path / "a.xlsx")["Ark"]
    assert [bool(cell.hyperlink) for cell in read["A"]] == [True, True, False]


def test_links_into_the_same_file_share_one_relation(tmp_path: Path) -> None:
    goals = [
        outside("../inn & ut", "a'!b.xlsx", 'Ola\'s "ark"', "B7"),
        outside("../inn & ut", "a'!b.xlsx", 'Ola\'s "ark"', "C8"),
        outside("../inn & ut", "a'!b.xlsx", "", ""),
        inside("Ola's ark", "A3:B4"),
    ]
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        sheet, form = book.add_worksheet("Ola's ark"), book.add_format()
        sheet.lay(0, [strip(*[("x", form)] * 4)])
        sheet.add_links(0, range(4), leads_of(goals), ["x < y"] * 4)
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": ["Ola's ark", 0, 0, 3, 0]})
        sheet.insert_chart(5, 0, chart)
    read = load_workbook(tmp_path / "a.xlsx")["Ola's ark"]
    file = "../inn%20&%20ut/a'!b.xlsx"
    links = [cell.hyperlink for cell in read["A"]]
    assert [(link.target, link.location, link.display) for link in links] == [
        (file, "'Ola''s \"ark\"'!B7", None),
        (file, "'Ola''s \"ark\"'!C8", None),
        (file, None, None),
        (None, "'Ola''s ark'!A3:B4", "x < y"),
    ]
    with ZipFile(tmp_path / "a.xlsx") as package:
        assert package.read("xl/worksheets/_rels/sheet1.xml.rels").count(b"<Relationship ") == 2
    assert len(read._charts) == 1


def test_charts_keep_what_stands_in_the_table(tmp_path: Path) -> None:
    caches = []
    columns = [Column("År", ["2018", "2019", ""]), Column("Tall", [1.5, None, 7]), Column("Dag", [DAY, None, DAY])]
    area = Area("Ark", 1, 3, columns)
    for name, is_kept in (("a.xlsx", True), ("b.xlsx", False)):
        with create_workbook(tmp_path / name, title="P", subject="P", created=DAY) as book:
            sheet, form = book.add_worksheet("Ark"), book.add_format()
            for at, column in enumerate(columns):
                for row, value in enumerate(column.values, start=1):
                    sheet.write(row, at, value, form)
            chart = book.add_chart({"type": "column"})
            for at in (1, 2):
                kept = {"categories_data": area.kept(0), "values_data": area.kept(at)} if is_kept else {}
                chart.add_series({"categories": area.reference(0), "values": area.reference(at), **kept})
            sheet.insert_chart(5, 0, chart)
        with ZipFile(tmp_path / name) as package:
            caches.append(package.read("xl/charts/chart1.xml"))
    assert b"<c:v>2018</c:v>" in caches[0]
    assert caches[0] == caches[1]
    assert replace(area, last_row=2).kept(1) == ["1.5", ""]


def test_a_text_that_looks_like_markup_is_a_text(tmp_path: Path) -> None:
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        book.add_worksheet("Ark").write_string(0, 0, "<r>Storgata 1 & 3</r>")
    assert load_workbook(tmp_path / "a.xlsx")["Ark"]["A1"].value == "<r>Storgata 1 & 3</r>"

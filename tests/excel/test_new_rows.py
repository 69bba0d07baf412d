"""Columns laid on a sheet give the workbook that writing cell by cell gives."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from pipeline.excel import new_rows
from pipeline.excel.new_links import inside, link_to
from pipeline.excel.new_workbook import create_workbook

DAY = date(2019, 10, 31)

texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), min_size=1, max_size=12)
numbers = st.integers(-(10**9), 10**9) | st.floats(-1e9, 1e9, allow_subnormal=False).filter(lambda number: number != 0)
values = st.none() | texts | numbers | st.dates(date(1901, 1, 1), date(2199, 12, 31))
tables = st.integers(1, 12).flatmap(
    lambda count: st.lists(
        st.lists(st.tuples(values, st.booleans()), min_size=count, max_size=count), min_size=1, max_size=4
    )
)


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
            sheet.lay(2, [[(value, bold if is_bold else plain) for value, is_bold in column] for column in table])
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


def test_rows_keep_their_height_and_what_stands_beside_the_columns(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_rows, "_ROWS_AT_ONCE", 2)
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        sheet, form = book.add_worksheet("Ark"), book.add_format()
        sheet.lay(1, [[(number, form) for number in range(5)], [("x", form), *[(None, None)] * 4]])
        sheet.set_row(3, 40)
        sheet.write_string(4, 3, "ved siden av")
    read = load_workbook(tmp_path / "a.xlsx")["Ark"]
    assert [cell.value for cell in read["A"]] == [None, 0, 1, 2, 3, 4]
    assert [cell.value for cell in read["B"]] == [None, "x", None, None, None, None]
    assert read["D5"].value == "ved siden av"
    assert read.row_dimensions[4].height == pytest.approx(40, abs=1)
    assert (read.max_row, read.max_column) == (6, 4)


def test_columns_of_different_lengths_are_refused(tmp_path: Path) -> None:
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        form, sheet = book.add_format(), book.add_worksheet("Ark")
        with pytest.raises(ValueError, match="different lengths"):
            sheet.lay(0, [[(1, form)], [(1, form), (2, form)]])


def test_only_as_many_links_as_excel_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(new_rows, "MAX_LINKS", 2)
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        sheet, form = book.add_worksheet("Ark"), book.add_format()
        sheet.lay(0, [[("x", form)] * 3])
        for row in range(3):
            sheet.link(row, 0, link_to(inside("Ark"), "x"))
    read = load_workbook(tmp_path / "a.xlsx")["Ark"]
    assert [bool(cell.hyperlink) for cell in read["A"]] == [True, True, False]


def test_charts_keep_what_is_laid(tmp_path: Path) -> None:
    caches = []
    for name, is_laid in (("a.xlsx", True), ("b.xlsx", False)):
        with create_workbook(tmp_path / name, title="P", subject="P", created=DAY) as book:
            sheet, form = book.add_worksheet("Ark"), book.add_format()
            if is_laid:
                sheet.lay(1, [[("2018", form), ("2019", form), ("", form)], [(1.5, form), (None, form), (7, form)]])
            else:
                for row, (text, number) in enumerate([("2018", 1.5), ("2019", None), ("", 7)], start=1):
                    sheet.write_string(row, 0, text, form)
                    sheet.write(row, 1, number, form)
            chart = book.add_chart({"type": "column"})
            chart.add_series({"categories": ["Ark", 1, 0, 3, 0], "values": ["Ark", 1, 1, 3, 1]})
            sheet.insert_chart(5, 0, chart)
        with ZipFile(tmp_path / name) as package:
            caches.append(package.read("xl/charts/chart1.xml"))
    assert b"<c:v>2018</c:v>" in caches[0]
    assert caches[0] == caches[1]


def test_a_text_that_looks_like_markup_is_a_text(tmp_path: Path) -> None:
    with create_workbook(tmp_path / "a.xlsx", title="P", subject="P", created=DAY) as book:
        book.add_worksheet("Ark").write_string(0, 0, "<r>Storgata 1 & 3</r>")
    assert load_workbook(tmp_path / "a.xlsx")["Ark"]["A1"].value == "<r>Storgata 1 & 3</r>"

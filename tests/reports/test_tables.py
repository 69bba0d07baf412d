from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from pipeline.excel import new_rows
from pipeline.excel.new_book import open_book
from pipeline.excel.new_links import inside, outside
from pipeline.excel.new_styles import Look
from pipeline.excel.new_table import Column, plain, write_table
from tests.reports.reading_back import opened

DAY = date(2019, 10, 31)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        (pd.NA, None),
        (pd.NaT, None),
        (float("nan"), None),
        (float("inf"), None),
        (np.float64("nan"), None),
        ("", None),
        ("0301", "0301"),
        (True, "ja"),
        (np.bool_(False), "nei"),
        (0, 0),
        (np.int64(12), 12),
        (42.857142, 42.857142),
        (DAY, DAY),
        (pd.Timestamp("2019-10-31"), DAY),
        (np.datetime64("2019-10-31"), DAY),
        (np.datetime64("NaT"), None),
        (date(1201, 5, 1), "01.05.1201"),
    ],
)
def test_values_become_what_a_cell_can_hold(value: Any, expected: Any) -> None:
    assert plain(value) == expected


def written(path: Path, columns: list[Column]) -> Any:
    with open_book(path, title="Prøve", subject="Prøve", created=DAY) as book:
        write_table(book.sheet("Ark"), columns, name="Tabell", empty="Ingen rader")
    return opened(path)["Ark"]


def test_a_table_without_rows_says_so_in_its_only_row(tmp_path: Path) -> None:
    sheet = written(tmp_path / "t.xlsx", [Column("A", []), Column("B", [], Look.INTEGER)])
    assert [cell.value for cell in sheet[2]] == ["Ingen rader", None]
    assert sheet.tables["Tabell"].ref == "A1:B2"


def test_headings_alike_are_told_apart(tmp_path: Path) -> None:
    sheet = written(tmp_path / "t.xlsx", [Column("Dato", [1]), Column("dato", [2])])
    assert [cell.value for cell in sheet[1]] == ["Dato", "dato (2)"]


def test_links_beyond_what_excel_takes_are_left_out_and_the_text_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(new_rows, "MAX_LINKS", 2)
    sheet = written(tmp_path / "t.xlsx", [Column("A", ["x"] * 4, links=[inside("Ark")] * 4)])
    assert [bool(cell.hyperlink) for cell in sheet["A"]] == [False, True, True, False, False]
    assert [cell.value for cell in sheet["A"]][1:] == ["x"] * 4


def test_widths_follow_content_within_limits_and_rows_make_room(tmp_path: Path) -> None:
    long = "et ganske langt ord etter et annet " * 10
    sheet = written(
        tmp_path / "t.xlsx", [Column("A", ["kort", long], max_width=40), Column("Nr", [1, 2], Look.INTEGER)]
    )
    assert sheet.column_dimensions["A"].width == pytest.approx(40, abs=1)
    assert sheet.row_dimensions[2].height is None
    assert sheet.row_dimensions[3].height > 100


def test_what_is_hidden_takes_no_room(tmp_path: Path) -> None:
    columns = [Column("A", ["kort"]), Column("B", ["et ganske langt ord etter et annet " * 10], is_hidden=True)]
    assert written(tmp_path / "t.xlsx", columns).row_dimensions[2].height is None


def test_a_failed_workbook_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "t.xlsx"
    with pytest.raises(ValueError, match="midt i"), open_book(path, title="P", subject="P", created=DAY):
        raise ValueError("midt i")
    assert not path.exists()


@pytest.mark.parametrize(
    ("base", "file", "expected"),
    [
        ("../../input", "Ungdom.xlsx", "external:../../input/Ungdom.xlsx#'Ark 1'!B7"),
        ("../min mappe/", "a#b.xlsx", "external:../min%20mappe/a%23b.xlsx#'Ark 1'!B7"),
        ("", "Ungdom.xlsx", ""),
        ("../../input", "", ""),
    ],
)
def test_links_to_sources(base: str, file: str, expected: str) -> None:
    assert outside(base, file, "Ark 1", "B7") == expected

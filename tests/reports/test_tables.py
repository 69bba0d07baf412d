from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.excel import new_rows
from pipeline.excel.new_book import open_book
from pipeline.excel.new_cells import coded, plain
from pipeline.excel.new_links import inside, outside
from pipeline.excel.new_measures import lines_of
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, cut_short, write_table
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


@pytest.mark.parametrize(
    "values",
    [
        ["a", None, "b", "a", ""],
        [1, 1.0, True, None, "1", 1],
        [DAY, None, "31.10.2019", DAY],
        pd.Series(["a", None, "b", "a"]),
        pd.Series([1.5, float("nan"), 1.5]),
        pd.Series([True, False, True]),
        pd.Series([1, True, "1", None], dtype=object),
        pd.Series([DAY, None, DAY], dtype="datetime64[s]"),
        pd.Series([], dtype=float),
        range(3),
        [],
    ],
)
def test_every_row_finds_its_own_value(values: Any) -> None:
    distinct, numbers = coded(values)
    found = [plain(distinct[number]) for number in numbers]
    expected = [plain(value) for value in values]
    assert found == expected
    assert [type(value) for value in found] == [type(value) for value in expected]
    assert len(distinct) <= len(set(map(repr, values))) + 1


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
    assert [cell.font.u for cell in sheet["A"]][1:] == ["single", "single", None, None]


def test_a_column_has_the_tone_and_the_look_of_each_row(tmp_path: Path) -> None:
    values, looks = [5, 5, 5, "ukjent"], [Look.INTEGER, Look.KRONER, Look.INTEGER, Look.KRONER]
    sheet = written(tmp_path / "t.xlsx", [Column("A", values, looks=looks, tones=[None, None, Tone.BAD, None])])
    assert [cell.number_format for cell in sheet["A"]][1:] == ["#,##0", '"kr" #,##0', "#,##0", '"kr" #,##0']
    assert [cell.fill.fill_type for cell in sheet["A"]][1:] == [None, None, "solid", None]


def test_widths_follow_content_within_limits_and_rows_make_room(tmp_path: Path) -> None:
    long = "et ganske langt ord etter et annet " * 10
    sheet = written(
        tmp_path / "t.xlsx", [Column("A", ["kort", long], max_width=40), Column("Nr", [1, 2], Look.INTEGER)]
    )
    assert sheet.column_dimensions["A"].width == pytest.approx(40, abs=1)
    assert sheet.row_dimensions[2].height is None
    assert sheet.row_dimensions[3].height > 100


@given(st.text(st.sampled_from("abæ  -–—.,1\"'«»_?!"), max_size=60), st.integers(4, 30))
def test_lines_are_counted_as_they_are_wrapped(text: str, room: int) -> None:
    assert lines_of(text, room) == (len(textwrap.wrap(text, room)) or 1)


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


def test_a_list_longer_than_a_sheet_can_show_says_so() -> None:
    assert cut_short(1_000_000) == []
    said = "Listen er lengre enn et ark kan vise. De første 1 000 000 radene er tatt med."
    assert [text.replace("\N{NO-BREAK SPACE}", " ") for text in cut_short(1_000_001)] == [said]

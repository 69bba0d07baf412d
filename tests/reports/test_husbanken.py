from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.flow import Indicator, Results
from pipeline.reports.husbanken import counts_of, write_husbanken
from schemas.reports.husbanken import HUSBANKEN_TABLES
from tests.reports import building
from tests.reports.reading_back import all_text, link_targets, opened, part, part_names, rows_of, texts_of


def with_indicators(*indicators: Indicator) -> Results:
    base = building.results()
    return replace(base, summary=replace(base.summary, indicators=indicators))


def share(families: int | None, cases: int | None, year: str = "2018", **changes: Any) -> Indicator:
    value = 100 * families / cases if families is not None and cases else None
    return building.indicator(
        "startlan_family_share_count_pct", "x", year, value, numerator=families, denominator=cases, **changes
    )


def written(tmp_path: Path, results: Results) -> Any:
    path = tmp_path / "Husbanken.xlsx"
    write_husbanken(path, results)
    return opened(path)


def test_tables_show_value_numerator_and_denominator(tmp_path: Path) -> None:
    book = written(tmp_path, building.results())
    rows = rows_of(book["Startlån"], "Kjennetegn")
    assert rows[0] == {
        "Kjennetegn": "Andel barnefamilier etter antall saker",
        "Periode": "2018",
        "Verdi": 72,
        "Enhet": "%",
        "Teller": 18,
        "Nevner": 25,
        "Type tall": "M",
        "Merknad": "ingen",
    }
    assert [row["Merknad"] for row in rows] == ["ingen", "ingen", "merknad 2", "merknad 2"]
    assert [row["Verdi"] for row in rows_of(book["Egnethet"], "Kjennetegn")][:2] == [40, 11]


@pytest.mark.parametrize(("families", "cases"), [(4, 30), (27, 30), (1, 2), (3, 4)])
def test_a_table_with_a_small_count_is_held_back_whole(tmp_path: Path, families: int, cases: int) -> None:
    book = written(tmp_path, with_indicators(share(30, 50, "2017"), share(families, cases)))
    sheet = book["Startlån"]
    assert "Tabellen er ikke gitt ut fordi den inneholder tall under 5 familier" in texts_of(sheet)
    assert not sheet.tables
    assert not [cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, int | float)]


def test_a_table_at_the_limit_is_given_out(tmp_path: Path) -> None:
    sheet = written(tmp_path, with_indicators(share(5, 10)))["Startlån"]
    assert rows_of(sheet, "Kjennetegn")[0]["Teller"] == 5


def test_what_the_classes_leave_of_the_stock_may_not_be_small_either(tmp_path: Path) -> None:
    classes = [
        building.indicator(code, "x", "2019-10-31", count, unit="boliger", decimals=0, numerator=count, denominator=119)
        for code, count in (("dwellings_suitable_3_plus", 60), ("dwellings_suitable_0_3", 57))
    ]
    sheet = written(tmp_path, with_indicators(*classes))["Egnethet"]
    assert "tall under 3 boliger" in texts_of(sheet)


def test_what_is_not_computed_has_ssbs_sign_and_a_note(tmp_path: Path) -> None:
    book = written(tmp_path, with_indicators(share(None, None), share(20, 30, "2019")))
    row = rows_of(book["Startlån"], "Kjennetegn")[0]
    assert (row["Verdi"], row["Teller"], row["Nevner"], row["Merknad"]) == ("..", "..", "..", "merknad 1")


def test_figures_by_group_and_of_other_kinds_stay_in_the_house(tmp_path: Path) -> None:
    book = written(tmp_path, with_indicators(share(20, 30), share(2, 30, group="Utbedring")))
    assert len(rows_of(book["Startlån"], "Kjennetegn")) == 1


def test_nothing_to_show_is_said_in_words(tmp_path: Path) -> None:
    book = written(tmp_path, with_indicators())
    for name in ("Startlån", "Egnethet"):
        assert "Tallene er ikke beregnet" in texts_of(book[name])


def test_the_points_for_published_workbooks_hold(tmp_path: Path) -> None:
    path = tmp_path / "Husbanken.xlsx"
    write_husbanken(path, building.results())
    book = opened(path)
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert sheet["A1"].style == "Heading 1"
        assert len(sheet.tables) <= 1
        assert not sheet.merged_cells.ranges
        assert sheet.freeze_panes is None
        assert sheet.auto_filter.ref is None
        assert not sheet.oddFooter.left.text
        assert not sheet.oddHeader.left.text
        assert sheet.sheet_view.selection[0].activeCell == "A1"
        assert not [row for row, shape in sheet.row_dimensions.items() if shape.hidden]
        assert not [column for column, shape in sheet.column_dimensions.items() if shape.hidden]
        for table in sheet.tables.values():
            assert table.autoFilter is None
            first, last = table.ref.split(":")
            assert first.startswith("A")
            assert int("".join(filter(str.isdigit, last))) == sheet.max_row, "nothing below the table"
            assert all(cell.value not in (None, "") for row in sheet[table.ref] for cell in row), "no blank cells"
        for row in sheet.iter_rows():
            assert all(cell.fill.fill_type is None for cell in row)
    assert book.active.title == "Forside"
    assert not [name for name in part_names(path) if "drawing" in name or "media" in name or "comment" in name]
    assert not link_targets(path)


def test_no_dwelling_no_file_and_no_person_is_in_any_part(tmp_path: Path) -> None:
    path = tmp_path / "Husbanken.xlsx"
    results = building.results()
    write_husbanken(path, results)
    text = all_text(path)
    for secret in ("B0001", "Granlia", "Boligregister", "Kontrakter", str(tmp_path)):
        assert secret not in text
    assert "definedName" not in part(path, "xl/workbook.xml")


@settings(max_examples=60, deadline=None)
@given(
    counts=st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), min_size=1, max_size=4),
    threshold=st.sampled_from([3, 5]),
)
def test_no_published_table_ever_shows_or_gives_away_a_small_count(
    counts: list[tuple[int, int]], threshold: int
) -> None:
    from pipeline.disclosure.suppress import may_publish

    table = HUSBANKEN_TABLES[0]
    items = [share(families, families + others, str(2010 + at)) for at, (families, others) in enumerate(counts)]
    if may_publish(counts_of(table, items), threshold):
        shown = {number for pair in counts for number in (*pair, sum(pair))}
        assert not [number for number in shown if 0 < number < threshold]

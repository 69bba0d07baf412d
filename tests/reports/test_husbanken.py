from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.flow import Indicator, Results
from pipeline.reports.husbanken import write_husbanken
from pipeline.reports.husbanken_rows import lines_of
from schemas.reports.husbanken import HUSBANKEN_TABLES
from tests.reports import building
from tests.reports.reading_back import all_text, link_targets, opened, part, part_names, rows_of, texts_of
from tests.reports.releasing import released


def with_indicators(*indicators: Indicator) -> Results:
    """Results of these figures, given out as their numerators and denominators say."""
    base = building.results()
    results = replace(base, summary=replace(base.summary, indicators=indicators))
    return replace(results, release=released(indicators))


def share(families: int | None, cases: int | None, year: str = "2018", **changes: Any) -> Indicator:
    value = 100 * families / cases if families is not None and cases else None
    return building.indicator(
        "startlan_family_share_count_pct", "x", year, value, numerator=families, denominator=cases, **changes
    )


def stock(*counts: int) -> list[Indicator]:
    codes = ("dwellings_suitable_3_plus", "dwellings_suitable_0_3", "dwellings_not_suitable", "dwellings_not_surveyed")
    whole = {"unit": "boliger", "decimals": 0, "denominator": sum(counts)}
    found = [
        building.indicator(code, "x", "2019-10-31", count, numerator=count, **whole)
        for code, count in zip(codes, counts, strict=True)
    ]
    suitable = {"numerator": counts[0] + counts[1], "denominator": sum(counts)}
    value = 100 * suitable["numerator"] / suitable["denominator"]
    return [*found, building.indicator("family_suitable_share_pct", "x", "2019-10-31", value, **suitable)]


def written(tmp_path: Path, results: Results) -> Any:
    path = tmp_path / "Husbanken.xlsx"
    write_husbanken(path, results)
    return opened(path)


def test_tables_show_value_numerator_and_denominator(tmp_path: Path) -> None:
    book = written(tmp_path, with_indicators(*building.indicators()))
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


def test_a_small_count_and_all_that_gives_it_away_are_held_back(tmp_path: Path) -> None:
    book = written(tmp_path, with_indicators(share(30, 50, "2017"), share(4, 30)))
    before, small = rows_of(book["Startlån"], "Kjennetegn")
    assert (before["Verdi"], before["Teller"], before["Nevner"], before["Merknad"]) == (60, 30, 50, "ingen")
    assert (small["Verdi"], small["Teller"], small["Merknad"]) == (":", ":", "merknad 3")
    assert small["Nevner"] == 30, "the total is true and may stand"


def test_kroner_go_with_the_count_that_is_held_back(tmp_path: Path) -> None:
    kroner = building.indicator("startlan_family_share_amount_pct", "x", "2018", 40.0, numerator=4e6, denominator=1e7)
    rows = rows_of(written(tmp_path, with_indicators(share(4, 30), kroner))["Startlån"], "Kjennetegn")
    assert [rows[1][name] for name in ("Verdi", "Teller", "Nevner", "Merknad")] == [
        ":",
        ":",
        ":",
        "merknad 2 og merknad 3",
    ]


def test_a_table_of_too_few_is_not_given_out_and_says_so(tmp_path: Path) -> None:
    sheet = written(tmp_path, with_indicators(share(1, 2)))["Startlån"]
    assert "er ikke gitt ut fordi den gjelder under 5 familier." in texts_of(sheet)
    assert not sheet.tables


def test_a_table_at_the_limit_is_given_out(tmp_path: Path) -> None:
    sheet = written(tmp_path, with_indicators(share(5, 10)))["Startlån"]
    assert rows_of(sheet, "Kjennetegn")[0]["Teller"] == 5


def test_what_the_classes_leave_of_the_stock_may_not_be_small_either(tmp_path: Path) -> None:
    rows = rows_of(written(tmp_path, with_indicators(*stock(60, 41, 16, 2)))["Egnethet"], "Kjennetegn")
    assert [row["Verdi"] for row in rows].count(":") == 2
    assert rows[-2]["Verdi"] == ":", "the small one"


def test_classes_are_put_together_when_most_would_be_held_back(tmp_path: Path) -> None:
    book = written(tmp_path, with_indicators(*stock(2, 1, 100, 1)))
    rows = rows_of(book["Egnethet"], "Kjennetegn")
    assert rows[0]["Kjennetegn"] == "Egnet for barn fra 3 år og Egnet for barn 0–3 år"
    assert [row["Verdi"] for row in rows[:2]] == [3, 101]
    assert rows[0]["Merknad"] == "merknad 4"
    assert "er slått sammen. Ellers måtte de fleste tallene vært holdt tilbake." in texts_of(book["Forside"])


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
    write_husbanken(path, with_indicators(*building.indicators()))
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
    results = with_indicators(*building.indicators())
    write_husbanken(path, results)
    text = all_text(path)
    for secret in ("B0001", "Granlia", "Boligregister", "Kontrakter", str(tmp_path)):
        assert secret not in text
    assert "definedName" not in part(path, "xl/workbook.xml")


@settings(max_examples=15, deadline=None)
@given(
    years=st.lists(st.tuples(st.integers(0, 12), st.integers(0, 12)), min_size=1, max_size=3),
    classes=st.tuples(*(st.integers(0, 9) for _ in range(4))).filter(any),
)
def test_a_share_can_be_worked_out_from_what_is_shown_or_its_note_says_why_not(
    years: list[tuple[int, int]], classes: tuple[int, ...]
) -> None:
    shares = [share(families, families + others, str(2010 + at)) for at, (families, others) in enumerate(years)]
    results = with_indicators(*shares, *stock(*classes))
    for published in HUSBANKEN_TABLES:
        for line in lines_of(results, published):
            if isinstance(line.value, str):
                assert line.notes, "a sign without a reason"
            elif line.unit == "%":
                assert isinstance(line.numerator, float)
                assert isinstance(line.denominator, float)
                assert line.value == pytest.approx(100 * line.numerator / line.denominator)
            else:
                threshold = results.context.number(published.threshold)
                assert line.value == 0 or line.value >= threshold

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.history.lines import HEADINGS, from_lines, months_of, to_lines
from pipeline.history.series import History, MonthRun, Told
from tests.history.building import month, series, told

TWO = series(
    month("2019-08", told("share", "2019", 68.5, unit="%", numerator=17, denominator=25, left_out=2), stock=119),
    month("2019-10", told("loss", "2019-10", -3.25, label="O"), told("gone", "2018", None, group="0–3 år")),
)


def changed(row: int, heading: str, value: str) -> list[list[str]]:
    lines = [list(line) for line in to_lines(TWO)]
    lines[row][HEADINGS.index(heading)] = value
    return lines


def test_a_line_is_as_norwegian_excel_reads_it_and_never_a_date_by_mistake() -> None:
    lines = to_lines(TWO)
    assert lines[0][:-1] == ("2019M08", "31.08.2019", "share", "", "2019", "68,5", "%", "17", "25", "2", "M")
    assert lines[1][4] == "31.08.2019"
    assert lines[2][4:6] == ("2019M10", "-3,25")
    assert lines[3][3:6] == ("0–3 år", "2018", "")
    assert [line[-1][0] for line in lines] == ["k"] * 4
    assert lines[0][-1] == lines[1][-1] != lines[2][-1]


def test_the_series_comes_back_from_its_lines_in_any_order_of_months() -> None:
    lines = to_lines(TWO)
    found = from_lines([*lines[2:], ["", ""], *lines[:2]])
    assert found.is_ours
    assert History(found.intact) == TWO


def test_the_months_are_known_without_what_their_lines_say() -> None:
    odd = [["2019M09", "hva som helst"], ["2019"], ["31.12.2019"], ["2019M13"], [""], [], ["Måned"]]
    assert months_of([*to_lines(TWO), *odd]) == {"2019-08", "2019-09", "2019-10"}


@pytest.mark.parametrize(
    ("heading", "value"),
    [("Verdi", "70"), ("Teller", ""), ("Telledag", "30.08.2019"), ("Gruppe", "alle"), ("Kontroll", "k0"), ("Type", "")],
)
def test_an_edit_touches_its_own_month_alone(heading: str, value: str) -> None:
    found = from_lines(changed(0, heading, value))
    assert [run.period for run in found.intact] == ["2019-10"]
    assert [run.period for run in found.changed] == ["2019-08"]
    assert not found.unread


def test_a_line_taken_away_or_put_in_is_seen() -> None:
    lines = to_lines(TWO)
    assert [run.period for run in from_lines(lines[1:]).changed] == ["2019-08"]
    assert [run.period for run in from_lines([lines[0], *lines]).changed] == ["2019-08"]
    assert from_lines(lines[2:]).is_ours, "a whole month gone is a gap"


@pytest.mark.parametrize(
    ("heading", "value"),
    [
        ("Verdi", "mange"),
        ("Verdi", "1e5"),
        ("Verdi", "nan"),
        ("Verdi", "9" * 30),
        ("Nevner", "9" * 400),
        ("Måned", "okt.19"),
        ("Måned", "2019M13"),
        ("Periode", "i fjor"),
        ("Periode", "31.02.2019"),
        ("Telledag", ""),
        ("Kode", ""),
        ("Utelatt", "to"),
        ("Type", "X"),
    ],
)
def test_a_line_that_says_nothing_is_counted(heading: str, value: str) -> None:
    found = from_lines(changed(2, heading, value))
    assert found.unread == 1
    assert [run.period for run in found.intact] == ["2019-08"]


def test_thousands_may_have_got_spaces() -> None:
    found = from_lines(changed(0, "Nevner", "1 234\u00a0567,50"))
    assert found.changed[0].figures[0].denominator == 1_234_567.5


numbers = st.none() | st.integers(-(10**9), 10**9).map(lambda value: value / 100)
figures = st.builds(
    Told,
    code=st.sampled_from(["a", "b_pct", "c"]),
    group=st.none() | st.sampled_from(["3 år +", "ikke egnet", "=SUM(A1)", 'si "nei"; takk']),
    period=st.sampled_from(["2018", "2019-10", "2019-10-31"]),
    value=numbers,
    unit=st.sampled_from(["", "%", "kr"]),
    numerator=numbers,
    denominator=numbers,
    left_out=st.integers(0, 99),
    label=st.sampled_from(["O", "M", ""]),
)


@given(st.lists(st.tuples(st.dates(date(1990, 1, 1), date(2100, 1, 1)), st.lists(figures, min_size=1)), max_size=4))
def test_whatever_runs_told_comes_back(found: list[tuple[date, list[Any]]]) -> None:
    runs = [MonthRun(f"{day:%Y-%m}", day, tuple(told)) for day, told in found]
    history = series(*runs)
    back = from_lines(to_lines(history))
    assert back.is_ours
    assert History(back.intact) == history

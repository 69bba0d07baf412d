from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.figures.stock import stock_figures
from pipeline.figures.stock_years import stock_year_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, dwelling, make_tables, shared_dwelling, tenancy
from tests.figures.asking import figure

STAVANGER = {2016: (24, 16), 2017: (5, 14), 2018: (21, 22), 2019: (22, 20), 2020: (131, 15)}
"""Stavanger's published table: dwellings in and out by year."""
NET = {2016: 8, 2017: -9, 2018: -1, 2019: 2, 2020: 116}
START = 100


def figures_of(dwellings: list[Row], as_of: date, tenancies: list[Row] | None = None) -> list[Indicator]:
    numbered = [{**row, "dwelling_id": f"B-{number}"} for number, row in enumerate(dwellings)]
    tables = make_tables(dwellings=numbered, tenancies=tenancies or [])
    run = context(as_of)
    return [*stock_year_figures(tables, run)[0], *stock_figures(tables, run)[0]]


def test_stavangers_published_table_ties() -> None:
    rows = [dwelling(in_stock_from=date(2000, 1, 1)) for _ in range(START)]
    leaving = iter(rows)
    for year, (came, went) in STAVANGER.items():
        for _ in range(went):
            next(leaving)["in_stock_to"] = date(year, 6, 30)
        rows += [dwelling(in_stock_from=date(year, 3, 1)) for _ in range(came)]
    figures = figures_of(rows, date(2020, 12, 31))

    stock = START
    for year, (came, went) in STAVANGER.items():
        stock += NET[year]
        found = [figure(figures, f"stock_{name}", str(year)).value for name in ("in", "out", "net")]
        assert found == [came, went, NET[year]]
        assert figure(figures, "dwellings_total", f"{year}-12-31").value == stock


@pytest.mark.parametrize(
    ("last", "stock", "left"),
    [
        pytest.param(date(2018, 12, 30), (0, 0), (1, 0), id="gone the day before"),
        pytest.param(date(2018, 12, 31), (1, 0), (0, 1), id="last day at the year's end"),
        pytest.param(date(2019, 10, 30), (1, 0), (0, 1), id="gone before the as-of day"),
        pytest.param(date(2019, 10, 31), (1, 1), (0, 0), id="last day on the as-of day"),
    ],
)
def test_a_dwelling_goes_the_day_after_its_last(last: date, stock: tuple[int, ...], left: tuple[int, ...]) -> None:
    figures = figures_of([dwelling(in_stock_to=last)], date(2019, 10, 31))

    assert tuple(figure(figures, "dwellings_total", day).value for day in ("2018-12-31", "2019-10-31")) == stock
    assert tuple(figure(figures, "stock_out", year).value for year in ("2018", "2019")) == left


def test_shared_housing_that_is_counted_anew_explains_the_difference() -> None:
    stays = [
        tenancy(dwelling_id="B-0", end_date=date(2018, 12, 1), has_own_contract=False, start_date=date(2017, 1, 1)),
        tenancy(tenancy_id="L-2", dwelling_id="B-0", start_date=date(2019, 1, 1)),
    ]
    figures = figures_of([shared_dwelling(in_stock_from=date(2015, 1, 1))], date(2019, 10, 31), stays)

    assert figure(figures, "dwellings_total", "2018-12-31").value == 1
    assert figure(figures, "dwellings_total", "2019-10-31").value == 3
    assert [figure(figures, f"stock_{name}", "2019").value for name in ("in", "out", "recounted")] == [0, 0, 2]


days = st.dates(date(2014, 1, 1), date(2020, 12, 31))


@given(st.lists(st.tuples(days, st.none() | days, st.booleans()), max_size=8), st.lists(days, max_size=6))
def test_the_stock_is_always_explained(spans: list[tuple[date, date | None, bool]], moves: list[date]) -> None:
    rows = [
        (shared_dwelling if shared else dwelling)(in_stock_from=first, in_stock_to=last)
        for first, last, shared in spans
        if last is None or last >= first
    ]
    stays = [
        tenancy(tenancy_id=f"L-{at}", dwelling_id=f"B-{at % 3}", start_date=day, end_date=None)
        for at, day in enumerate(moves)
    ]
    figures = figures_of(rows, date(2020, 6, 30), stays)
    years = sorted({item.period for item in figures if item.code == "stock_in"})
    before = 0
    for year in years:
        day = "2020-06-30" if year == "2020" else f"{year}-12-31"
        moved = {name: figure(figures, f"stock_{name}", year).value or 0 for name in ("in", "out", "recounted")}
        after = figure(figures, "dwellings_total", day).value
        if year != years[0] or int(year) > 2015:
            assert after == before + moved["in"] - moved["out"] + moved["recounted"]
        before = int(after or 0)

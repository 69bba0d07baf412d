from __future__ import annotations

from datetime import date

from pipeline.history.series import Told
from pipeline.history.year import least, mean, most, years_of
from schemas.reports.followed import Followed, Span
from tests.history.building import month, series, told

STOCK = Followed("stock", Span.DAY, "Boliger", "Boliger", "boliger")
EMPTY_DAYS = Followed("empty", Span.MONTH, "Dager med tomgang", "Tomgang", "dager")
LOANS = Followed("loans", Span.YEAR, "Utbetalte startlån", "Saker", "saker")


RUNS = [
    month("2018-10", told("loans", "2018", 40), stock=100),
    month("2018-12", told("loans", "2018", 50), stock=110),
    month("2019-08", told("empty", "2019-08", 30), told("loans", "2019", 20), told("loans", "2018", 51), stock=120),
    month("2019-10", told("empty", "2019-10", 12), told("loans", "2019", 25), told("loans", "2018", 51), stock=115),
]


def value(found: Told | None) -> float | None:
    return found.value if found else None


def test_an_unfinished_year_is_compared_with_as_much_of_the_year_before() -> None:
    (year, before) = years_of(series(*RUNS))
    assert (year.year, year.until, year.is_finished) == (2019, date(2019, 10, 31), False)
    assert value(year.now(LOANS)) == 25
    assert value(year.year_before(LOANS)) == 51, "as the latest run knows it"
    assert value(year.before(LOANS)) == 40, "October's run a year before"
    assert year.change(LOANS) == -15
    assert before.year == 2018


def test_a_level_is_compared_with_the_end_of_the_year_before() -> None:
    year = years_of(series(*RUNS))[0]
    assert (value(year.now(STOCK)), value(year.before(STOCK)), year.change(STOCK)) == (115, 110, 5)


def test_a_year_that_was_not_run_to_its_end_is_not_taken_for_a_whole_one() -> None:
    year = years_of(series(RUNS[0], month("2019-10", told("loans", "2019", 25), stock=115)))[0]
    assert year.year_before(LOANS) is None
    assert year.before(STOCK) is None
    assert year.change(STOCK) is None


def test_months_that_are_missing_are_named_and_never_filled() -> None:
    year = years_of(series(*RUNS))[0]
    assert year.missing == [f"2019-{number:02}" for number in (1, 2, 3, 4, 5, 6, 7, 9)]
    values = year.values(EMPTY_DAYS)
    assert values == [("2019-08", 30), ("2019-10", 12)]
    assert (mean(values), least(values), most(values)) == (21, ("2019-10", 12), ("2019-08", 30))
    assert (mean([]), least([]), most([])) == (None, None, None)


def test_a_finished_year_has_twelve_months_and_is_told_by_the_runs_since() -> None:
    year = years_of(series(*RUNS))[1]
    assert year.is_finished
    assert len(year.months) == 12
    assert value(year.now(LOANS)) == 51
    assert value(year.now(STOCK)) == 110
    assert years_of(series(RUNS[1]))[0].is_finished, "December's own run ends its year"


def test_the_year_before_has_a_report_only_when_one_of_its_months_was_run() -> None:
    assert [year.year for year in years_of(series(RUNS[2]))] == [2019]
    assert years_of(series()) == []


def test_not_computed_is_no_value() -> None:
    year = years_of(series(month("2019-09", stock=None), month("2019-10", stock=7)))[0]
    assert year.values(STOCK) == [("2019-10", 7)]

from __future__ import annotations

from datetime import date

from pipeline.history.series import History
from schemas.reports.followed import Span
from tests.history.building import month, series, told


def test_a_run_made_again_takes_its_months_place_whatever_the_order() -> None:
    old, new, later = month("2019-08", waiting=3), month("2019-08", waiting=4), month("2019-10", waiting=9)
    found = series(later, old).adding([new])
    assert [run.period for run in found.runs] == ["2019-08", "2019-10"]
    assert found.run_of("2019-08") == new
    assert found == series(new, later)


def test_a_month_that_was_not_run_is_among_the_months_and_has_no_run() -> None:
    found = series(month("2018-11"), month("2019-02"))
    assert found.months == ["2018-11", "2018-12", "2019-01", "2019-02"]
    assert [found.run_of(name) is None for name in found.months] == [False, True, True, False]
    assert History().months == []


def test_a_month_run_again_does_not_see_later_months() -> None:
    found = series(month("2019-08"), month("2019-09"), month("2019-10"))
    assert found.until("2019-09").months == ["2019-08", "2019-09"]


def test_a_run_tells_of_its_own_day_month_and_year() -> None:
    run = month(
        "2019-10",
        told("stock", "2018-12-31", 7),
        told("vacancy", "2019-10", 59),
        told("vacancy", "2019", 439),
        told("vacancy", "2019", 20, group="0–3 år"),
        stock=8,
    )
    values = [run.told(*asked) for asked in (("stock", Span.DAY), ("vacancy", Span.MONTH), ("vacancy", Span.YEAR))]
    assert [item.value for item in values if item] == [8, 59, 439]
    grouped = run.told("vacancy", Span.YEAR, "0–3 år")
    assert grouped is not None
    assert grouped.value == 20
    assert run.told("stock", Span.MONTH) is None


def test_the_latest_run_that_knows_a_period_tells_it() -> None:
    first = month("2018-12", told("loans", "2018", 48), waiting=2)
    second = month("2019-01", told("loans", "2018", 50), told("waiting", "2018-12-31", None))
    found = series(first, second)
    loans, waiting = found.newest("loans", "2018"), found.newest("waiting", "2018-12-31")
    assert loans is not None
    assert loans.value == 50
    assert waiting is not None
    assert waiting.value == 2, "not computed is no answer"
    assert found.newest("loans", "2018", date(2019, 2, 1)) is None, "nobody has told since"

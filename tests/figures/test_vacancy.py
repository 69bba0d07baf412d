from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.context import Context
from pipeline.figures.vacancy import vacancy_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, dwelling, lease_in, make_tables, tenancy
from tests.figures.asking import figure

EMPTY = dwelling(rent_nok_month=9300.0)


def vacancy(*dwellings: Row, run: Context | None = None, **tables: list[Row]) -> list[Indicator]:
    given = {"dwellings": list(dwellings), "tenancies": [], **tables}
    return vacancy_figures(make_tables(**given), run or context())[0]


def of_month(figures: list[Indicator], month: str = "2019-10") -> tuple[Any, Any, Any]:
    days, apart, loss = (
        figure(figures, code, month).value for code in ("vacancy_days", "maintenance_days", "vacancy_loss_nok")
    )
    return days, apart, loss


def test_an_empty_dwelling_loses_its_rent_day_by_day() -> None:
    figures = vacancy(EMPTY)

    assert of_month(figures) == (31, 0, pytest.approx(9300))
    assert of_month(figures, "2019") == (304, 0, pytest.approx(93000))


@pytest.mark.parametrize(
    ("stays", "days"),
    [
        ([tenancy()], 0),
        ([tenancy(end_date=date(2019, 10, 10))], 21),
        ([tenancy(start_date=date(2019, 10, 11))], 10),
        ([tenancy(end_date=date(2019, 10, 10)), tenancy(tenancy_id="L-2", start_date=date(2019, 10, 11))], 0),
        ([tenancy(end_date=date(2019, 10, 20)), tenancy(tenancy_id="L-2", start_date=date(2019, 10, 11))], 0),
        ([tenancy(end_date=date(2019, 9, 30))], 31),
        ([tenancy(start_date=date(2019, 11, 1))], 31),
        ([tenancy(start_date=date(2019, 10, 5), end_date=date(2019, 10, 5))], 30),
    ],
)
def test_days_without_a_tenancy_the_last_day_lived_in_included(stays: list[Row], days: int) -> None:
    assert of_month(vacancy(EMPTY, tenancies=stays)) == (days, 0, pytest.approx(9300 * days / 31))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"dwelling_status": "VEDLIKEHOLD"}, (0, 31, 0)),
        ({"dwelling_status": "IKKE_TILGJENGELIG"}, (0, 0, 0)),
        ({"dwelling_status": None}, (31, 0, 9300)),
        ({"disposal_form": "PRIVAT_TILVISNINGSRETT"}, (0, 0, 0)),
        ({"in_stock_from": date(2019, 10, 30)}, (2, 0, 600)),
        ({"in_stock_to": date(2019, 10, 2)}, (2, 0, 600)),
    ],
)
def test_only_what_is_ours_to_let_is_vacant(changes: Row, expected: tuple[float, float, float]) -> None:
    assert of_month(vacancy({**EMPTY, **changes})) == pytest.approx(expected)


def test_a_leased_in_dwelling_is_vacant_only_under_its_lease() -> None:
    leased = {**EMPTY, "disposal_form": "INNLEID_FRA_PRIVATPERSON"}

    assert of_month(vacancy(leased, leases_in=[lease_in(end_date=date(2019, 10, 10))]))[0] == 10


def test_a_rent_that_nobody_wrote_is_left_out_of_the_loss_and_said() -> None:
    figures = vacancy({**EMPTY, "rent_nok_month": None}, {**EMPTY, "dwelling_id": "B-2"})
    days, loss = (figure(figures, code, "2019-10") for code in ("vacancy_days", "vacancy_loss_nok"))

    assert (days.value, days.left_out) == (62, 0)
    assert loss.value == pytest.approx(9300)
    assert (loss.left_out, loss.left_out_why) == (1, "månedsleie er ikke oppgitt")


@pytest.mark.parametrize(
    ("as_of", "month", "year"),
    [
        (date(2019, 10, 15), 15, 288),
        (date(2019, 12, 31), 31, 365),
        (date(2020, 2, 10), 31, 41),
    ],
)
def test_the_as_of_day_may_lie_anywhere_from_the_months_first(as_of: date, month: int, year: int) -> None:
    figures = vacancy(EMPTY, run=context(as_of, "2019-10"))

    assert of_month(figures)[0] == month
    assert of_month(figures, str(as_of.year))[0] == year


def test_a_month_that_has_not_begun_is_not_nought() -> None:
    item = figure(vacancy(EMPTY, run=context(date(2019, 9, 15), "2019-10")), "vacancy_days", "2019-10")

    assert (item.value, item.numerator) == (None, None)
    assert item.why_missing == "Måneden har ikke begynt på telledagen."


def test_without_tenancies_nothing_is_computed() -> None:
    figures, evidence = vacancy_figures(make_tables(dwellings=[EMPTY]), context())

    assert {(item.value, item.why_missing) for item in figures} == {(None, "Leieforhold er ikke levert.")}
    assert len(figures) == 6
    assert not evidence

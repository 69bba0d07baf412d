from __future__ import annotations

from datetime import date

import pytest

from pipeline.context import Context
from pipeline.figures.dwelling_use import dwelling_use_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, dwelling, make_tables, tenancy
from tests.figures.asking import figure


def use(*dwellings: Row, run: Context | None = None, **tables: list[Row]) -> list[Indicator]:
    given = {"dwellings": list(dwellings), "tenancies": [], **tables}
    return dwelling_use_figures(make_tables(**given), run or context())[0]


@pytest.mark.parametrize(
    ("changes", "let", "known"),
    [
        ({}, 10, 31),
        ({"dwelling_status": "VEDLIKEHOLD"}, 10, 10),
        ({"dwelling_status": "IKKE_TILGJENGELIG"}, 0, 0),
        ({"disposal_form": "PRIVAT_TILDELINGSRETT"}, 0, 0),
        ({"in_stock_from": date(2019, 10, 6)}, 5, 26),
    ],
)
def test_days_let_among_the_days_let_or_empty(changes: Row, let: int, known: int) -> None:
    share = figure(
        use(dwelling(**changes), tenancies=[tenancy(end_date=date(2019, 10, 10))]), "occupancy_pct", "2019-10"
    )

    assert (share.numerator, share.denominator) == (let, known)
    assert share.why_missing == ("" if known else "Ingen boliger å leie ut, oktober 2019.")


def test_the_year_so_far_and_dwellings_empty_now() -> None:
    found = use(dwelling(), dwelling(dwelling_id="B-2"), tenancies=[tenancy(start_date=date(2019, 10, 1))])
    share = figure(found, "occupancy_pct", "2019")

    assert (share.numerator, share.denominator) == (31, 304 * 2)
    assert figure(found, "dwellings_vacant").value == 1


def test_two_tenancies_on_one_day_are_one_day_let() -> None:
    stays = [tenancy(), tenancy(tenancy_id="L-2")]

    assert figure(use(dwelling(), tenancies=stays), "occupancy_pct", "2019-10").value == 100


def test_a_month_that_has_not_begun_is_not_computed() -> None:
    early = context(date(2019, 9, 15), period="2019-10")
    share = figure(use(dwelling(), run=early), "occupancy_pct", "2019-10")

    assert (share.value, share.why_missing) == (None, "Måneden har ikke begynt på telledagen.")


def test_without_tenancies_nothing_is_computed() -> None:
    found, evidence = dwelling_use_figures(make_tables(dwellings=[dwelling()]), context())

    assert {(item.value, item.why_missing) for item in found} == {(None, "Leieforhold er ikke levert.")}
    assert not evidence

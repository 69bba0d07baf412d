from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pipeline.figures.stock import stock_figures
from pipeline.flow import Indicator
from tests.builders import AS_OF, Row, context, dwelling, make_tables, shared_dwelling, tenancy
from tests.figures.asking import figure

DAY = timedelta(days=1)


def stock(*dwellings: Row, tenancies: list[Row] | None = None, **settings: Any) -> list[Indicator]:
    return stock_figures(make_tables(dwellings=dwellings, tenancies=tenancies or []), context(**settings))[0]


def stay(number: int, *, own: bool, **changes: Any) -> Row:
    return tenancy(tenancy_id=f"L-{number}", youth_id=f"U-{number}", has_own_contract=own, **changes)


@pytest.mark.parametrize(
    ("tenancies", "counted"),
    [
        pytest.param([], 1, id="nobody lives there"),
        pytest.param([stay(1, own=True)], 3, id="each resident has a contract of their own"),
        pytest.param([stay(1, own=True), stay(2, own=True), stay(3, own=True)], 3, id="full"),
        pytest.param([stay(1, own=True), stay(2, own=False)], 1, id="one has none"),
        pytest.param([stay(1, own=False)], 1, id="nobody has one"),
        pytest.param([stay(1, own=True), stay(2, own=False, end_date=AS_OF - DAY)], 3, id="who had none has left"),
        pytest.param([stay(1, own=True), stay(2, own=False, end_date=AS_OF)], 1, id="who has none leaves today"),
        pytest.param([stay(1, own=True), stay(2, own=False, start_date=AS_OF + DAY)], 3, id="who has none comes later"),
    ],
)
def test_a_shared_dwelling_counts_as_one_or_as_its_places(tenancies: list[Row], counted: int) -> None:
    figures = stock(shared_dwelling(), tenancies=tenancies)

    assert figure(figures, "dwellings_total").value == counted


def test_an_ordinary_dwelling_counts_as_one_however_many_tenancies_it_has() -> None:
    figures = stock(dwelling(places=3), tenancies=[stay(1, own=True), stay(2, own=True)])

    assert figure(figures, "dwellings_total").value == 1


@pytest.mark.parametrize(
    ("form", "tenure"),
    [
        ("KOMMUNALT_EID", "owned"),
        ("INNLEID_FRA_KOMMUNALT_FORETAK", "owned"),
        ("INNLEID_FRA_STIFTELSE", "leased_in"),
        ("INNLEID_FRA_PRIVAT_FORETAK", "leased_in"),
        ("INNLEID_FRA_PRIVATPERSON", "leased_in"),
        ("PRIVAT_TILDELINGSRETT", "private_disposal_right"),
        ("PRIVAT_TILVISNINGSRETT", "private_disposal_right"),
    ],
)
def test_tenure_by_form_of_disposal(form: str, tenure: str) -> None:
    figures = stock(dwelling(disposal_form=form))

    for name in ("owned", "leased_in", "private_disposal_right"):
        assert figure(figures, f"dwellings_{name}").value == (1 if name == tenure else 0)


def test_whether_an_enterprise_of_the_municipality_counts_as_owned_is_a_setting() -> None:
    figures = stock(dwelling(disposal_form="INNLEID_FRA_KOMMUNALT_FORETAK"), own_enterprise_is_owned="nei")

    assert figure(figures, "dwellings_leased_in").value == 1


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({"in_stock_from": AS_OF}, 1),
        ({"in_stock_from": AS_OF + DAY}, 0),
        ({"in_stock_to": AS_OF}, 1),
        ({"in_stock_to": AS_OF - DAY}, 0),
        ({"in_stock_from": None, "in_stock_to": None}, 1),
    ],
)
def test_the_stock_on_the_day_and_what_was_left_out(changes: Row, counted: int) -> None:
    item = figure(stock(dwelling(**changes)), "dwellings_total")

    assert (item.value, item.numerator, item.left_out) == (counted, counted, 1 - counted)
    assert item.left_out_why == ("" if counted else "ikke i bruk på telledagen")


def test_per_1000_inhabitants_and_not_without_them() -> None:
    with_people = figure(stock(dwelling(), inhabitants=250), "dwellings_per_1000")
    without = figure(stock(dwelling()), "dwellings_per_1000")

    assert (with_people.value, with_people.numerator, with_people.denominator) == (4.0, 1, 250)
    assert (without.value, without.why_missing) == (None, "Innbyggere er ikke satt i Oppsett.")


def test_accessible_dwellings_and_those_of_which_nobody_knows() -> None:
    figures = stock(
        dwelling(wheelchair_accessible=True),
        dwelling(dwelling_id="B-2"),
        dwelling(dwelling_id="B-3", wheelchair_accessible=None),
    )
    share = figure(figures, "wheelchair_share_pct")

    assert figure(figures, "dwellings_wheelchair_accessible").value == 1
    assert (share.value, share.numerator, share.denominator, share.left_out) == (50, 1, 2, 1)
    assert figure(figures, "owned_share_pct").value == 100

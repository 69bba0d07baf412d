from __future__ import annotations

from datetime import date

import pytest

from pipeline.figures.tenancy_checks import tenancy_check_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, dwelling, make_tables, tenancy
from tests.figures.asking import figure


def figures(*stays: Row, **changes: object) -> list[Indicator]:
    numbered = [{**stay, "tenancy_id": f"L-{number}"} for number, stay in enumerate(stays)]
    return tenancy_check_figures(make_tables(dwellings=[dwelling(**changes)], tenancies=numbered), context())[0]


@pytest.mark.parametrize(
    ("changes", "last_day", "counted"),
    [
        ({}, None, 0),
        ({"in_stock_to": date(2019, 10, 30)}, None, 1),
        ({"in_stock_to": date(2019, 10, 30)}, date(2019, 10, 30), 0),
        ({"in_stock_to": date(2019, 10, 31)}, None, 0),
    ],
)
def test_a_tenancy_in_a_dwelling_that_is_out_of_stock(changes: Row, last_day: date | None, counted: int) -> None:
    found = figures(tenancy(end_date=last_day), **changes)

    assert figure(found, "tenancies_outside_stock", "2019-10-31").value == counted


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({"youth_id": "U-2"}, 2),
        ({}, 0),
        ({"youth_id": "U-2", "room": "B"}, 0),
        ({"youth_id": "U-2", "room": None}, 0),
        ({"youth_id": "U-2", "dwelling_id": "B-2"}, 0),
        ({"youth_id": "U-2", "start_date": date(2019, 11, 1)}, 0),
    ],
)
def test_two_persons_in_one_room(changes: Row, counted: int) -> None:
    found = figures(tenancy(), tenancy(**changes))

    assert figure(found, "tenancies_sharing_room", "2019-10-31").value == counted


def test_without_tenancies_nothing_is_computed() -> None:
    found, evidence = tenancy_check_figures(make_tables(dwellings=[]), context())

    assert {(item.value, item.why_missing) for item in found} == {(None, "Leieforhold er ikke levert.")}
    assert not evidence

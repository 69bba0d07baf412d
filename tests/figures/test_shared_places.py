from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.context import Context
from pipeline.figures.shared_places import shared_place_figures
from pipeline.flow import Indicator
from tests.builders import AS_OF, Row, context, dwelling, lease_in, make_tables, shared_dwelling, tenancy
from tests.figures.asking import figure

CODES = ("shared_places", "shared_places_occupied", "shared_places_free", "shared_residents_over_places")


def figures(dwellings: list[Row], run: Context | None = None, **tables: list[Row]) -> list[Indicator]:
    return shared_place_figures(make_tables(dwellings=dwellings, **tables), run or context())[0]


def amounts(found: list[Indicator]) -> list[float | None]:
    return [figure(found, code).value for code in CODES]


def stays(count: int, dwelling_id: str = "B-1") -> list[Row]:
    ids = [f"{dwelling_id}-{number}" for number in range(count)]
    return [tenancy(tenancy_id=name, youth_id=name, dwelling_id=dwelling_id) for name in ids]


@pytest.mark.parametrize(("residents", "expected"), [(0, [3, 0, 3, 0]), (2, [3, 2, 1, 0]), (4, [3, 3, 0, 1])])
def test_taken_and_free_are_the_places_and_those_above_are_apart(residents: int, expected: list[int]) -> None:
    assert amounts(figures([shared_dwelling()], tenancies=stays(residents))) == expected


def test_an_overfilled_dwelling_takes_no_places_from_another() -> None:
    found = figures([shared_dwelling(), shared_dwelling(dwelling_id="B-2")], tenancies=stays(4) + stays(1, "B-2"))

    assert amounts(found) == [6, 4, 2, 1]
    occupancy = figure(found, "shared_occupancy_pct")
    assert occupancy.value == pytest.approx(400 / 6)
    assert (occupancy.numerator, occupancy.denominator) == (4, 6)


@pytest.mark.parametrize(
    ("as_of", "period"),
    [(AS_OF, "2019-10"), (date(2019, 9, 15), "2019-10"), (date(2019, 12, 24), "2019-10")],
)
def test_places_are_counted_on_the_as_of_day_wherever_the_month_lies(as_of: date, period: str) -> None:
    found = figures([shared_dwelling()], context(as_of, period), tenancies=stays(1))

    assert amounts(found) == [3, 1, 2, 0]


def test_places_go_when_the_lease_has_ended_and_residents_stay_above() -> None:
    leased = shared_dwelling(disposal_form="INNLEID_FRA_PRIVATPERSON")

    found = figures([leased], tenancies=stays(2), leases_in=[lease_in(end_date=AS_OF - timedelta(days=1))])

    assert amounts(found) == [0, 0, 0, 2]
    occupancy = figure(found, "shared_occupancy_pct")
    assert (occupancy.value, occupancy.why_missing) == (None, "Ingen plasser i fellesboliger.")


def test_a_shared_dwelling_without_a_number_of_places_is_left_out_and_said() -> None:
    item = figure(figures([shared_dwelling(), shared_dwelling(dwelling_id="B-2", places=None)]), "shared_places")

    assert (item.value, item.left_out, item.left_out_why) == (3, 1, "antall plasser er ikke oppgitt")


def test_an_ordinary_dwelling_has_no_places() -> None:
    assert amounts(figures([dwelling(places=2)], tenancies=stays(1))) == [0, 0, 0, 0]


def test_without_tenancies_the_places_are_known_and_who_has_them_is_not() -> None:
    found = figures([shared_dwelling()])

    assert amounts(found) == [3, None, None, None]
    assert {item.why_missing for item in found if item.value is None} == {"Leieforhold er ikke levert."}

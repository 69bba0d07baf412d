from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.figures.temporary import temporary_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, make_tables
from tests.figures.asking import figure
from tests.figures.kostra_rows import temporary_stay


def stays(*rows: Row, **settings: Any) -> list[Indicator]:
    numbered = [{**row, "stay_id": f"M-{number}"} for number, row in enumerate(rows)]
    return temporary_figures(make_tables(dwellings=[], temporary_stays=numbered), context(**settings))[0]


def test_a_household_counts_once_however_many_stays() -> None:
    figures = stays(
        temporary_stay(), temporary_stay(start_date=date(2019, 6, 1), end_date=None), temporary_stay(household_id="H-2")
    )

    assert figure(figures, "temp_households_total").value == 2
    assert figure(figures, "temp_households_le_14d").value == 1


def test_a_night_in_two_stays_is_one_night() -> None:
    again = temporary_stay(start_date=date(2019, 3, 5), end_date=date(2019, 3, 14))

    assert figure(stays(temporary_stay(), again), "temp_households_le_14d").value == 1


@pytest.mark.parametrize(("last", "short"), [(date(2019, 3, 14), 1), (date(2019, 3, 15), 0)])
def test_a_short_stay_is_at_most_fourteen_nights(last: date, short: int) -> None:
    assert figure(stays(temporary_stay(end_date=last)), "temp_households_le_14d").value == short


@pytest.mark.parametrize(("last", "long"), [(date(2019, 5, 31), 0), (date(2019, 6, 1), 1)])
def test_children_over_three_months(last: date, long: int) -> None:
    figures = stays(temporary_stay(end_date=last, has_children=True), temporary_stay(household_id="H-2"))

    assert figure(figures, "temp_households_children_gt_3m").value == long
    assert figure(figures, "temp_households_children_gt_3m_pct").value == 100 * long
    assert figure(figures, "temp_households_le_3m").value == 2 - long


def test_night_shelters_stand_apart() -> None:
    figures = stays(
        temporary_stay(stay_kind="NIGHT_SHELTER"), temporary_stay(start_date=date(2019, 5, 1), end_date=None)
    )

    assert figure(figures, "night_shelter_households").value == 1
    assert figure(figures, "temp_households_total").value == 1


def test_a_stay_over_the_turn_of_the_year_counts_in_both_with_the_nights_of_each() -> None:
    figures = stays(temporary_stay(start_date=date(2018, 12, 22), end_date=date(2019, 1, 5)))

    assert [figure(figures, "temp_households_le_14d", year).value for year in ("2018", "2019")] == [1, 1]


def test_unknown_children_are_not_none() -> None:
    found = figure(stays(temporary_stay(has_children=None)), "temp_households_children")

    assert (found.value, found.left_out, found.left_out_why) == (0, 1, "det er ikke oppgitt om barn er med")


def test_stays_that_have_not_begun_do_not_count() -> None:
    figures = stays(temporary_stay(start_date=date(2019, 11, 1), end_date=None))

    assert figure(figures, "temp_households_total").value == 0
    assert figure(figures, "temp_households_le_14d_pct").why_missing == "Ingen husstander hittil i 2019."


def test_without_stays_nothing_is_computed() -> None:
    figures, evidence = temporary_figures(make_tables(dwellings=[]), context())

    assert {(item.value, item.why_missing) for item in figures} == {(None, "Midlertidige opphold er ikke levert.")}
    assert not evidence

from __future__ import annotations

from datetime import date

from pipeline.figures.lead_times import lead_time_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, make_tables
from tests.figures.asking import figure
from tests.figures.kostra_rows import application


def figures(*rows: Row) -> list[Indicator]:
    numbered = [{**row, "application_id": f"SØK-{number}"} for number, row in enumerate(rows)]
    return lead_time_figures(make_tables(dwellings=[], applications=numbered), context())[0]


def test_days_to_the_decision_and_to_moving_in_belong_to_the_year_in_which_it_came() -> None:
    found = figures(
        application(received_date=date(2018, 12, 1), decision_date=date(2019, 1, 10), moved_in_date=date(2019, 2, 9)),
        application(household_id="H-2", received_date=date(2019, 3, 1), decision_date=date(2019, 3, 11),
                    decision="REJECTED"),
    )  # fmt: skip

    assert figure(found, "application_days_median", "2019").value == 25
    assert figure(found, "application_days_longest", "2019").value == 40
    assert figure(found, "moving_in_days_median", "2019").value == 30
    assert figure(found, "application_days_median", "2018").value is None


def test_those_on_the_list_have_waited_since_they_applied() -> None:
    waiting = application(received_date=date(2019, 10, 1), decision_date=date(2019, 10, 5))
    found = figures(waiting, {**waiting, "household_id": "H-2", "received_date": date(2019, 10, 21)})

    assert figure(found, "waiting_days_median", "2019-10-31").value == 20
    assert figure(found, "waiting_days_longest", "2019-10-31").value == 30


def test_days_that_go_backwards_are_left_out() -> None:
    found = figure(figures(application(decision_date=date(2019, 2, 1))), "application_days_median", "2019")

    assert (found.value, found.left_out, found.left_out_why) == (None, 1, "dagene mangler eller går baklengs")


def test_without_applications_nothing_is_computed() -> None:
    found, evidence = lead_time_figures(make_tables(dwellings=[]), context())

    assert {(item.value, item.why_missing) for item in found} == {(None, "Søknader er ikke levert.")}
    assert not evidence

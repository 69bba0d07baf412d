from __future__ import annotations

from datetime import date

import pytest

from pipeline.figures.waiting import waiting_figures
from pipeline.flow import Indicator
from tests.builders import AS_OF, Row, context, make_tables
from tests.figures.asking import figure
from tests.figures.kostra_rows import application

SUBSTANCE = "Psykisk lidelse og/eller rusproblemer"
UNSETTLED = "Uavklart hovedgrunn"


def waiting(*rows: Row) -> list[Indicator]:
    numbered = [{**row, "application_id": f"SØK-{number}"} for number, row in enumerate(rows)]
    return waiting_figures(make_tables(dwellings=[], applications=numbered), context())[0]


@pytest.mark.parametrize(
    ("changes", "counted"),
    [
        ({}, 1),
        ({"decision_date": AS_OF}, 1),
        ({"decision_date": date(2019, 11, 1)}, 0),
        ({"decision_date": None}, 0),
        ({"decision": "PENDING"}, 0),
        ({"decision": "REJECTED"}, 0),
        ({"is_new_applicant": False}, 0),
        ({"is_new_applicant": None}, 0),
        ({"moved_in_date": AS_OF}, 0),
        ({"moved_in_date": date(2019, 11, 1)}, 1),
    ],
)
def test_who_is_on_the_waiting_list(changes: Row, counted: int) -> None:
    assert figure(waiting(application(**changes)), "waiting_list_total").value == counted


def test_the_list_of_an_earlier_year_is_as_it_was_then() -> None:
    figures = waiting(
        application(received_date=date(2018, 6, 1), decision_date=date(2018, 8, 1), moved_in_date=date(2019, 1, 1))
    )

    assert figure(figures, "waiting_list_total", "2018-12-31").value == 1
    assert figure(figures, "waiting_list_total", "2019-10-31").value == 0
    assert figure(figures, "households_moved_in_new", "2019").value == 1


def test_a_household_counts_once_by_its_latest_application() -> None:
    figures = waiting(
        application(main_reason="OTHER_PROBLEMS"),
        application(main_reason="MENTAL_OR_SUBSTANCE", received_date=date(2019, 3, 2)),
        application(household_id="H-2"),
    )

    assert figure(figures, "waiting_list_total").value == 2
    assert figure(figures, "waiting_list_total", group=SUBSTANCE).value == 1
    assert figure(figures, "waiting_list_share_pct", group=SUBSTANCE).value == 50


@pytest.mark.parametrize(
    ("since", "group"),
    [
        (None, "Flyktning"),
        (date(2014, 11, 1), "Flyktning"),
        (date(2014, 10, 31), UNSETTLED),
    ],
)
def test_a_refugee_is_one_for_five_years(since: date | None, group: str) -> None:
    figures = waiting(application(main_reason="REFUGEE", refugee_grant_from=since))

    assert figure(figures, "waiting_list_total", group=group).value == 1


def test_the_groups_add_up_to_all_even_when_no_reason_is_given() -> None:
    figures = waiting(application(main_reason=None), application(household_id="H-2", main_reason="ADAPTED_DWELLING"))
    groups = [item for item in figures if item.code == "waiting_list_total" and item.group]

    assert sum(item.value or 0 for item in groups) == 2
    assert figure(figures, "waiting_list_total", group=UNSETTLED).value == 1


def test_years_before_2020_say_that_the_groups_are_newer() -> None:
    title = figure(waiting(application()), "waiting_list_total", group="Flyktning").title

    assert title == "Husstander på venteliste, Flyktning, 31.10.2019, inndeling fra 2020"


def test_newly_moved_in_and_the_share_that_ssb_tells() -> None:
    moved = application(moved_in_date=date(2019, 5, 1))
    figures = waiting(
        {**moved, "main_reason": "MENTAL_OR_SUBSTANCE"},
        {**moved, "household_id": "H-2"},
        {**moved, "household_id": "H-3", "is_new_applicant": False},
    )
    share = figure(figures, "households_moved_in_new_mental_substance_pct")

    assert figure(figures, "households_moved_in_new").value == 2
    assert (share.value, share.numerator, share.denominator) == (50, 1, 2)


def test_without_applications_nothing_is_computed() -> None:
    figures, evidence = waiting_figures(make_tables(dwellings=[]), context())

    assert {(item.value, item.why_missing) for item in figures} == {(None, "Søknader er ikke levert.")}
    assert not evidence

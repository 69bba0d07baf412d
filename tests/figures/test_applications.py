from __future__ import annotations

from datetime import date

import pytest

from pipeline.figures.applications import application_figures
from pipeline.flow import Indicator
from tests.builders import Row, context, make_tables
from tests.figures.asking import figure
from tests.figures.kostra_rows import application


def applications(*rows: Row) -> list[Indicator]:
    numbered = [{**row, "application_id": f"SØK-{number}"} for number, row in enumerate(rows)]
    return application_figures(make_tables(dwellings=[], applications=numbered), context())[0]


REJECTED = application(decision="REJECTED")


def test_received_and_rejected_by_whether_the_applicant_is_new() -> None:
    figures = applications(
        application(), REJECTED, {**REJECTED, "is_new_applicant": False}, application(is_new_applicant=None)
    )
    found = {code: figure(figures, f"applications_{code}").value for code in ("received", "rejected", "granted")}
    new = figure(figures, "applications_received_new")

    assert found == {"received": 4, "rejected": 2, "granted": 2}
    assert (new.value, new.left_out, new.left_out_why) == (2, 1, "det er ikke oppgitt om søkeren er ny")
    assert figure(figures, "applications_rejected_new").value == 1
    assert figure(figures, "new_applicant_rejection_pct").value == 50


def test_an_application_is_received_in_one_year_and_rejected_in_another() -> None:
    figures = applications({**REJECTED, "received_date": date(2018, 12, 31), "decision_date": date(2019, 1, 1)})

    assert figure(figures, "applications_received", "2018").value == 1
    assert figure(figures, "applications_rejected", "2018").value == 0
    assert figure(figures, "applications_undecided", "2018").value == 1
    assert figure(figures, "applications_rejected", "2019").value == 1
    assert figure(figures, "applications_received", "2018").title.endswith(", 2018")
    assert figure(figures, "applications_received", "2019").title.endswith(", hittil i 2019")


@pytest.mark.parametrize("day", [date(2019, 11, 1), None])
def test_what_is_decided_after_the_as_of_day_is_not_decided_yet(day: date | None) -> None:
    figures = applications({**REJECTED, "decision_date": day})

    assert figure(figures, "applications_rejected").value == 0
    assert figure(figures, "applications_undecided").value == 1


def test_years_reach_back_as_far_as_staff_want_but_not_before_the_first_application() -> None:
    rows = [application(received_date=date(year, 5, 1)) for year in (2009, 2019)]

    assert {item.period for item in applications(*rows)} == {str(year) for year in range(2014, 2020)}
    assert {item.period for item in applications(rows[1])} == {"2019"}


def test_a_share_of_no_applications_is_not_nought() -> None:
    share = figure(applications(), "new_applicant_rejection_pct")

    assert (share.value, share.why_missing) == (None, "Ingen søknader fra nye søkere hittil i 2019.")


def test_without_applications_nothing_is_computed() -> None:
    figures, evidence = application_figures(make_tables(dwellings=[]), context())

    assert {(item.value, item.why_missing) for item in figures} == {(None, "Søknader er ikke levert.")}
    assert not evidence

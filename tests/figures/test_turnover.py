from __future__ import annotations

from datetime import date

import pytest

from pipeline.figures.turnover import turnover_figures
from pipeline.flow import Indicator
from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess
from tests.builders import AS_OF, Row, context, dwelling, make_tables, survey, tenancy
from tests.figures.asking import figure


def figures(**tables: list[Row]) -> list[Indicator]:
    given, run = make_tables(**{"dwellings": [dwelling()], **tables}), context()
    return turnover_figures(given, assess(given, all_conditions(), run), run)[0]


@pytest.mark.parametrize(
    ("changes", "ended", "ran"),
    [
        ({}, 0, 1),
        ({"end_date": AS_OF}, 1, 1),
        ({"end_date": date(2019, 11, 1)}, 0, 1),
        ({"end_date": date(2019, 1, 1)}, 1, 1),
        ({"start_date": date(2018, 1, 1), "end_date": date(2018, 12, 31)}, 0, 0),
        ({"start_date": AS_OF}, 0, 1),
        ({"start_date": date(2019, 11, 1)}, 0, 0),
    ],
)
def test_tenancies_that_ended_among_those_that_ran_in_the_year(changes: Row, ended: int, ran: int) -> None:
    item = figure(figures(tenancies=[tenancy(**changes)]), "turnover_pct")

    assert (item.numerator, item.denominator) == (ended, ran)
    assert item.value == (ended / ran * 100 if ran else None)
    assert item.why_missing == ("" if ran else "Ingen leieforhold i året.")


def test_by_the_class_that_the_dwelling_has_now() -> None:
    dwellings = [dwelling(), dwelling(dwelling_id="B-2")]
    stays = [tenancy(end_date=AS_OF), tenancy(tenancy_id="L-2", dwelling_id="B-2"), tenancy(tenancy_id="L-3")]

    found = figures(dwellings=dwellings, surveys=[survey()], tenancies=stays)

    shares = {item.group: (item.numerator, item.denominator) for item in found if item.period == "2019"}
    assert shares == {
        None: (1, 3),
        "3 år +": (1, 2),
        "0–3 år": (0, 0),
        "ikke egnet": (0, 0),
        "mangler kartlegging": (0, 1),
    }


def test_without_tenancies_nothing_is_computed() -> None:
    (item,) = figures()

    assert (item.value, item.why_missing) == (None, "Leieforhold er ikke levert.")


def test_earlier_years_are_told_in_all_and_without_classes() -> None:
    stays = [tenancy(start_date=date(2017, 5, 1), end_date=date(2018, 6, 1)), tenancy(tenancy_id="L-2")]

    found = figures(tenancies=stays, surveys=[survey()])

    shares = {item.period: (item.numerator, item.denominator) for item in found if item.group is None}
    assert shares == {"2017": (0, 1), "2018": (1, 1), "2019": (0, 1)}
    assert {item.period for item in found if item.group} == {"2019"}

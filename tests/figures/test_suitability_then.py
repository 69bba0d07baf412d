from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from pipeline.figures.suitability_then import earlier_days, suitability_then_figures
from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess_then
from pipeline.table import Tables
from tests.builders import context, dwelling, make_tables, survey
from tests.figures.asking import figure

TABLES = make_tables(
    dwellings=[dwelling(), dwelling(dwelling_id="B-2", in_stock_from=date(2019, 2, 1))],
    surveys=[
        survey(surveyed_date=date(2018, 6, 1), measured_area_m2=20.0),
        survey(surveyed_date=date(2019, 3, 31)),
        survey(dwelling_id="B-2", surveyed_date=date(2019, 5, 1)),
    ],
)


def test_year_ends_since_the_first_survey_and_the_months_of_this_year() -> None:
    found = earlier_days(TABLES, context(date(2019, 4, 15)))

    assert found == [date(2018, 12, 31), date(2019, 1, 31), date(2019, 2, 28), date(2019, 3, 31)]
    assert date(2019, 10, 31) not in earlier_days(TABLES, context())


def test_each_day_is_assessed_by_what_was_surveyed_then() -> None:
    found = {
        (item.code.removeprefix("then_"), item.period): item.value
        for item in suitability_then_figures(TABLES, assessed(TABLES))[0]
    }

    assert found["dwellings_not_suitable", "2018-12-31"] == 1
    assert found["family_suitable_share_pct", "2018-12-31"] == 0
    assert found["dwellings_suitable_3_plus", "2019-03-31"] == 1
    assert found["dwellings_not_surveyed", "2019-03-31"] == 1
    assert found["family_suitable_share_pct", "2019-03-31"] == 50
    assert found["family_suitable_share_pct", "2019-09-30"] == 100


def test_without_surveys_there_is_no_development() -> None:
    none = make_tables(dwellings=[dwelling()])

    assert earlier_days(none, context()) == []
    assert suitability_then_figures(none, {}) == ([], {})


def test_dwellings_not_in_stock_are_not_counted() -> None:
    figures, _ = suitability_then_figures(TABLES, assessed(TABLES))

    assert figure(figures, "then_family_suitable_share_pct", "2019-01-31").denominator == 1


def assessed(tables: Tables) -> dict[date, NDArray[np.object_]]:
    return assess_then(tables, all_conditions(), context())

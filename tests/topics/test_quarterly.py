from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from pipeline.topic import Topic
from pipeline.topics.quarterly import quarterly_topic
from tests.builders import AS_OF, Row, context, make_tables, shared_dwelling, tenancy
from tests.builders_acquisitions import acquisition, housing_need
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(as_of: date = AS_OF, **rows: list[Row]) -> Topic:
    given: dict[str, list[Row]] = {"housing_needs": [], "acquisitions": [], "dwellings": [], "tenancies": []}
    return quarterly_topic(make_tables(**(given | rows)), ASSESSMENT, context(as_of))


def column(found: Topic, at: int, name: str) -> list[Any]:
    values: list[Any] = found.tables[at].rows[name].tolist()
    return values


@pytest.mark.parametrize(
    ("as_of", "first", "last"),
    [
        (date(2019, 10, 31), "1. kv. 2018", "4. kv. 2019 (hittil)"),
        (date(2019, 12, 30), "1. kv. 2018", "4. kv. 2019 (hittil)"),
        (date(2019, 12, 31), "1. kv. 2018", "4. kv. 2019"),
        (date(2020, 1, 1), "2. kv. 2018", "1. kv. 2020 (hittil)"),
        (date(2020, 3, 31), "2. kv. 2018", "1. kv. 2020"),
    ],
)
def test_eight_quarters_the_last_one_so_far(as_of: date, first: str, last: str) -> None:
    quarters = column(topic(as_of), 0, "Kvartal")
    assert (quarters[0], quarters[-1], len(quarters)) == (first, last, 8)


def test_needs_count_in_the_quarter_they_were_registered() -> None:
    days = [date(2017, 12, 31), date(2018, 1, 1), date(2018, 3, 31), date(2019, 10, 31), date(2019, 11, 1)]
    needs = [housing_need(need_id=f"E-{number}", registered_date=day) for number, day in enumerate(days)]
    assert column(topic(housing_needs=needs), 0, "Fellesbolig for 3") == [6, 0, 0, 0, 0, 0, 0, 3]


def test_places_gained_and_lost_add_up_to_the_places_now() -> None:
    homes = [
        shared_dwelling(),
        shared_dwelling(dwelling_id="B-2", in_stock_from=date(2018, 4, 1), places=2),
        shared_dwelling(dwelling_id="B-3", in_stock_to=date(2019, 6, 30)),
        shared_dwelling(dwelling_id="B-4", in_stock_from=date(2019, 11, 1)),
    ]
    found = topic(dwellings=homes)
    assert column(found, 1, "Fått") == [0, 2, 0, 0, 0, 0, 0, 0]
    # the last day in stock is 30 June, so the places are gone from 1 July
    assert column(found, 1, "Mistet") == [0, 0, 0, 0, 0, 0, 3, 0]
    assert column(found, 1, "Plasser ved slutten") == [6, 8, 8, 8, 8, 8, 5, 5]


def test_days_from_the_need_to_the_first_moving_in_after_the_contract() -> None:
    stays = [
        tenancy(start_date=date(2019, 4, 19)),
        tenancy(tenancy_id="L-2", start_date=date(2019, 7, 1)),
        tenancy(tenancy_id="L-3", start_date=date(2019, 6, 2)),
    ]
    found = topic(acquisitions=[acquisition()], housing_needs=[housing_need()], tenancies=stays)
    assert column(found, 2, "Boliger") == [0, 0, 0, 0, 0, 1, 0, 0]
    assert column(found, 2, "Median dager")[5] == 151


@pytest.mark.parametrize("changes", [{"need_id": None}, {"dropped_date": AS_OF}, {"signed_date": None}])
def test_unknown_days_are_left_out(changes: dict[str, object]) -> None:
    rows = [acquisition(**changes)]
    found = topic(acquisitions=rows, housing_needs=[housing_need()], tenancies=[tenancy(start_date=date(2019, 6, 2))])
    assert column(found, 2, "Boliger") == []


def test_not_delivered() -> None:
    found = quarterly_topic(make_tables(), ASSESSMENT, context())
    assert found.missing == "Boligbehov og Anskaffelser er ikke levert."

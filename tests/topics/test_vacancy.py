from __future__ import annotations

from datetime import date, timedelta

import pytest

from pipeline.topic import Topic
from pipeline.topics.vacancy import vacancy_topic
from tests.builders import AS_OF, Row, context, dwelling, make_tables, tenancy
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(homes: list[Row], tenancies: list[Row] | None) -> Topic:
    given = {"dwellings": homes, **({} if tenancies is None else {"tenancies": tenancies})}
    return vacancy_topic(make_tables(**given), ASSESSMENT, context())


def home(**changes: object) -> Row:
    return dwelling(**{"rent_nok_month": 9000.0, "in_stock_from": date(2015, 1, 1), **changes})


def left(last: date) -> Row:
    return tenancy(start_date=date(2015, 1, 1), end_date=last)


def test_days_and_loss_month_by_month() -> None:
    found = topic([home()], [left(date(2019, 9, 20))])
    days, loss = (table.rows.to_dict("records") for table in found.tables[:2])
    assert [row["Måned"] for row in days][:2] == ["nov. 2018", "des. 2018"]
    assert [(row["Måned"], row["Dager tom"]) for row in days[-3:]] == [
        ("aug. 2019", 0),
        ("sep. 2019", 10),
        ("okt. 2019", 31),
    ]
    # 10 of 30 days, then the whole month
    assert [row["Tapt leie"] for row in loss[-3:]] == [0, 3000, 9000]
    assert [figure.value for figure in found.figures] == [1, 41, 0, 12, 0]


def test_maintenance_stands_apart_and_loses_nothing() -> None:
    found = topic([home(dwelling_status="VEDLIKEHOLD")], [left(date(2019, 9, 20))])
    assert [figure.value for figure in found.figures] == [1, 0, 41, 0, 0]


def test_a_rent_that_nobody_knows_is_not_nought() -> None:
    found = topic([home(rent_nok_month=None)], [left(date(2019, 9, 20))])
    assert found.tables[2].rows["Tapt leie"].isna().all()
    assert found.figures[4].value == 41


def test_each_dwelling_costliest_first() -> None:
    homes = [home(), home(dwelling_id="B-2", rent_nok_month=20000.0), home(dwelling_id="B-3")]
    stays = [left(date(2019, 10, 30)), tenancy(tenancy_id="L-3", dwelling_id="B-3", start_date=date(2015, 1, 1))]
    rows = topic(homes, stays).tables[2].rows.to_dict("records")
    assert [(row["Bolig"], row["Dager tom"], row["Dager tom nå"]) for row in rows] == [
        ("B-2", 365, 1765),
        ("B-1", 1, 1),
    ]
    assert f"{rows[1]['Tom siden']:%d.%m.%Y}" == "31.10.2019"


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ("KLAR_FOR_INNFLYTTING", "Lei ut boligen: den har stått tom i 61 dager."),
        ("VEDLIKEHOLD", "Gjør vedlikeholdet ferdig: den har stått tom i 61 dager."),
    ],
)
def test_whoever_must_act_after_sixty_days(status: str, sentence: str) -> None:
    (matter,) = topic([home(dwelling_status=status)], [left(AS_OF - timedelta(days=61))]).matters
    assert (matter.unit, matter.subject, matter.what) == ("Bygg og eiendom", "B-1", sentence)
    assert matter.due == AS_OF
    assert topic([home(dwelling_status=status)], [left(AS_OF - timedelta(days=60))]).matters == ()


def test_without_tenancies_nothing_is_known() -> None:
    assert topic([home()], None).missing == "Leieforhold er ikke levert."


def test_nothing_stands_empty() -> None:
    found = topic([home()], [tenancy(start_date=date(2015, 1, 1))])
    assert [figure.value for figure in found.figures] == [0] * 5
    assert len(found.tables[2].rows) == 0

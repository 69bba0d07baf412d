from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.topic import Topic
from pipeline.topics.contracts import contract_topic
from tests.builders import Row, context, lease_in, make_tables, tenancy
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(**rows: list[Row]) -> Topic:
    return contract_topic(make_tables(dwellings=[], **rows), ASSESSMENT, context())


def fixed(**changes: Any) -> Row:
    return tenancy(
        **{"start_date": date(2016, 12, 1), "end_date": date(2019, 11, 30), "is_open_ended": False, **changes}
    )


def test_leases_that_end_and_why() -> None:
    leases = [
        lease_in(end_date=date(2019, 11, 30)),
        lease_in(lease_id="A-2", dwelling_id="B-2", notice_date=date(2019, 8, 31)),
        lease_in(lease_id="A-3", dwelling_id="B-3", end_date=date(2020, 10, 31)),
        lease_in(lease_id="A-4", dwelling_id="B-4", end_date=date(2020, 11, 1)),
        lease_in(lease_id="A-5", dwelling_id="B-5", end_date=date(2019, 10, 30)),
    ]
    rows = topic(leases_in=leases, tenancies=[tenancy()]).tables[1].rows.to_dict("records")
    shown = [
        (row["Avtale"], f"{row['Siste dag']:%d.%m.%Y}", row["Innen"], row["Hvorfor"], row["Bor der siste dag"])
        for row in rows
    ]
    assert shown == [
        ("A-1", "30.11.2019", "3 mnd", "avtalt slutt", 1),
        ("A-2", "30.11.2019", "3 mnd", "sagt opp", 0),
        ("A-3", "31.10.2020", "12 mnd", "avtalt slutt", 0),
    ]
    # three months after 31 August is 30 November too, so notice may be given as late as that
    assert f"{rows[0]['Oppsigelsesfrist']:%d.%m.%Y}" == "31.08.2019"


def test_each_limit_counts_what_ends_before_too() -> None:
    ends = (date(2020, 1, 31), date(2020, 2, 1), date(2020, 4, 30), date(2020, 5, 1), date(2020, 10, 31))
    stays = [fixed(tenancy_id=f"L-{number}", end_date=end) for number, end in enumerate(ends)]
    found = topic(tenancies=stays)
    assert found.tables[0].rows["Leieforhold"].tolist() == [1, 3, 5]
    assert found.tables[0].rows["Innleie"].isna().all()
    assert found.figures[0].value is None
    assert found.tables[1].empty == "Innleie er ikke levert"


def test_who_must_act_and_when() -> None:
    leases = [
        lease_in(end_date=date(2020, 3, 31)),
        lease_in(lease_id="A-2", dwelling_id="B-2", end_date=date(2019, 12, 31)),
        lease_in(lease_id="A-3", dwelling_id="B-3", notice_date=date(2019, 9, 30)),
    ]
    found = topic(leases_in=leases, tenancies=[tenancy(dwelling_id="B-3"), fixed(tenancy_id="L-2", dwelling_id="B-9")])
    assert [(item.unit, item.subject, item.due, item.what) for item in found.matters] == [
        (
            "Eierskapsenheten",
            "B-3",
            date(2019, 12, 30),
            "Lever boligen tilbake senest 30.12.2019.",
        ),
        (
            "Omsorgsenheten",
            "B-3",
            date(2019, 12, 30),
            "Finn ny plass til 1 beboer før innleien slutter 30.12.2019.",
        ),
        (
            "Eierskapsenheten",
            "B-2",
            date(2019, 12, 31),
            "Avklar om innleien skal forlenges: den slutter 31.12.2019.",
        ),
        (
            "Eierskapsenheten",
            "B-1",
            date(2019, 12, 31),
            "Avklar om innleien skal forlenges: den slutter 31.03.2020.",
        ),
        (
            "Bygg og eiendom",
            "B-9",
            date(2019, 11, 30),
            "Avklar om leieforholdet skal fornyes: kontrakten slutter 30.11.2019.",
        ),
    ]


def test_open_ended_and_later_tenancies_wait_for_nobody() -> None:
    stays = [fixed(is_open_ended=True), fixed(tenancy_id="L-2", end_date=date(2020, 2, 1))]
    assert topic(tenancies=stays).matters == ()


def test_short_tenancies_without_grounds() -> None:
    stays = [
        fixed(start_date=date(2018, 12, 1)),
        fixed(tenancy_id="L-2", start_date=date(2018, 12, 1), short_lease_grounds="Botrening"),
    ]
    assert topic(tenancies=stays).tables[3].rows["Leieforhold"].tolist() == ["L-1"]


def test_nothing_delivered() -> None:
    assert topic().missing == "Innleie og Leieforhold er ikke levert."


def test_nothing_ends() -> None:
    found = topic(tenancies=[], leases_in=[])
    assert [figure.value for figure in found.figures] == [0] * 5
    assert [len(table.rows) for table in found.tables] == [3, 0, 0, 0]

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import pytest

from pipeline.topic import Topic, TopicTable
from pipeline.topics.acquisitions import acquisition_topic
from tests.builders import Row, context, lease_in, make_tables, shared_dwelling
from tests.builders_acquisitions import acquisition, going_acquisition, handover, housing_need, imdi_order
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(**rows: list[Row]) -> Topic:
    given: dict[str, list[Row]] = {
        "dwellings": [shared_dwelling()],
        "leases_in": [lease_in()],
        "acquisitions": [acquisition()],
        "handovers": [handover()],
        "imdi_orders": [imdi_order()],
        "housing_needs": [housing_need()],
    }
    return acquisition_topic(make_tables(**(given | rows)), ASSESSMENT, context())


def table(found: Topic, title: str) -> TopicTable:
    (one,) = (each for each in found.tables if each.title == title)
    return one


def lines(found: Topic) -> list[tuple[str, str, str, date | None, str]]:
    return [(each.unit, each.subject, each.what, each.due, each.place.cell) for each in found.matters]


def shown(found: Topic, title: str) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = table(found, title).rows.drop(columns=["Fil", "Ark"]).to_dict("records")
    return records


def test_nothing_waits_for_a_dwelling_in_use() -> None:
    found = topic()
    assert found.matters == ()
    assert [(figure.label, figure.value) for figure in found.figures] == [
        ("Anskaffelser i arbeid", 0),
        ("Over fristen", 0),
        ("Dager fra behov til i bruk, median", 150),
        ("Meldinger som ikke er gitt", 0),
        ("Overtakelser som mangler noe", 0),
    ]


def test_an_acquisition_in_progress_names_who_must_act() -> None:
    found = topic(acquisitions=[going_acquisition(4)])
    assert lines(found) == [
        (
            "Eierskapsenheten",
            "N-1",
            "Forhandle kontrakt, vilkår og pris. Har ventet i 230 dager.",
            date(2019, 4, 14),
            "K2",
        )
    ]
    assert shown(found, "Anskaffelser i arbeid") == [
        {
            "Anskaffelse": "N-1",
            "Type leilighet": "4-roms",
            "Plasser": 3,
            "Venter på": "5 Forhandlet",
            "Hvem må handle": "Eierskapsenheten",
            "Frist": pd.Timestamp("2019-04-14"),
            "Over fristen": "ja",
            "Dager i trinnet": 230.0,
            "Dager siden behovet": 302.0,
            "Celle": "A2",
        }
    ]


def test_the_first_due_comes_first_and_the_undated_last() -> None:
    rows = [
        going_acquisition(0, acquisition_id="N-1", need_id=None),
        going_acquisition(6, acquisition_id="N-2"),
        going_acquisition(1, acquisition_id="N-3"),
    ]
    assert table(topic(acquisitions=rows), "Anskaffelser i arbeid").rows["Anskaffelse"].tolist() == [
        "N-3",
        "N-2",
        "N-1",
    ]


def test_who_must_be_told_is_a_ready_list() -> None:
    found = topic(acquisitions=[acquisition(told_team_date=None, told_settlement_date=None)])
    assert [row["Meldes til"] for row in shown(found, "Dette skal meldes")] == [
        "teamkoordinator på Opal",
        "bosettingskoordinator (kopi)",
    ]
    assert lines(found) == [
        (
            "Eierskapsenheten",
            "N-1",
            "Meld signert kontrakt til teamkoordinator på Opal og bosettingskoordinator (kopi).",
            date(2019, 4, 27),
            "L2",
        )
    ]


def test_papers_that_are_missing_wait_for_opal() -> None:
    found = topic(handovers=[handover(photo_count=0, sent_date=None)])
    what = "Skaff det som mangler ved overtakelsen: bilder og oversendelse til Eierskapsenheten."
    assert lines(found) == [("Opal", "N-1", what, date(2019, 6, 3), "C2")]


def test_orders_wait_for_the_coordinator() -> None:
    ordered = imdi_order(answered_date=None)
    assert lines(topic(imdi_orders=[ordered])) == [
        ("Omsorgsenheten", "B-1", "Spør IMDi om svar på bestillingen.", date(2019, 5, 31), "C2")
    ]
    what = "Bestill ungdommer hos IMDi til den overtatte boligen."
    assert lines(topic(imdi_orders=[])) == [("Omsorgsenheten", "B-1", what, date(2019, 5, 20), "C2")]


def test_common_areas_are_summed_by_who_pays() -> None:
    homes = [shared_dwelling(dwelling_id=f"B-{number}") for number in range(1, 5)]
    leases = [
        lease_in(),
        lease_in(lease_id="A-2", dwelling_id="B-2", common_area_nok=None),
        lease_in(lease_id="A-3", dwelling_id="B-3", common_area_funding=None, common_area_nok=5000.0),
        lease_in(lease_id="A-4", dwelling_id="B-4", end_date=date(2019, 10, 30)),
    ]
    rows = table(topic(dwellings=homes, leases_in=leases), "Finansiering av fellesarealer").rows
    assert rows.to_dict("records") == [
        {"Finansiering": "Integreringstilskudd", "Boliger": 2, "Kroner": 40000.0},
        {"Finansiering": "ikke oppgitt", "Boliger": 1, "Kroner": 5000.0},
    ]


@pytest.mark.parametrize(("missing", "title"), [("handovers", "Overtakelser"), ("imdi_orders", "Bestillinger")])
def test_a_table_that_was_not_delivered_is_said(missing: str, title: str) -> None:
    given = {"acquisitions": [acquisition()], "dwellings": [shared_dwelling()], "handovers": [], "imdi_orders": []}
    del given[missing]
    found = acquisition_topic(make_tables(**given), ASSESSMENT, context())
    assert f"{title} er ikke levert" in {each.empty for each in found.tables}


def test_without_acquisitions_there_is_nothing_to_show() -> None:
    found = acquisition_topic(make_tables(), ASSESSMENT, context())
    assert (found.missing, found.tables, found.figures) == ("Anskaffelser er ikke levert.", (), ())


def test_no_rows_at_all() -> None:
    found = topic(acquisitions=[], handovers=[], imdi_orders=[], housing_needs=[], leases_in=[], dwellings=[])
    assert found.matters == ()
    assert {len(each.rows) for each in found.tables} == {0, 7}

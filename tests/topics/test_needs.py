from __future__ import annotations

from datetime import date
from typing import Any

from pipeline.topic import Topic
from pipeline.topics.needs import need_topic
from tests.builders import Row, context, make_tables, shared_dwelling, tenancy
from tests.builders_acquisitions import going_acquisition, housing_need
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))
OPEN = {"met_date": None, "registered_date": date(2019, 10, 1), "needed_from": date(2019, 11, 18)}


def topic(needs: list[Row], acquisitions: list[Row], tenancies: list[Row] | None = None) -> Topic:
    given: dict[str, list[Row]] = {
        "dwellings": [shared_dwelling()],
        "housing_needs": needs,
        "acquisitions": acquisitions,
    }
    if tenancies is not None:
        given["tenancies"] = tenancies
    return need_topic(make_tables(**given), ASSESSMENT, context())


def weeks(found: Topic) -> list[dict[str, Any]]:
    records: list[dict[str, Any]] = found.tables[0].rows.to_dict("records")
    return records


def test_need_against_free_places_and_places_on_the_way() -> None:
    going = going_acquisition(6, signed_date=date(2019, 10, 25))
    leaving = [tenancy(end_date=date(2019, 11, 10)), tenancy(tenancy_id="L-2", youth_id="U-2")]
    found = weeks(topic([housing_need(**OPEN, person_count=6)], [going], leaving))
    picked = ("Uke", "Trenger plass", "Ledige plasser", "Plasser på vei", "Plasser i alt", "Mangler")
    assert [tuple(week[name] for name in picked) for week in found[:6]] == [
        ("nå", 0, 1, 0, 1, 0),
        ("uke 45 (04.11.)", 0, 1, 0, 1, 0),
        ("uke 46 (11.11.)", 0, 2, 0, 2, 0),
        ("uke 47 (18.11.)", 6, 2, 0, 2, 4),
        ("uke 48 (25.11.)", 6, 2, 3, 5, 1),
        ("uke 49 (02.12.)", 6, 2, 3, 5, 1),
    ]
    assert len(found) == 13


def test_free_places_are_unknown_without_tenancies() -> None:
    found = topic([housing_need(**OPEN)], [])
    assert {figure.label: figure.value for figure in found.figures} == {
        "Åpne behov": 1,
        "Trenger fellesbolig nå, personer": 0,
        "Ledige plasser nå": None,
        "Mangler om 12 uker, plasser": None,
    }


def test_met_ended_and_later_needs_do_not_wait() -> None:
    needs = [
        housing_need(),
        housing_need(need_id="E-2", met_date=None, needed_to=date(2019, 10, 30)),
        housing_need(need_id="E-3", met_date=None, registered_date=date(2019, 11, 1)),
    ]
    found = topic(needs, [], [])
    assert found.matters == ()
    assert {week["Trenger plass"] for week in weeks(found)} == {0}


def test_a_need_that_nobody_seeks_a_dwelling_for_waits_for_the_care_unit() -> None:
    needs = [housing_need(**OPEN), housing_need(**OPEN | {"need_id": "E-2"})]
    found = topic(needs, [going_acquisition(2)], [])
    assert [(each.unit, each.subject, each.what, each.due) for each in found.matters] == [
        (
            "Omsorgsenheten",
            "E-2",
            "Send behovet og beskrivelse av boligen til Eierskapsenheten: ingen anskaffelse dekker det.",
            date(2019, 11, 18),
        )
    ]
    assert found.tables[2].rows["Anskaffelse"].tolist() == ["N-1", "ingen"]


def test_a_dropped_acquisition_answers_nothing() -> None:
    found = topic([housing_need(**OPEN)], [going_acquisition(2, dropped_date=date(2019, 10, 1))], [])
    assert len(found.matters) == 1


def test_not_delivered() -> None:
    assert need_topic(make_tables(), ASSESSMENT, context()).missing == "Boligbehov er ikke levert."


def test_no_rows() -> None:
    assert topic([], [], []).matters == ()

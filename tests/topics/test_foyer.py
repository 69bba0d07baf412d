from __future__ import annotations

from datetime import date

from pipeline.topic import Topic
from pipeline.topics.foyer import foyer_topic
from tests.builders import Row, context, make_tables
from tests.builders_families import participant
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(*rows: Row) -> Topic:
    return foyer_topic(make_tables(foyer_participants=list(rows)), ASSESSMENT, context())


def figures(found: Topic) -> list[float | None]:
    return [figure.value for figure in found.figures]


def test_all_is_well() -> None:
    found = topic(participant(), participant(participant_id="FO-2", end_date=date(2019, 10, 30)))
    assert figures(found) == [1, 1, 0, 0]
    assert found.matters == ()
    (row,) = found.tables[0].rows.to_dict("records")
    assert (row["Deltaker"], row["Alder"], row["Områder i planen"], row["Mangler i planen"]) == ("FO-1", 18, 8, "")
    assert row["Senest"].date() == date(2021, 10, 1)


def test_what_waits() -> None:
    found = topic(
        participant(next_follow_up_date=date(2019, 10, 30), has_health=False, has_economy=None),
        participant(participant_id="FO-2", planned_end_date=date(2020, 4, 30)),
    )
    assert figures(found) == [2, 1, 1, 1]
    assert [(each.subject, each.what, each.due, each.place.cell) for each in found.matters] == [
        ("FO-1", "Følg opp: oppfølgingen er forfalt.", date(2019, 10, 30), "O2"),
        ("FO-1", "Lag plan for helse og økonomi.", None, "A2"),
        ("FO-2", "Planlegg overgang til egen bolig og jobb: plassen slutter 30.04.2020.", date(2020, 4, 30), "E3"),
    ]
    areas = found.tables[1].rows.set_index("Område")
    assert areas.loc["Helse"].tolist() == [1, 1, 0]
    assert areas.loc["Økonomi"].tolist() == [1, 0, 1]


def test_who_leaves_after_the_warning_is_not_said() -> None:
    assert figures(topic(participant(planned_end_date=date(2020, 5, 1))))[3] == 0


def test_not_delivered() -> None:
    assert foyer_topic(make_tables(dwellings=[]), ASSESSMENT, context()).missing == "Foyer er ikke levert."

from __future__ import annotations

from datetime import date

from pipeline.topic import Topic
from pipeline.topics.temporary_stays import temporary_stay_topic
from tests.builders import Row, context, make_tables
from tests.builders_families import application, temporary_stay
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))
LASTING = {"start_date": date(2019, 7, 20), "end_date": None}


def topic(*stays: Row, **asked: object) -> Topic:
    tables = make_tables(temporary_stays=list(stays), applications=[application(**asked)])
    return temporary_stay_topic(tables, ASSESSMENT, context())


def figures(found: Topic) -> list[float | None]:
    return [figure.value for figure in found.figures]


def test_children_come_first() -> None:
    found = topic(
        temporary_stay(stay_id="M-2", household_id="H-2", has_children=None, **LASTING),
        temporary_stay(
            stay_id="M-3", household_id="H-3", has_children=False, start_date=date(2019, 1, 1), end_date=None
        ),
        temporary_stay(**LASTING),
        temporary_stay(stay_id="M-4", household_id="H-4"),
    )
    assert figures(found) == [3, 1, 1]
    now = found.tables[0].rows
    assert now["Opphold"].tolist() == ["M-1", "M-2", "M-3"]
    assert now["Barn med"].tolist() == ["ja", "ukjent", "nei"]
    assert now["Netter"].tolist() == [104, 104, 304]
    months = found.tables[1].rows.set_index("Måned")
    assert months.loc["juli 2019"].tolist() == [2, 2]
    assert months.loc["juni 2019"].tolist() == [0, 1]


def test_children_who_are_there_now_wait_for_a_home() -> None:
    found = topic(temporary_stay(**LASTING), temporary_stay(stay_id="M-2"))
    assert [(each.unit, each.subject, each.what, each.due, each.place.cell) for each in found.matters] == [
        (
            "NAV",
            "H-1",
            "Finn varig bolig: barn bør ikke bo midlertidig i mer enn 3 måneder.",
            date(2019, 10, 19),
            "D2",
        )
    ]


def test_not_delivered() -> None:
    nothing = temporary_stay_topic(make_tables(dwellings=[]), ASSESSMENT, context())
    assert nothing.missing == "Midlertidige opphold er ikke levert."
    alone = temporary_stay_topic(make_tables(temporary_stays=[]), ASSESSMENT, context())
    assert alone.missing == "Søknader er ikke levert, og da er det ikke kjent hvem som har adressesperre."

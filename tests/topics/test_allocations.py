from __future__ import annotations

from datetime import date

import pytest

from pipeline.topic import Topic
from pipeline.topics.allocations import allocation_topic
from tests.builders import Row, context, make_tables
from tests.builders_allocations import allocation
from tests.builders_families import application, child, family_allocation, member
from tests.reports.building import assessment_of, dwelling_tables

ASSESSMENT = assessment_of(dwelling_tables(0, with_surveys=False))


def topic(*log: Row, **rows: list[Row]) -> Topic:
    given = {"allocations": list(log), "applications": [application()], "household_members": [member(), child()]}
    return allocation_topic(make_tables(**(given | rows)), ASSESSMENT, context())


def figures(found: Topic) -> list[float | None]:
    return [figure.value for figure in found.figures]


def test_shares_and_months() -> None:
    found = topic(
        family_allocation(),
        family_allocation(allocation_id="T-2", are_children_assessed=False, is_proposal_followed=False),
        allocation(allocation_id="T-3", is_nav_present=False),
        family_allocation(allocation_id="T-4", allocated_date=date(2018, 10, 31)),
    )
    assert figures(found) == pytest.approx([3, 2, 50, 100 * 2 / 3, 1])
    months = found.tables[0].rows.set_index("Måned")
    assert len(months) == 12
    assert months.loc["september 2019"].tolist() == [2, 0, 0, 1, 50.0]
    assert months.loc["oktober 2019"].tolist()[:4] == [0, 0, 1, 0]
    assert found.tables[1].rows.iloc[0].tolist() == ["NAV", 2, 1, 0]
    assert found.tables[2].rows["Manglet i møtet"].tolist() == ["NAV", "", ""]


def test_nothing_is_a_share_of_nothing() -> None:
    assert figures(topic()) == [0, 0, None, None, 0]


def test_a_family_that_is_to_move_in_unassessed_waits_for_the_team() -> None:
    ahead = {"are_children_assessed": None, "moves_in_date": date(2019, 11, 15)}
    found = topic(family_allocation(**ahead), family_allocation(allocation_id="T-2", are_children_assessed=False))
    assert [(each.unit, each.subject, each.what, each.due, each.place.cell) for each in found.matters] == [
        ("Inntaksteamet", "T-1", "Vurder barnas behov før familien flytter inn.", date(2019, 11, 14), "M2")
    ]


def test_not_delivered() -> None:
    nothing = allocation_topic(make_tables(dwellings=[]), ASSESSMENT, context())
    assert nothing.missing == "Tildelinger er ikke levert."
    alone = allocation_topic(make_tables(allocations=[family_allocation()]), ASSESSMENT, context())
    assert alone.missing == (
        "Søknader og Husstandsmedlemmer må leveres: de sier hvem som har adressesperre og hvem som har barn."
    )

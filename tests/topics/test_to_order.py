from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd

from pipeline.topics.to_order import order_topic
from tests.builders import context, shared_dwelling
from tests.builders_families import application, child, member
from tests.proposals.desk import family_home, proposed, waiting


def tables_of(**rows: Any) -> dict[str, pd.DataFrame]:
    topic = order_topic(proposed(**rows), context())
    assert topic.missing == ""
    return {table.title: table.rows for table in topic.tables}


def test_places_that_are_left_can_be_ordered_to() -> None:
    topic = order_topic(proposed(), context())
    assert [(figure.label, figure.value) for figure in topic.figures] == [
        ("Ungdommer som kan bestilles", 2),
        ("Boliger med ledig plass igjen", 1),
        ("Ungdommer som fortsatt venter", 0),
        ("Husstander som fortsatt venter", 0),
    ]
    (row,) = topic.tables[0].rows.to_dict("records")
    assert (row["Bolig"], row["Plasser"], row["Skal bo sammen med"]) == ("B-1", 2, 1)
    assert row["Første plass fra"] == pd.Timestamp(date(2019, 10, 31))


def test_the_shared_dwelling_that_houses_most_comes_first() -> None:
    youths = [waiting(number) for number in range(1, 6)]
    rows = tables_of(youths=youths)["Fellesbolig å lete etter"]
    assert rows["Gir plass til"].tolist() == sorted(rows["Gir plass til"], reverse=True)
    assert rows["Gir plass til"].iat[0] == 2
    assert set(rows["Av dem som venter"]) == {2}


def test_a_household_that_waits_says_which_dwelling_to_look_for() -> None:
    second = application(application_id="S-2", household_id="H-2")
    members = [member(), child(), member(household_id="H-2"), child(household_id="H-2")]
    rows = tables_of(applications=[application(), second], household_members=members)
    assert rows["Bolig til familier å lete etter"]["Gir bolig til"].tolist() == [1]


def test_without_youths_the_sheet_says_so() -> None:
    from pipeline.proposals.made import Proposed

    topic = order_topic(Proposed(None, None, "EM-ungdom er ikke levert."), context())
    assert topic.missing == "EM-ungdom er ikke levert."


def test_nobody_waits_and_nothing_is_free() -> None:
    rows = tables_of(youths=[], applications=[], household_members=[], dwellings=[shared_dwelling(), family_home()])
    assert rows["Fellesbolig å lete etter"].empty
    assert rows["Bolig til familier å lete etter"].empty
    assert rows["Bestille fra IMDi"]["Plasser"].tolist() == [3]

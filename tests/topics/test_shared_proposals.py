from __future__ import annotations

from datetime import date

from pipeline.context import Context
from pipeline.topic import Topic
from pipeline.topics.shared_proposals import shared_proposal_topic
from tests.builders import context
from tests.proposals.desk import proposed, waiting

YOUTHS = [
    waiting(1, decision_date=date(2019, 1, 15), not_live_with="U-2, U-3, U-4"),
    *(waiting(number, decision_date=date(2019, 8, 1)) for number in (2, 3, 4)),
]


def topic(run: Context) -> Topic:
    return shared_proposal_topic(proposed(run, youths=YOUTHS), run)


def housed(found: Topic) -> list[str]:
    rows = found.tables[0].rows
    return sorted(rows["Ungdom"])


def test_nobody_is_passed_by_where_the_limit_allows_it() -> None:
    found = topic(context())
    assert housed(found) == ["U-1"]
    assert "er forbigått" not in found.tables[0].note
    assert found.tables[2].title == "Hvis rekkefølgen var «flest mulig»"


def test_whoever_is_passed_by_is_named_with_the_limit_that_did_it() -> None:
    found = topic(context(queue_costs_max=1))
    assert housed(found) == ["U-2", "U-3", "U-4"]
    assert (
        "Å følge køen helt ville kostet flere plasser enn grensen i Oppsett, og U-1 er forbigått."
        in found.tables[0].note
    )
    waits = found.tables[1].rows
    assert waits["Ungdom"].tolist() == ["U-1"]

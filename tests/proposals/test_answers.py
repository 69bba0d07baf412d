"""What the team's earlier answers do to the proposals of a later month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from pipeline.allocation.shared_records import Placement
from pipeline.context import Context
from pipeline.decisions import Decision, Decisions, Subject
from pipeline.finding import Place
from pipeline.proposals.made import Proposed
from pipeline.proposals.prints import family_prints, shared_prints
from pipeline.steps.propose import propose
from tests.builders import Row, context, shared_dwelling, tenancy
from tests.builders_allocations import allocation
from tests.builders_families import application
from tests.proposals.desk import assessed, proposed, town, waiting

NOVEMBER = date(2019, 11, 30)
HERE = Place("Inntaksteam.xlsx", "Forslag fellesbolig", "I9")


def said(typed: str, **changes: Any) -> Decision:
    """October's proposal of B-1 to U-1, answered."""
    facts = changes.pop("facts", None) or facts_in_october()
    own = Decision(Subject.SHARED, "U-1", "B-1", "2019-10", "1", date(2019, 11, 15), typed, "", facts, HERE)
    return replace(own, **changes)


def facts_in_october() -> dict[str, str]:
    shared = proposed().shared
    assert shared is not None
    case = shared.made.options.case
    return shared_prints(case.youth("U-1"), case.dwelling("B-1"))


def later(*answers: Decision, run: Context | None = None, **rows: list[Row]) -> Proposed:
    run, tables = run or context(NOVEMBER), town(**rows)
    return propose(tables, assessed(tables, run), run, Decisions(answers))


def placed(found: Proposed) -> list[tuple[str, str]]:
    assert found.shared is not None
    return [(item.youth_id, item.dwelling_id) for item in found.shared.chosen.placements]


def status(found: Proposed) -> list[str]:
    assert found.shared is not None
    return list(found.shared.stands.status.values())


def test_a_place_that_the_team_gave_is_taken() -> None:
    homes = [shared_dwelling(places=2)]
    stays = [tenancy(household_id=None, youth_id="U-8", room="2")]
    youths = [waiting(1), waiting(2)]
    found = later(said("følges"), dwellings=homes, tenancies=stays, youths=youths)
    assert placed(found) == []
    assert status(found) == ["Holdes av til 15.12.2019."]
    assert found.shared is not None
    (dwelling,) = found.shared.made.options.dwellings
    assert [(item.youth_id, item.start, item.room_id) for item in dwelling.residents][1:] == [
        ("U-1", date(2019, 11, 15), "1")
    ]


def test_a_tenancy_ends_the_waiting() -> None:
    found = later(said("følges"), tenancies=[tenancy(household_id=None, start_date=date(2019, 11, 15))])
    assert (status(found), found.findings) == (["Leieforholdet er på plass."], ())


@pytest.mark.parametrize(("as_of", "count"), [(date(2019, 12, 15), 0), (date(2019, 12, 16), 1)])
def test_a_place_is_held_until_the_deadline_and_then_it_is_asked_about(as_of: date, count: int) -> None:
    found = later(said("følges"), run=context(as_of))
    assert [item.rule_id for item in found.findings] == ["P303"] * count
    assert placed(found) == [("U-1", "B-1")] * count
    if count:
        (finding,) = found.findings
        assert finding.message == (
            "Forslaget om bolig B-1 skulle følges. Fristen for leieforhold var 15.12.2019. "
            "Plassen holdes ikke av lenger."
        )
        assert finding.place == HERE


def test_an_answer_that_can_no_longer_be_followed_is_asked_about() -> None:
    stays = [
        tenancy(tenancy_id=f"L-{number}", household_id=None, youth_id=f"U-{number}", room=None) for number in (7, 8, 9)
    ]
    found = later(said("følges"), tenancies=stays)
    assert [(item.rule_id, item.message) for item in found.findings] == [
        (
            "P304",
            "Forslaget om bolig B-1 skulle følges, men dette holder ikke lenger: "
            "Ledig plass alle dager fra innflytting.",
        )
    ]
    assert status(found) == ["Kan ikke følges slik det er nå."]


def test_what_the_team_said_no_to_is_not_proposed_again() -> None:
    homes = [shared_dwelling(), shared_dwelling(dwelling_id="B-2")]
    assert placed(later(said("følges ikke"), dwellings=homes)) == [("U-1", "B-2")]
    assert placed(later(said("følges ikke"))) == []


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ({"dwellings": [shared_dwelling(places=2)]}, ["antall plasser"]),
        ({"youths": [waiting(wishes="Vil bo i sentrum")]}, ["ønskene"]),
        ({"youths": [waiting(), waiting(7)], "tenancies": [tenancy(household_id=None, youth_id="U-7")]},
         ["hvem som bor i boligen"]),
    ],
)  # fmt: skip
def test_unless_a_fact_has_changed_and_which_is_said(rows: dict[str, list[Row]], expected: list[str]) -> None:
    found = later(said("følges ikke"), run=None, **rows)
    assert found.shared is not None
    assert found.shared.stands.renewed == {("U-1", "B-1"): expected}
    assert placed(found) == [("U-1", "B-1")]
    assert status(found) == [f"Kan foreslås på nytt: {expected[0]} er endret."]


@pytest.mark.parametrize("typed", ["", "utsatt"])
def test_what_was_proposed_last_is_kept_where_it_costs_little(typed: str) -> None:
    homes = [shared_dwelling(dwelling_id=f"B-{number}", places=2) for number in range(1, 6)]
    stood = later(said(typed, dwelling_id="B-4", facts={"sex": "x"}), dwellings=homes)
    assert placed(stood) == [("U-1", "B-4")]


def test_the_last_answer_counts() -> None:
    answers = (said("følges ikke", period="2019-09"), said("følges"))
    assert status(later(*answers)) == ["Holdes av til 15.12.2019."]


def test_an_answer_that_cannot_be_read_is_said_and_nothing_more() -> None:
    found = later(said("kanskje"))
    assert [(item.rule_id, item.place, item.message) for item in found.findings] == [
        ("P302", HERE, "«kanskje» er ikke et svar på forslaget om bolig B-1. Svaret er ikke regnet med.")
    ]
    assert placed(found) == [("U-1", "B-1")]


def test_a_workbook_that_is_gone_is_said() -> None:
    tables = town()
    found = propose(tables, assessed(tables, context()), context(), Decisions(is_lost=True))
    assert [item.rule_id for item in found.findings] == ["P305"]


def test_what_the_log_of_allocations_says_binds_too() -> None:
    given = allocation(allocated_date=date(2019, 11, 20), dwelling_id="B-1", youth_id="U-1", room="2",
                       household_id=None, moves_in_date=date(2019, 12, 10))  # fmt: skip
    found = later(allocations=[given])
    assert (placed(found), found.findings) == ([], ())
    assert status(found) == ["Holdes av til 09.01.2020."]


def test_a_dwelling_promised_to_a_household_is_nobody_elses() -> None:
    run, tables = (
        context(NOVEMBER),
        town(applications=[application(), application(application_id="S-2", household_id="H-2")]),
    )
    first = propose(tables, assessed(tables, run), run).families
    assert first is not None
    case = first.case
    facts = family_prints(case.household("H-1"), case.dwelling("B-9"))
    answer = said("følges", subject=Subject.FAMILY, person_id="H-1", dwelling_id="B-9", room="", facts=facts)
    found = propose(tables, assessed(tables, run), run, Decisions((answer,))).families
    assert found is not None
    assert found.found.closed == {"B-9": "Boligen er lovet bort til H-1."}
    assert [item.household_id for item in found.case.households] == ["H-2"]
    twice = (answer, replace(answer, person_id="H-2"))
    asked = propose(tables, assessed(tables, run), run, Decisions(twice)).findings
    assert [(item.rule_id, item.message) for item in asked] == [
        ("P304", "Forslaget om bolig B-9 skulle følges, men dette holder ikke lenger: Én bolig til hver.")
    ]


def test_no_answer_changes_who_is_placed_when_it_is_about_somebody_else() -> None:
    other = said("følges ikke", person_id="U-5")
    found = later(other)
    assert found.shared is not None
    assert found.shared.chosen.placements == (Placement("U-1", "B-1", "1", NOVEMBER),)

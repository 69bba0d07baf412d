from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.allocation.facts import Reason
from pipeline.allocation.shared_explain import explain, questions, why_not
from pipeline.allocation.shared_propose import SharedProposals, propose_shared
from pipeline.outcome import Outcome
from tests.allocation.shared_cases import a_case, a_dwelling, a_resident, a_youth, random_case

CELL = ("Ungdom.xlsx", "EM-ungdom", "C7")


@pytest.mark.parametrize("seed", range(60))
def test_every_proposal_and_every_refusal_names_a_rule_and_a_fact(seed: int) -> None:
    proposals = propose_shared(random_case(seed, 9, 4))
    options, proposal = proposals.options, proposals.nobody_passed
    for placement in proposal.placements:
        told = explain(options, proposal, placement)
        assert told.kept
        assert any(reason.facts for reason in told.kept)
        assert not [reason for reason in told.kept if reason.outcome is not Outcome.MET]
    for youth in options.youths:
        placed = proposal.placement_of(youth.youth_id)
        for dwelling in options.dwellings:
            reasons = why_not(options, proposal, youth.youth_id, dwelling.dwelling_id)
            if placed is not None and placed.dwelling_id == dwelling.dwelling_id:
                assert reasons == ()
            else:
                assert reasons
                assert all(reason.rule_id and reason.text and reason.facts for reason in reasons)


def reasons_against(youth_changes: dict[str, object], dwelling_changes: dict[str, object]) -> list[str]:
    youth = a_youth(**youth_changes)  # type: ignore[arg-type]
    case = a_case([youth], [a_dwelling(**dwelling_changes)])  # type: ignore[arg-type]
    proposals = propose_shared(case)
    return [item.text for item in why_not(proposals.options, proposals.nobody_passed, "U-1", "B-1")]


@pytest.mark.parametrize(
    ("youth", "dwelling", "expected"),
    [
        ({"birth_date": date(2003, 10, 31)}, {}, []),
        (
            {"birth_date": date(2003, 11, 1)},
            {},
            ["U-1 fyller 16 år først 01.11.2019 og er for ung 31.10.2019."],
        ),
        ({"birth_date": date(2000, 11, 1)}, {}, []),
        (
            {"birth_date": date(2000, 10, 31)},
            {},
            ["U-1 fyller 19 år 31.10.2019 og er for gammel ved innflytting 31.10.2019."],
        ),
        ({"day_activity_ok": False}, {}, ["U-1 kan ikke delta i skole eller dagtilbud nå."]),
        ({"social_ok": False}, {}, ["U-1 kan ikke fungere sosialt med jevnaldrende nå."]),
        ({"tenancy_duties_ok": False}, {}, ["U-1 kan ikke følge pliktene ved å bo nå."]),
        ({"social_ok": None, "birth_date": None, "sex": None}, {"lease_end": None}, []),
        ({}, {"lease_end": date(2020, 4, 30)}, []),
        (
            {},
            {"lease_end": date(2020, 4, 29)},
            ["Innleien av B-1 varer bare til 29.04.2020; den må vare til 30.04.2020."],
        ),
        ({}, {"places": 5}, ["B-1 har 5 plasser; en fellesbolig har 2–3."]),
        (
            {},
            {"places": None},
            ["Hvor mange plasser har B-1?", "Fra hvilken dag kan B-1 tas i bruk, og med hvor mange plasser?"],
        ),
        ({}, {"available_from": date(2020, 1, 31)}, []),
        (
            {},
            {"available_from": date(2020, 2, 1)},
            ["U-1 kan flytte inn i B-1 01.02.2020, men det foreslås bare til 31.01.2020."],
        ),
        (
            {},
            {"residents": (a_resident("R-1"), a_resident("R-2"))},
            ["Alle plassene i B-1 er opptatt eller lovet bort, og ingen utflytting gir en varig ledig plass."],
        ),
        ({}, {"residents": (a_resident("R-1", not_with=frozenset({"U-1"})),)}, ["U-1 og R-1 skal ikke bo sammen."]),
        ({"not_with": frozenset({"R-1"})}, {"residents": (a_resident(),)}, ["U-1 og R-1 skal ikke bo sammen."]),
        ({}, {"residents": (a_resident(sex="M"),)}, ["U-1 og R-1 er ikke av samme kjønn."]),
        ({}, {"residents": (a_resident(sex="M", end=date(2019, 10, 30)),)}, []),
    ],
)
def test_what_stands_in_the_way(youth: dict[str, object], dwelling: dict[str, object], expected: list[str]) -> None:
    assert reasons_against(youth, dwelling) == expected


def test_switches_speak_when_they_are_on() -> None:
    resident = a_resident(birth_date=date(2001, 5, 31), languages=frozenset({"somali"}))
    case = a_case([a_youth()], [a_dwelling(residents=(resident,))], age_gap_months=12, common_language=True)
    proposals = propose_shared(case)
    assert [reason.text for reason in why_not(proposals.options, proposals.nobody_passed, "U-1", "B-1")] == [
        "Det er mer enn 12 måneder mellom U-1 og R-1.",
        "U-1 og R-1 har ikke noe felles språk.",
    ]


def test_a_full_dwelling_says_who_is_ahead() -> None:
    youths = [a_youth(f"U-{number}", waiting_since=date(2019, number, 1)) for number in (1, 2, 3)]
    proposals = propose_shared(a_case(youths, [a_dwelling()]))
    (reason,) = why_not(proposals.options, proposals.nobody_passed, "U-3", "B-1")
    assert reason.rule_id == "P130"
    assert reason.text == (
        "B-1 er foreslått for U-1 og U-2. U-3 kan ikke få plass uten at noen foran i køen mister sin."
    )
    assert [fact.value for fact in reason.facts] == [date(2019, 3, 1), date(2019, 1, 1), date(2019, 2, 1)]


def test_who_was_passed_by_is_told_so_and_the_others_are_not_told_of_the_queue() -> None:
    others = [a_youth(f"U-{number}") for number in (2, 3, 4, 5)]
    first = a_youth("A-1", waiting_since=date(2018, 1, 1), not_with=frozenset(youth.youth_id for youth in others))
    proposals = propose_shared(a_case([first, *others], [a_dwelling(places=3)], queue_costs_max=1))
    assert proposals.nobody_passed.passed == {"A-1"}
    assert [item.text for item in _against(proposals, "A-1") if item.rule_id == "P131"] == [
        "A-1 er forbigått. En plass her ville koste andre flere plasser enn grensen, 1 plass for hver 20 i køen."
    ]
    (waiting,) = {youth.youth_id for youth in others} - proposals.nobody_passed.housed
    (reason,) = _against(proposals, waiting)
    assert reason.text.endswith(f"{waiting} kan ikke få plass uten at noen andre mister sin.")


def _against(proposals: SharedProposals, youth_id: str) -> tuple[Reason, ...]:
    return why_not(proposals.options, proposals.nobody_passed, youth_id, "B-1")


def test_a_fact_carries_its_cell() -> None:
    youth = replace(a_youth(social_ok=False), origins={"social_ok": CELL})
    proposals = propose_shared(a_case([youth], [a_dwelling()]))
    (reason,) = why_not(proposals.options, proposals.nobody_passed, "U-1", "B-1")
    assert [(fact.subject_id, fact.name, fact.value, fact.origin) for fact in reason.facts] == [
        ("U-1", "social_ok", False, CELL)
    ]


def test_unknown_facts_are_questions() -> None:
    youth = a_youth(social_ok=None, waiting_since=None, birth_date=None)
    proposals = propose_shared(a_case([youth], [a_dwelling(lease_end=None)]))
    assert [reason.text for reason in questions(proposals.options, proposals.nobody_passed)] == [
        "Når er U-1 født?",
        "Kan U-1 fungere sosialt med jevnaldrende? Det er ikke vurdert.",
        "Hvor lenge varer innleien av B-1?",
        "Når begynte U-1 å vente? Uten dato står U-1 sist i køen.",
    ]


def test_what_speaks_for_a_placement() -> None:
    youths = [
        a_youth("U-1", siblings=frozenset({"U-2"}), wishes=frozenset({"øst"}), school="S1"),
        a_youth("U-2", waiting_since=None),
    ]
    dwelling = a_dwelling(features=frozenset({"øst"}), schools=frozenset({"S1"}))
    proposals = propose_shared(a_case(youths, [dwelling]))
    proposal = proposals.nobody_passed
    told = explain(proposals.options, proposal, proposal.placements[0])
    assert [reason.text for reason in told.good] == [
        "U-1 ønsker «øst», og det har B-1.",
        "U-1 og U-2 er søsken og får bo sammen.",
        "B-1 ligger ved skolen til U-1.",
        "Med U-1 er alle plassene i B-1 i bruk.",
        "U-1 har ventet siden 01.08.2019.",
    ]

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.allocation.family_explain import (
    FamilyDwellingKind,
    explain_family,
    family_dwellings_to_look_for,
    family_questions,
    smallest_family_changes,
    why_not_family,
)
from pipeline.allocation.family_propose import propose_families
from tests.allocation.family_cases import a_family_case, a_family_dwelling, a_household, random_family_case


@pytest.mark.parametrize("seed", range(20))
def test_every_proposal_and_every_refusal_names_a_rule_and_a_fact(seed: int) -> None:
    proposals = propose_families(random_family_case(seed, 15, 12))
    options, proposal = proposals.options, proposals.proposal
    placed = {item.household_id: item.dwelling_id for item in proposal.placements}
    for placement in proposal.placements:
        assert any(reason.facts for reason in explain_family(options, placement).kept)
    for household in options.fit.households:
        for dwelling in options.fit.dwellings:
            reasons = why_not_family(options, proposal, household.household_id, dwelling.dwelling_id)
            if placed.get(household.household_id) == dwelling.dwelling_id:
                assert reasons == ()
            else:
                assert reasons
                assert all(reason.rule_id and reason.text and reason.facts for reason in reasons)


@pytest.mark.parametrize(
    ("household", "dwelling", "expected"),
    [
        ({}, {"free_from": date(2020, 1, 31)}, []),
        (
            {},
            {"free_from": date(2020, 2, 1)},
            ["H-1 kan flytte inn i B-1 01.02.2020, men det foreslås bare til 31.01.2020."],
        ),
        ({}, {"bedrooms": 2}, ["H-1 trenger 3 soverom, B-1 har 2."]),
        ({}, {"bedrooms": 4}, []),
        ({}, {"bedrooms": 5}, ["H-1 trenger 3 soverom, B-1 har 5."]),
        (
            {"age_classes": frozenset({"AGE_0_3", "AGE_3_PLUS"})},
            {},
            ["B-1 er ikke egnet for barn på den alderen som barna i H-1 har."],
        ),
        ({"needs_wheelchair": True}, {}, ["H-1 trenger en bolig for rullestol, og B-1 er ikke tilgjengelig."]),
        ({"needs_wheelchair": True}, {"wheelchair_accessible": True}, []),
        ({}, {"risk": "HIGH"}, ["Risikoen ved B-1 er for stor for barn."]),
        ({"has_children": False, "age_classes": frozenset()}, {"risk": "HIGH"}, []),
        ({}, {"rent_nok_month": 15_000}, []),
        (
            {},
            {"rent_nok_month": 15_001},
            ["Husleien i B-1 er kr\u00a015\u00a0001; grensen for H-1 er kr\u00a015\u00a0000."],
        ),
        ({}, {"lease_end": date(2022, 10, 31)}, []),
        (
            {},
            {"lease_end": date(2022, 10, 30)},
            ["B-1 kan bare leies ut til 30.10.2022; det må være til 31.10.2022."],
        ),
    ],
)
def test_what_stands_in_the_way(household: dict[str, object], dwelling: dict[str, object], expected: list[str]) -> None:
    case = a_family_case([replace(a_household(), **household)], [replace(a_family_dwelling(), **dwelling)])  # type: ignore[arg-type]
    proposals = propose_families(case)
    reasons = why_not_family(proposals.options, proposals.proposal, "H-1", "B-1")
    assert [reason.text for reason in reasons] == expected


def test_school_district_binds_where_the_switch_is_on() -> None:
    household, dwelling = a_household(school_district="K1"), a_family_dwelling(school_district="K2")
    assert propose_families(a_family_case([household], [dwelling])).proposal.housed == {"H-1"}
    proposals = propose_families(a_family_case([household], [dwelling], same_school_district=True))
    (reason,) = why_not_family(proposals.options, proposals.proposal, "H-1", "B-1")
    assert reason.text == "B-1 ligger utenfor skolekretsen til H-1."


def test_a_no_from_the_team_is_not_proposed_again() -> None:
    case = a_family_case([a_household()], [a_family_dwelling()])
    case = replace(case, declined={("H-1", "B-1"): ("Inntaksteam.xlsx", "Familier", "F4")})
    proposals = propose_families(case)
    (reason,) = why_not_family(proposals.options, proposals.proposal, "H-1", "B-1")
    assert reason.text == "Inntaksteamet har sagt nei til B-1 for H-1."
    assert reason.facts[0].origin == ("Inntaksteam.xlsx", "Familier", "F4")


def test_a_taken_dwelling_says_by_whom() -> None:
    case = a_family_case(
        [a_household("H-1"), a_household("H-2", waiting_since=date(2019, 7, 1))], [a_family_dwelling()]
    )
    proposals = propose_families(case)
    (reason,) = why_not_family(proposals.options, proposals.proposal, "H-2", "B-1")
    assert reason.text == "B-1 er foreslått for H-1. H-2 kan ikke få den uten at noen foran i køen mister sin."


def test_unknown_facts_are_questions() -> None:
    household = a_household(bedrooms_needed=None, rent_limit_nok_month=None, needs_wheelchair=None, waiting_since=None)
    dwelling = a_family_dwelling(risk=None, lease_end=None, free_from=None, suits={})
    options = propose_families(a_family_case([household], [dwelling])).options
    assert [reason.text for reason in family_questions(options)] == [
        "Når begynte H-1 å vente? Uten dato står husstanden sist i køen.",
        "Fra hvilken dag er B-1 ledig?",
        "Hvor mange soverom trenger H-1?",
        "Er B-1 egnet for barn? Kartleggingen mangler noe.",
        "Trenger noen i H-1 rullestol?",
        "Hvor stor er risikoen ved B-1?",
        "Hvor høy husleie kan H-1 ha?",
        "Hvor lenge kan kommunen leie ut B-1?",
    ]


def test_the_kind_that_houses_most_comes_first() -> None:
    households = [a_household(f"H-{number}", bedrooms_needed=needs) for number, needs in enumerate((2, 4, 4))]
    proposals = propose_families(a_family_case(households, []))
    kinds = [FamilyDwellingKind(bedrooms, frozenset({"AGE_3_PLUS"})) for bedrooms in (2, 4)]
    found = family_dwellings_to_look_for(proposals.options, proposals.proposal, kinds)
    assert [item.text for item in found] == [
        "Boliger med 4 soverom ville gi plass til 2 av 3 som venter.",
        "Boliger med 2 soverom ville gi plass til 1 av 3 som venter.",
    ]


def test_the_smallest_change_is_the_one_rule_in_the_way() -> None:
    household = a_household(rent_limit_nok_month=9_000)
    dear = a_family_dwelling("B-1", rent_nok_month=10_000)
    proposals = propose_families(a_family_case([household], [dear, a_family_dwelling("B-2", risk="HIGH")]))
    (change,) = smallest_family_changes(proposals.options, proposals.proposal)["H-1"]
    assert (change.dwelling_id, change.broken.rule_id) == ("B-1", "P208")
    assert change.text == (
        "Dette alene hindrer H-1 i B-1: Husleien i B-1 er kr\xa010\xa0000; grensen for H-1 er kr\xa09\xa0000."
    )


def test_no_change_is_offered_where_the_dwelling_is_taken_anyway() -> None:
    first = a_household("H-1", rent_limit_nok_month=float("inf"))
    second = a_household("H-2", waiting_since=date(2019, 7, 1), rent_limit_nok_month=9_000)
    proposals = propose_families(a_family_case([first, second], [a_family_dwelling(rent_nok_month=10_000)]))
    assert proposals.proposal.housed == {"H-1"}
    assert smallest_family_changes(proposals.options, proposals.proposal) == {"H-2": ()}

"""The truth against the workbooks, read again and reckoned from the labels in the cells."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from typing import Any

from tests.example.conftest import AS_OF, Example, Row

REGISTER, CONTRACTS, PLAN = "Boligregister.xlsx", "Kontrakter.xlsx", "Bosettingsplan.xlsx"
FACT_HEADINGS = {
    "Areal": "Målt areal",
    "Godkjente soverom": "Soverom godkjent",
    "Type bolig": "Bygningstype",
    "Avstand servicefunksjoner": "Avstand butikk",
}


def _stock(example: Example) -> list[Row]:
    return [
        row
        for row in example.rows(REGISTER, "Boliger")
        if row["Anskaffet dato"] <= AS_OF and (row["I bruk til"] is None or row["I bruk til"] >= AS_OF)
    ]


def _meets(value: Any, requirement: Row) -> bool:
    match requirement["Krav"]:
        case "minst":
            return bool(value >= requirement["Verdi"])
        case "høyst":
            return bool(value <= requirement["Verdi"])
        case "en av":
            return value in requirement["Verdi"].split("; ")
        case answer:
            return bool(value == answer)


def _class(survey: Row | None, criteria: list[Row]) -> str:
    if survey is None:
        return "NOT_SURVEYED"
    measured = {str(item["Måles"]) for item in criteria}
    facts = {name: survey[FACT_HEADINGS.get(name, name)] for name in measured}
    if None in facts.values():
        return "NOT_SURVEYED"
    for label, code in (("3 år +", "AGE_3_PLUS"), ("0–3 år", "AGE_0_3")):
        if all(_meets(facts[item["Måles"]], item) for item in criteria if item["Aldersklasse"] == label):
            return code
    return "NOT_SUITABLE"


def test_classes_follow_from_the_survey_and_the_criteria_in_the_workbooks(example: Example) -> None:
    criteria = [item for item in example.rows("Oppsett.xlsx", "Kriterier") if item["Må eller bør"] == "må"]
    newest: dict[str, Row] = {}
    for survey in example.rows(REGISTER, "Kartlegging"):
        if survey["Kartlagt dato"] <= AS_OF:
            newest[survey["Bolignr"]] = survey
    found = {row["Objektnr"]: _class(newest.get(row["Objektnr"]), criteria) for row in _stock(example)}
    assert found == example.fasit["classes"]
    assert Counter(found.values()) == {"AGE_3_PLUS": 40, "AGE_0_3": 11, "NOT_SUITABLE": 63, "NOT_SURVEYED": 5}


def test_unsuitable_dwellings_miss_from_one_to_three_criteria_besides_shared_ones(example: Example) -> None:
    shared = {row["Objektnr"] for row in _stock(example) if row["Bofellesskap"] == "ja"}
    classes = example.fasit["classes"]
    assert len(shared) == 21
    assert {classes[dwelling] for dwelling in shared} == {"NOT_SUITABLE"}


def test_melhus_figures(example: Example) -> None:
    found = example.fasit["indicators"]
    assert found["dwellings_total"] == 119 == len(_stock(example))
    assert found["family_suitable_share_pct"] == 42.9
    assert found["startlan"]["2018"]["share_count_pct"] == 72.0
    assert found["startlan"]["2019"]["share_count_pct"] == 68.0
    assert found["wheelchair_share_pct"] == 46.2
    assert (found["dwellings_owned"], found["dwellings_leased_in"], found["dwellings_private_disposal_right"]) == (
        83,
        30,
        6,
    )


def test_startlan_by_count_and_kroner(example: Example) -> None:
    for year in (2017, 2018, 2019):
        paid = [
            row
            for row in example.rows("Startlån.xlsx", "Saker")
            if row["Status"] == "Utbetalt" and row["Utbetalt dato"].year == year and row["Utbetalt dato"] <= AS_OF
        ]
        families = [row for row in paid if row["Barn under 18"] > 0]
        truth = example.fasit["indicators"]["startlan"][str(year)]
        assert (len(families), len(paid)) == (truth["family_cases"], truth["cases"])
        assert sum(row["Lån"] + row["Tilskudd"] for row in paid) == truth["amount_nok"]
        assert sum(row["Lån"] + row["Tilskudd"] for row in families) == truth["family_amount_nok"]


def test_cases_that_do_not_count_are_there(example: Example) -> None:
    statuses = Counter(row["Status"] for row in example.rows("Startlån.xlsx", "Saker"))
    assert set(statuses) == {"Under behandling", "Innvilget", "Utbetalt", "Avslått", "Trukket"}
    assert [example.cell(item) > AS_OF for item in example.planted("paid_after_as_of")] == [True]


def _lives_there(row: Row, day: date) -> bool:
    return bool(row["Innflyttet"] <= day and (row["Utflyttet"] is None or row["Utflyttet"] >= day))


def test_shared_places(example: Example) -> None:
    residents: dict[str, set[str]] = {}
    for row in example.rows(CONTRACTS, "Leieforhold"):
        if row["EM-nr"] and _lives_there(row, AS_OF):
            residents.setdefault(row["Bolignr"], set()).add(row["EM-nr"])
    ended = {row["dwelling_id"] for row in example.planted("resident_after_lease_end")}
    shared = [row for row in _stock(example) if row["Bofellesskap"] == "ja" and row["Objektnr"] not in ended]
    occupied = sum(min(row["Plasser"], len(residents.get(row["Objektnr"], ()))) for row in shared)
    truth = example.fasit["indicators"]
    assert sum(row["Plasser"] for row in shared) == truth["shared_places"]
    assert occupied == truth["shared_places_occupied"]
    assert truth["shared_places"] - occupied == truth["shared_places_free"]
    assert sorted(row["Plasser"] for row in _stock(example) if row["Plasser"])[-2:] == [3, 6]


def test_nobody_lives_in_two_households_contracts_at_once_in_one_dwelling(example: Example) -> None:
    by_dwelling: dict[str, list[Row]] = {}
    for row in example.rows(CONTRACTS, "Leieforhold"):
        if row["Husstandsnr"]:
            by_dwelling.setdefault(row["Bolignr"], []).append(row)
    for rows in by_dwelling.values():
        for earlier, later in pairwise(rows):
            assert earlier["Utflyttet"] is not None
            assert earlier["Utflyttet"] < later["Innflyttet"]


def test_every_reference_and_key_is_sound(example: Example) -> None:
    dwellings = [row["Objektnr"] for row in example.rows(REGISTER, "Boliger")]
    youths = {row["EM-nr"] for row in example.rows("Ungdom.xlsx", "EM-ungdom")}
    stays = example.rows(CONTRACTS, "Leieforhold")
    leases = example.rows(CONTRACTS, "Innleie")
    assert len(dwellings) == len(set(dwellings))
    assert {row["Bolignr"] for row in stays} <= set(dwellings)
    assert {row["Objektnr"] for row in leases} <= set(dwellings)
    assert {row["Bolignr"] for row in example.rows(REGISTER, "Kartlegging")} <= set(dwellings)
    assert {row["EM-nr"] for row in stays} - {None} <= youths
    assert len({row["Leieforholdnr"] for row in stays}) == len(stays)
    assert all((row["Husstandsnr"] is None) != (row["EM-nr"] is None) for row in stays)
    assert all(row["Utflyttet"] is None or row["Utflyttet"] >= row["Innflyttet"] for row in stays)
    assert all(row["Innleid til"] is None or row["Innleid til"] >= row["Innleid fra"] for row in leases)


def test_rows_in_the_truth_are_the_rows_in_the_sheets(example: Example) -> None:
    rows = example.fasit["rows"]
    assert rows["dwellings"] == len(example.rows(REGISTER, "Boliger"))
    assert rows["tenancies"] == len(example.rows(CONTRACTS, "Leieforhold"))
    assert rows["leases_in"] == len(example.rows(CONTRACTS, "Innleie"))
    assert rows["plan_places"] == len(example.rows(PLAN, "Plasser"))

"""Applications, households and temporary stays against the tenancies, read again from the workbooks."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from pipeline.example.days import add_years
from schemas import codelists
from tests.example.conftest import AS_OF, Example, Row

APPLICATIONS, STAYS = "Søknader.xlsx", "Midlertidige opphold.xlsx"
REASONS = {
    word: entry.code for entry in codelists.MAIN_REASON.codes for word in (entry.label, *entry.synonyms)
}  # fmt: skip


def _applications(example: Example) -> list[Row]:
    return example.rows(APPLICATIONS, "Søknader")


def _members(example: Example) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = defaultdict(list)
    for row in example.rows(APPLICATIONS, "Husstandsmedlemmer"):
        found[row["Husstand"]].append(row)
    return found


def _tenancies(example: Example) -> list[Row]:
    return [row for row in example.rows("Kontrakter.xlsx", "Leieforhold") if row["Husstandsnr"]]


def _stays(example: Example) -> list[Row]:
    return example.rows(STAYS, "Midlertidige opphold")


def _living(example: Example) -> set[str]:
    return {row["Husstandsnr"] for row in _tenancies(example) if row["Utflyttet"] is None or row["Utflyttet"] >= AS_OF}


def _waiting(example: Example) -> list[Row]:
    return [
        row
        for row in _applications(example)
        if row["Nysøker"] == "ja" and row["Vedtak"] == "Innvilget" and row["Innflyttingsdato"] is None
    ]


def test_every_household_that_lives_somewhere_has_applied_for_it_and_has_members(example: Example) -> None:
    granted = {(row["Husstandsnr"], row["Tildelt bolig"], row["Innflyttingsdato"]) for row in _applications(example)}
    members = _members(example)
    for row in _tenancies(example):
        assert (row["Husstandsnr"], row["Bolignr"], row["Innflyttet"]) in granted
        assert members[row["Husstandsnr"]]


def test_every_household_of_other_lists_has_members_and_the_first_is_the_applicant(example: Example) -> None:
    members = _members(example)
    named = {row["Husstandsnr"] for row in _applications(example) + _stays(example)}
    named |= {row["Husstandsnr"] for row in example.rows("Satsningsfamilier.xlsx", "Satsningsfamilier")}
    assert named == set(members)
    for persons in members.values():
        assert [row["Løpenr"] for row in persons] == list(range(1, len(persons) + 1))
        assert [row["Rolle"] for row in persons].count("Søker") == 1 == persons[0]["Løpenr"]
        adults = [row["Fødselsdato"] for row in persons if row["Rolle"] != "Barn"]
        children = [row["Fødselsdato"] for row in persons if row["Rolle"] == "Barn"]
        assert all(add_years(adults[0], 16) < born <= AS_OF for born in children)


def test_the_days_of_an_application_are_in_order(example: Example) -> None:
    for row in _applications(example):
        days = [row["Mottatt"], row["Vedtaksdato"], row["Innflyttingsdato"]]
        known = [day for day in days if day is not None]
        assert known == sorted(known), row["Søknadsnr"]
        assert known[-1] <= AS_OF
        assert (row["Vedtaksdato"] is None) == (row["Vedtak"] == "Under behandling")
        assert (row["Innflyttingsdato"] is None) == (row["Tildelt bolig"] is None)


def test_who_is_not_new_lives_in_a_municipal_dwelling_when_applying(example: Example) -> None:
    homes: dict[str, list[Row]] = defaultdict(list)
    for row in _tenancies(example):
        homes[row["Husstandsnr"]].append(row)
    not_new = [row for row in _applications(example) if row["Nysøker"] == "nei"]
    assert not_new
    for row in not_new:
        assert any(
            home["Innflyttet"] < row["Mottatt"] and (home["Utflyttet"] or AS_OF) >= row["Mottatt"]
            for home in homes[row["Husstandsnr"]]
        )


def test_the_queue_holds_fifteen_families_and_only_the_planted_household_lives_somewhere(example: Example) -> None:
    members, waiting = _members(example), _waiting(example)
    both = [row for row in waiting if row["Husstandsnr"] in _living(example)]
    assert [row["Søknadsnr"] for row in both] == [item["record_id"] for item in example.planted("waiting_with_tenancy")]
    families = [row for row in waiting if any(person["Rolle"] == "Barn" for person in members[row["Husstandsnr"]])]
    assert len([row for row in families if row not in both]) == 15


def test_only_the_planted_household_is_a_refugee_beyond_five_years(example: Example) -> None:
    late = [
        row["Søknadsnr"]
        for row in _applications(example)
        if (since := row["Integreringstilskudd fra"]) and add_years(since, 5) <= row["Mottatt"]
    ]
    assert late == [item["record_id"] for item in example.planted("refugee_over_five_years")]


def test_protected_addresses_are_the_planted_ones(example: Example) -> None:
    found = {row["Søknadsnr"]: row["Adressesperre"] for row in _applications(example) if row["Adressesperre"]}
    assert set(found) == {item["record_id"] for item in example.planted("protected_address")}
    assert set(found.values()) == {"Fortrolig", "Strengt fortrolig"}


def test_only_the_planted_household_is_crowded(example: Example) -> None:
    dwellings = {row["Objektnr"]: row for row in example.rows("Boligregister.xlsx", "Boliger")}
    members, crowded = _members(example), set()
    for row in _tenancies(example):
        persons, dwelling = len(members[row["Husstandsnr"]]), dwellings[row["Bolignr"]]
        has_few_rooms = dwelling["Antall rom"] < persons or persons == dwelling["Antall rom"] == 1
        if has_few_rooms and dwelling["BRA"] < 25 * persons:
            crowded.add(row["Husstandsnr"])
    assert crowded == {item["record_id"].split()[0] for item in example.planted("crowded")}


def test_only_the_planted_stays_overlap_and_nobody_stays_after_moving_in(example: Example) -> None:
    by_household: dict[str, list[Row]] = defaultdict(list)
    for row in _stays(example):
        by_household[row["Husstandsnr"]].append(row)
    overlapping = {
        later["Oppholdsnr"]
        for rows in by_household.values()
        for earlier, later in combinations(rows, 2)
        if later["Fra dato"] <= (earlier["Til dato"] or AS_OF)
    }
    assert overlapping == {item["record_id"] for item in example.planted("overlapping_stays")}
    for home in _tenancies(example):
        for stay in by_household[home["Husstandsnr"]]:
            assert stay["Til dato"] is not None
            assert stay["Til dato"] < home["Innflyttet"]


def test_children_stay_beyond_three_months_only_where_planted(example: Example) -> None:
    long = {
        row["Oppholdsnr"]
        for row in _stays(example)
        if row["Med barn"] == "ja" and ((row["Til dato"] or AS_OF) - row["Fra dato"]).days + 1 > 92
    }
    assert long == {item["record_id"] for item in example.planted("children_over_three_months")}
    assert {row["Med barn"] for row in _stays(example)} == {"ja", "nei"}


@pytest.mark.parametrize("year", [2017, 2018, 2019])
def test_applications_and_new_residents_of_a_year(example: Example, year: int) -> None:
    rows, truth = _applications(example), example.fasit["indicators"]["kostra"]
    received = [row for row in rows if row["Mottatt"].year == year]
    rejected = [row for row in rows if row["Vedtak"] == "Avslag" and row["Vedtaksdato"].year == year]
    assert truth["applications"][str(year)] == {
        "applications_received": len(received),
        "applications_received_new": sum(row["Nysøker"] == "ja" for row in received),
        "applications_rejected": len(rejected),
        "applications_rejected_new": sum(row["Nysøker"] == "ja" for row in rejected),
    }
    moved = [row for row in rows if row["Nysøker"] == "ja" and (day := row["Innflyttingsdato"]) and day.year == year]
    assert truth["moved_in_new"][str(year)] == _by_reason(moved)


def test_the_queue_by_main_reason(example: Example) -> None:
    truth = example.fasit["indicators"]["kostra"]["waiting_list"][AS_OF.isoformat()]
    assert truth == {**_by_reason(_waiting(example)), "of_them_with_a_tenancy": 1}


@pytest.mark.parametrize("year", [2017, 2018, 2019])
def test_temporary_accommodation_of_a_year(example: Example, year: int) -> None:
    first, last = date(year, 1, 1), min(date(year, 12, 31), AS_OF)
    in_year = [row for row in _stays(example) if row["Fra dato"] <= last and (row["Til dato"] or last) >= first]
    nights: Counter[str] = Counter()
    for day in (first + timedelta(number) for number in range((last - first).days + 1)):
        nights.update(
            {
                row["Husstandsnr"]
                for row in in_year
                if row["Botilbud"] != "Natthjem" and row["Fra dato"] <= day <= (row["Til dato"] or last)
            }
        )
    children = {row["Husstandsnr"] for row in in_year if row["Med barn"] == "ja"}
    assert example.fasit["indicators"]["kostra"]["temporary"][str(year)] == {
        "temp_households_total": len(nights),
        "temp_households_children": len(children & set(nights)),
        "temp_households_children_gt_3m": sum(nights[item] > 92 for item in children),
        "temp_households_le_14d": sum(count <= 14 for count in nights.values()),
        "night_shelter_households": len({row["Husstandsnr"] for row in in_year if row["Botilbud"] == "Natthjem"}),
    }


def _by_reason(rows: list[Row]) -> dict[str, Any]:
    reasons = {row["Husstandsnr"]: REASONS[row["Hovedårsak"]] for row in rows}
    return {"total": len(reasons), **Counter(reasons.values())}


def test_reasons_before_2020_have_the_words_of_their_time(example: Example) -> None:
    words = {row["Hovedårsak"] for row in _applications(example)}
    assert {"Rus", "Psykisk lidelse", "Funksjonsnedsettelse"} <= words
    assert words <= set(REASONS)

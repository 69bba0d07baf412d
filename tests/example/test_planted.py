"""Everything planted stands in the cell that the truth names, and only there."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from pipeline.example.days import add_months, add_years
from tests.example.conftest import AS_OF, Example, Row

EXPECTED = {
    "overfilled": 2,
    "underfilled": 3,
    "two_in_one_room": 1,
    "youth_in_two_rooms": 1,
    "resident_after_lease_end": 1,
    "lease_expiring": 3,
    "lease_notice_given": 2,
    "soon_19": 3,
    "already_19": 1,
    "move_in_on_as_of": 1,
    "last_day_on_as_of": 1,
    "move_in_day_after": 1,
    "moved_out_day_before": 1,
    "booked_move_in": 2,
    "planned_end": 3,
    "short_without_grounds": 2,
    "area_difference": 3,
    "no_survey": 2,
    "surveyed_twice": 6,
    "survey_after_as_of": 1,
    "paid_after_as_of": 1,
    "missing_in_plan": 2,
    "left_stock_in_plan": 1,
    "staff_conflict": 2,
    "blank_plan_cell": 5,
    "stale_occupied": 4,
    "stale_free_places": 4,
    "step_skipped": 1,
    "steps_out_of_order": 1,
    "signed_without_viewing": 1,
    "signed_without_opinion": 1,
    "package_above_rate": 1,
    "signed_by_other": 1,
    "team_not_told": 1,
    "no_protocol": 1,
    "no_photos": 1,
    "sent_late": 1,
    "not_sent": 1,
    "offer_above_rate": 1,
    "no_imdi_order": 1,
    "stands_still": 1,
    "children_not_assessed": 2,
    "fewer_units_present": 2,
    "crowded": 1,
    "waiting_with_tenancy": 1,
    "refugee_over_five_years": 1,
    "protected_address": 2,
    "overlapping_stays": 1,
    "children_over_three_months": 2,
    "consent_lapsed": 1,
    "sixth_family": 1,
    "month_without_meeting": 1,
    "overdue_task": 2,
    "assessed_unfit": 1,
    "must_live_apart": 1,
    "foyer_too_old": 1,
    "foyer_over_three_years": 1,
    "foyer_area_missing": 1,
    "foyer_follow_up_overdue": 1,
}


def _residents(example: Example, day: date) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in example.rows("Kontrakter.xlsx", "Leieforhold"):
        if row["EM-nr"] and row["Innflyttet"] <= day and (row["Utflyttet"] is None or row["Utflyttet"] >= day):
            found.setdefault(row["Bolignr"], []).append(row)
    return found


def _places(example: Example) -> dict[str, int]:
    return {row["Objektnr"]: row["Plasser"] for row in example.rows("Boligregister.xlsx", "Boliger") if row["Plasser"]}


@pytest.mark.parametrize(("kind", "count"), EXPECTED.items())
def test_each_situation_is_there_as_often_as_promised(example: Example, kind: str, count: int) -> None:
    assert len(example.planted(kind)) == count


def test_nothing_else_is_planted(example: Example) -> None:
    assert {item["kind"] for item in example.fasit["planted"]} == set(EXPECTED) | {"blank_fact"}


def test_cells_show_the_day_that_the_truth_gives(example: Example) -> None:
    shown = {"move_in_on_as_of", "last_day_on_as_of", "move_in_day_after", "moved_out_day_before"}
    for item in example.fasit["planted"]:
        if item["kind"] in shown | {"booked_move_in", "planned_end"}:
            assert example.cell(item).isoformat() == item["day"]
        if item["kind"] == "lease_expiring":
            assert example.cell(item).isoformat() == item["ends"]
            assert AS_OF < example.cell(item) <= add_months(AS_OF, 6)
        if item["kind"] == "lease_notice_given":
            assert add_months(example.cell(item), 3).isoformat() == item["earliest_end"]


def test_only_the_planted_dwellings_are_over_or_under_filled(example: Example) -> None:
    residents, places = _residents(example, AS_OF), _places(example)
    over = {dwelling for dwelling, stays in residents.items() if len(stays) > places[dwelling]}
    under = {dwelling for dwelling, stays in residents.items() if len(stays) == 1}
    ended = {item["dwelling_id"] for item in example.planted("resident_after_lease_end")}
    assert over == {item["dwelling_id"] for item in example.planted("overfilled")}
    assert under - ended == {item["dwelling_id"] for item in example.planted("underfilled")}


def test_only_the_planted_room_has_two_on_any_day_of_two_years(example: Example) -> None:
    shared = set()
    for days in range(-365, 365):
        for dwelling, stays in _residents(example, AS_OF + timedelta(days)).items():
            rooms = Counter(stay["Rom"] for stay in stays)
            shared |= {(dwelling, str(room)) for room, count in rooms.items() if count > 1}
    assert shared == {(item["dwelling_id"], item["room"]) for item in example.planted("two_in_one_room")}


def test_only_the_planted_youth_has_two_rooms(example: Example) -> None:
    stays = [stay for stays in _residents(example, AS_OF).values() for stay in stays]
    twice = {youth for youth, count in Counter(stay["EM-nr"] for stay in stays).items() if count > 1}
    assert twice == {example.cell(item) for item in example.planted("youth_in_two_rooms")}


def test_only_the_planted_youths_are_or_soon_become_19(example: Example) -> None:
    living = {stay["EM-nr"] for stays in _residents(example, AS_OF).values() for stay in stays}
    births = {row["EM-nr"]: row["Fødselsdato"] for row in example.rows("Ungdom.xlsx", "EM-ungdom")}
    soon = {youth for youth in living if AS_OF < add_years(births[youth], 19) <= add_months(AS_OF, 6)}
    past = {youth for youth in living if add_years(births[youth], 19) <= AS_OF}
    assert soon == {item["record_id"] for item in example.planted("soon_19")}
    assert past == {item["record_id"] for item in example.planted("already_19")}


def test_every_youth_was_16_and_not_19_when_moving_in(example: Example) -> None:
    births = {row["EM-nr"]: row["Fødselsdato"] for row in example.rows("Ungdom.xlsx", "EM-ungdom")}
    for row in example.rows("Kontrakter.xlsx", "Leieforhold"):
        if row["EM-nr"]:
            birth = births[row["EM-nr"]]
            assert add_years(birth, 16) <= row["Innflyttet"] < add_years(birth, 19), row["Leieforholdnr"]


def test_residents_stay_within_the_lease_but_for_the_planted_ones(example: Example) -> None:
    leases: dict[str, date | None] = {}
    for row in example.rows("Kontrakter.xlsx", "Innleie"):
        leases[row["Objektnr"]] = row["Innleid til"]
    late = {
        row["Leieforholdnr"]
        for row in example.rows("Kontrakter.xlsx", "Leieforhold")
        if (end := leases.get(row["Bolignr"])) and end < AS_OF and (row["Utflyttet"] or AS_OF) > end
    }
    assert late == {item["record_id"] for item in example.planted("resident_after_lease_end")}


def test_short_contracts_without_grounds_are_the_planted_ones(example: Example) -> None:
    short = {
        row["Leieforholdnr"]
        for row in example.rows("Kontrakter.xlsx", "Leieforhold")
        if row["Løpende"] == "nei"
        and not row["Begrunnelse kort kontrakt"]
        and row["Utflyttet"] + timedelta(1) < add_years(row["Innflyttet"], 3)
    }
    assert short == {item["record_id"] for item in example.planted("short_without_grounds")}


def test_areas_differ_beyond_ten_per_cent_only_where_planted(example: Example) -> None:
    register = {row["Objektnr"]: row["BRA"] for row in example.rows("Boligregister.xlsx", "Boliger")}
    apart = {
        row["Bolignr"]
        for row in example.rows("Boligregister.xlsx", "Kartlegging")
        if abs(row["Målt areal"] - register[row["Bolignr"]]) > 0.1 * min(row["Målt areal"], register[row["Bolignr"]])
    }
    assert apart == {item["dwelling_id"] for item in example.planted("area_difference")}


def test_blank_cells_are_blank(example: Example) -> None:
    for kind in ("blank_fact", "blank_plan_cell"):
        assert all(example.cell(item) is None for item in example.planted(kind))


def test_the_plan_lacks_two_and_keeps_one_that_has_left(example: Example) -> None:
    planned = {row["Bolignr"] for row in example.rows("Bosettingsplan.xlsx", "Fellesboliger")}
    missing = {item["dwelling_id"] for item in example.planted("missing_in_plan")}
    left = {item["dwelling_id"] for item in example.planted("left_stock_in_plan")}
    stock = {
        row["Objektnr"]
        for row in example.rows("Boligregister.xlsx", "Boliger")
        if row["Bofellesskap"] == "ja" and row["I bruk til"] is None
    }
    assert planned == (stock - missing) | left


def test_stale_counts_are_not_the_residents(example: Example) -> None:
    residents = _residents(example, AS_OF)
    stale = {item["dwelling_id"] for item in example.planted("stale_occupied")}
    left = {item["dwelling_id"] for item in example.planted("left_stock_in_plan")}
    for row in example.rows("Bosettingsplan.xlsx", "Fellesboliger"):
        living = len({stay["EM-nr"] for stay in residents.get(row["Bolignr"], [])})
        assert ((row["Belagt"] or 0) != living) == (row["Bolignr"] in stale), row["Bolignr"]
        assert row["Bolignr"] not in stale & left

"""Acquisitions, viewings, handovers, orders and needs: sound but for what was planted."""

from __future__ import annotations

from itertools import pairwise

from tests.example.conftest import AS_OF, Example, Row

FILE = "Anskaffelser.xlsx"
STEPS = (
    "1 Forankret", "2 Behov avklart", "3 Søkt i markedet", "4 Visning", "5 Forhandlet", "6 Kontrakt signert",
    "7 Tatt i bruk",
)  # fmt: skip
TOLD = (
    "Etableringsansvarlig varslet", "Teamkoordinator varslet", "Kopi tiltaksutvikler", "Kopi bosettingskoordinator",
)  # fmt: skip


def _acquisitions(example: Example) -> list[Row]:
    return example.rows(FILE, "Anskaffelser")


def _rented(example: Example) -> list[Row]:
    return [row for row in _acquisitions(example) if row["Avtalenr"]]


def _planted(example: Example, kind: str) -> set[str]:
    return {str(item.get("acquisition_id", item["record_id"])) for item in example.planted(kind)}


def test_each_contract_for_shared_housing_came_about_by_one_acquisition(example: Example) -> None:
    shared = {row["Objektnr"]: row for row in example.rows("Boligregister.xlsx", "Boliger") if row["Plasser"]}
    leases = {
        row["Avtalenr"]: row for row in example.rows("Kontrakter.xlsx", "Innleie") if row["Objektnr"] in shared
    }  # fmt: skip
    rented = _rented(example)
    assert {row["Avtalenr"] for row in rented} == set(leases)
    assert len(rented) == len(leases) == 16
    for row in rented:
        lease, dwelling = leases[row["Avtalenr"]], shared[row["Objektnr"]]
        assert lease["Objektnr"] == row["Objektnr"]
        assert lease["Dato signert"] == row["6 Kontrakt signert"]
        assert (row["Leilighetstype"], row["Plasser"]) == (dwelling["Leilighetstype"], dwelling["Plasser"])
        by_director = row["Signert av rolle"] == "Ansvarlig kommunaldirektør"
        assert by_director == (lease["Underskrevet av"] == "Kommunaldirektør")


def test_steps_are_in_order_and_none_is_skipped_but_where_planted(example: Example) -> None:
    skipped, mixed = set(), set()
    for row in _acquisitions(example):
        days = [row[step] for step in STEPS]
        done = max(index for index, day in enumerate(days) if day is not None)
        if None in days[:done]:
            skipped.add(row["Anskaffelsesnr"])
        known = [day for day in days if day is not None]
        if any(later < earlier for earlier, later in pairwise(known)):
            mixed.add(row["Anskaffelsesnr"])
        assert max(known) <= AS_OF
    assert skipped == _planted(example, "step_skipped")
    assert mixed == _planted(example, "steps_out_of_order")


def test_only_the_planted_acquisition_stands_still(example: Example) -> None:
    still = {
        row["Anskaffelsesnr"]
        for row in _acquisitions(example)
        if not row["Avtalenr"] and not row["Skrinlagt"]
        and (AS_OF - max(row[step] for step in STEPS if row[step])).days > 30
    }  # fmt: skip
    assert still == _planted(example, "stands_still")


def test_every_contract_follows_a_viewing_with_checklist_and_opinion_but_where_planted(example: Example) -> None:
    viewings = example.rows(FILE, "Visninger")
    seen = {row["Anskaffelse"] for row in viewings if row["Sjekkliste"]}
    heard = {row["Anskaffelse"] for row in viewings if row["Miljøterapeut"] and row["Uttalelse gitt"]}
    rented = {row["Anskaffelsesnr"] for row in _rented(example)}
    assert rented - seen == _planted(example, "signed_without_viewing")
    assert (rented & seen) - heard == _planted(example, "signed_without_opinion")
    days = {row["Anskaffelsesnr"]: row for row in _acquisitions(example)}
    for row in viewings:
        acquisition = days[row["Anskaffelse"]]
        assert row["Befaring"] <= acquisition["4 Visning"]
        if row["Uttalelse gitt"] and acquisition["5 Forhandlet"]:
            assert row["Befaring"] <= row["Uttalelse gitt"] <= acquisition["5 Forhandlet"]


def test_packages_signatures_and_messages_are_right_but_where_planted(example: Example) -> None:
    rented = _rented(example)
    rents = {row["Avtalenr"]: row["Leie per måned"] for row in example.rows("Kontrakter.xlsx", "Innleie")}
    assert all(row["Husleiepakke"] == rents[row["Avtalenr"]] for row in rented)
    offers = [row for row in _acquisitions(example) if row["Husleiepakke"]]
    dear = {row["Anskaffelsesnr"] for row in offers if row["Husleiepakke"] > 6_000 * row["Plasser"]}
    other = {row["Anskaffelsesnr"] for row in rented if row["Signert av rolle"] == "Andre"}
    untold = {row["Anskaffelsesnr"] for row in rented if None in [row[column] for column in TOLD]}
    assert dear == _planted(example, "package_above_rate") | _planted(example, "offer_above_rate")
    assert other == _planted(example, "signed_by_other")
    assert untold == _planted(example, "team_not_told")


def test_handovers_are_documented_but_where_planted(example: Example) -> None:
    handovers = {row["Anskaffelsesnr"]: row for row in example.rows(FILE, "Overtakelser")}
    assert set(handovers) == {row["Anskaffelsesnr"] for row in _rented(example)}
    without = {number for number, row in handovers.items() if row["Overtakelsesprotokoll"] is None}
    unseen = {number for number, row in handovers.items() if not row["Bilder"]}
    unsent = {number for number, row in handovers.items() if row["Oversendt"] is None}
    late = {
        number
        for number, row in handovers.items()
        if row["Oversendt"] and (row["Oversendt"] - row["Overtatt"]).days > 14
    }
    assert unsent == _planted(example, "not_sent")
    assert without == _planted(example, "no_protocol")
    assert unseen == _planted(example, "no_photos")
    assert late == _planted(example, "sent_late")


def test_each_dwelling_taken_over_was_ordered_youths_for_but_where_planted(example: Example) -> None:
    orders = {row["Bolignr"]: row for row in example.rows(FILE, "Bestillinger")}
    rented = {row["Objektnr"]: row for row in _rented(example)}
    assert set(rented) - set(orders) == {item["dwelling_id"] for item in example.planted("no_imdi_order")}
    for dwelling_id, row in orders.items():
        assert row["Antall bestilt"] == rented[dwelling_id]["Plasser"]
        assert rented[dwelling_id]["6 Kontrakt signert"] <= row["Bestilt"] <= row["Svar mottatt"]


def test_every_acquisition_answers_a_need_and_some_needs_are_open(example: Example) -> None:
    needs = {row["Behovsnr"]: row for row in example.rows(FILE, "Boligbehov")}
    for row in _acquisitions(example):
        need = needs[row["Behov"]]
        assert need["Behov meldt"] <= row["1 Forankret"]
        assert need["Behov dekket"] == row["7 Tatt i bruk"]
        assert need["Personer"] == row["Plasser"]
    open_needs = [row for row in needs.values() if row["Behov dekket"] is None and row["Trengs fra"] > AS_OF]
    assert len(open_needs) == 9

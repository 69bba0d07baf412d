"""Allocations, the queue of youths, families and Foyer: sound but for what was planted."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from pipeline.example.days import add_months, add_years
from tests.example.conftest import AS_OF, Example, Row

FAMILIES = "Satsningsfamilier.xlsx"
UNITS = ("NAV", "Bygg og eiendom", "Husbankens virkemidler", "Rus/Psyk", "Flyktningeenhet")


def _ids(example: Example, kind: str) -> set[str]:
    return {item["record_id"] for item in example.planted(kind)}


def test_whoever_moved_in_during_two_years_was_allocated_the_dwelling_before(example: Example) -> None:
    allocated = {
        (row["Objektnr"], row["Husstand"] or row["EM-nr"], row["Flytter inn"]): row
        for row in example.rows("Tildelinger.xlsx", "Tildelinger")
    }
    since = add_years(AS_OF, -2)
    moved = {
        (row["Bolignr"], row["Husstandsnr"] or row["EM-nr"], row["Innflyttet"])
        for row in example.rows("Kontrakter.xlsx", "Leieforhold")
        if row["Innflyttet"] >= since
    }
    assert set(allocated) == moved
    for row in allocated.values():
        assert row["Møtedato"] <= min(row["Flytter inn"], AS_OF)
        assert (row["Forslag fulgt"] == "nei") == (row["Teamets begrunnelse"] is not None)


def test_the_childrens_need_is_assessed_and_all_units_are_there_but_where_planted(example: Example) -> None:
    children = {
        row["Husstand"]
        for row in example.rows("Søknader.xlsx", "Husstandsmedlemmer")
        if row["Rolle"] == "Barn" and row["Bor her"] in {"Fast", "Delt bosted"}
    }
    rows = example.rows("Tildelinger.xlsx", "Tildelinger")
    forgotten = {
        row["Tildelingsnr"]
        for row in rows
        if row["Barnas behov vurdert"] != "ja" and (row["EM-nr"] or row["Husstand"] in children)
    }
    few = {row["Tildelingsnr"] for row in rows if "nei" in [row[unit] for unit in UNITS]}
    assert forgotten == _ids(example, "children_not_assessed")
    assert few == _ids(example, "fewer_units_present")


def test_eight_youths_wait_with_all_that_a_proposal_needs(example: Example) -> None:
    housed = {row["EM-nr"] for row in example.rows("Kontrakter.xlsx", "Leieforhold")}
    youths = example.rows("Ungdom.xlsx", "EM-ungdom")
    waiting = [row for row in youths if row["EM-nr"] not in housed]
    assert len(waiting) == 8
    for row in waiting:
        assert row["Bosatt dato"] is None
        assert add_years(row["Fødselsdato"], 16) <= AS_OF < add_years(row["Fødselsdato"], 18)
        assert {row["Klarer skole/dagtilbud"], row["Fungerer sosialt"], row["Klarer boforpliktelser"]} == {"ja"}
        assert row["Ønsker"]
        assert row["Samtykke"] == "x"
    together = {row["EM-nr"]: row["Bo sammen med"] for row in waiting if row["Bo sammen med"]}
    assert together
    assert all(together[other] == one for one, other in together.items())
    assert any(row["Ikke bo med"] for row in waiting)


def _families(example: Example) -> list[Row]:
    return example.rows(FAMILIES, "Satsningsfamilier")


def _meetings(example: Example) -> dict[str, list[date]]:
    found = defaultdict(list)
    for row in example.rows(FAMILIES, "Møter"):
        found[row["Familie"]].append(row["Møtedato"])
    return found


def test_five_families_at_a_time_but_while_the_planted_sixth_is_there(example: Example) -> None:
    sixth = {row["Familienr"] for row in _families(example)} & _ids(example, "sixth_family")
    assert len(sixth) == 1
    crowded = 0
    for days in range(800):
        day = AS_OF - timedelta(days)
        active = {
            row["Familienr"] for row in _families(example) if row["Startet"] <= day <= (row["Avsluttet"] or AS_OF)
        }  # fmt: skip
        assert len(active - sixth) <= 5
        crowded += len(active) > 5
    assert crowded > 60
    assert sum(row["Avsluttet"] is None for row in _families(example)) == 5


def test_consents_are_in_force_but_where_planted(example: Example) -> None:
    lapsed = {
        row["Familienr"]
        for row in _families(example)
        if row["Samtykke signert"] > row["Startet"]
        or (row["Samtykke utløper"] is not None and row["Samtykke utløper"] < (row["Avsluttet"] or AS_OF))
    }
    assert lapsed == _ids(example, "consent_lapsed")


def test_every_family_is_met_every_month_but_where_planted(example: Example) -> None:
    meetings, missed = _meetings(example), set()
    for row in _families(example):
        held = {(day.year, day.month) for day in meetings[row["Familienr"]]}
        month, last = row["Startet"].replace(day=1), row["Avsluttet"] or AS_OF
        while month <= last:
            if (month.year, month.month) not in held:
                missed.add(row["Familienr"])
            month = add_months(month, 1)
        assert all(row["Startet"] <= day <= last for day in meetings[row["Familienr"]])
    assert missed == _ids(example, "month_without_meeting")


def test_only_the_planted_tasks_are_overdue(example: Example) -> None:
    tasks = example.rows(FAMILIES, "Oppgaver")
    late = {row["Oppgavenr"] for row in tasks if row["Ferdig"] is None and row["Frist"] < AS_OF}
    assert late == _ids(example, "overdue_task")
    assert any(row["Ferdig"] is None and row["Frist"] >= AS_OF for row in tasks)
    assert all(row["Avtalt"] <= row["Ferdig"] <= min(row["Frist"], AS_OF) for row in tasks if row["Ferdig"])
    assert {row["Familie"] for row in tasks} <= {row["Familienr"] for row in _families(example)}


def test_foyer_is_as_it_should_be_but_where_planted(example: Example) -> None:
    rows = example.rows("Foyer.xlsx", "Foyer")
    old, long, gap, late = set(), set(), set(), set()
    for row in rows:
        number, end = row["Deltakernr"], row["Slutt"] or AS_OF
        assert add_years(row["Fødselsdato"], 16) <= row["Oppstart"] <= end
        if add_years(row["Fødselsdato"], 24) <= end:
            old.add(number)
        if max(row["Planlagt slutt"], end) >= add_years(row["Oppstart"], 3):
            long.add(number)
        if "nei" in row.values() or None in list(row.values())[5:13]:
            gap.add(number)
        if row["Slutt"] is None and row["Neste oppfølging"] < AS_OF:
            late.add(number)
    assert len(rows) == 11
    assert old == _ids(example, "foyer_too_old")
    assert long == _ids(example, "foyer_over_three_years")
    assert gap == _ids(example, "foyer_area_missing")
    assert late == _ids(example, "foyer_follow_up_overdue")

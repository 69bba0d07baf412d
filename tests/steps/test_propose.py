from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from pipeline.allocation import family_propose, shared_propose
from pipeline.allocation.shared_checker import Breach
from pipeline.proposals.made import Proposed
from tests.builders import Row, context, shared_dwelling, tenancy
from tests.proposals.desk import assessed, proposed, town, waiting


def test_each_is_proposed_what_suits() -> None:
    found = proposed()
    assert found.shared is not None
    assert found.families is not None
    (placement,) = found.shared.chosen.placements
    assert (placement.youth_id, placement.dwelling_id, placement.room_id) == ("U-1", "B-1", "1")
    assert placement.move_in_date == date(2019, 10, 31)
    (home,) = found.families.made.proposal.placements
    assert (home.household_id, home.dwelling_id) == ("H-1", "B-9")
    assert found.findings == ()


def test_what_is_not_delivered_is_said() -> None:
    from pipeline.steps.propose import propose
    from pipeline.table import Tables

    tables = town()
    left = Tables(
        {name: table for name, table in tables.by_name.items() if name not in ("youths", "household_members")}
    )
    found = propose(left, assessed(tables, context()), context())
    assert found == Proposed(None, None, "EM-ungdom er ikke levert.", "Husstandsmedlemmer er ikke levert.")


def test_staff_choose_the_order() -> None:
    """One who fits everywhere waits longest; where it goes decides whether the two others find room together."""
    found = proposed(context(proposal_order="flest mulig"))
    assert found.shared is not None
    assert (found.shared.chosen.order, found.shared.beside.order) == ("flest mulig", "ingen blir forbigått")


def test_switches_of_oppsett_decide() -> None:
    rows: dict[str, list[Row]] = {
        "dwellings": [shared_dwelling(places=2)],
        "tenancies": [tenancy(household_id=None, youth_id="U-9")],
        "youths": [waiting(sex="M"), waiting(9, sex="F")],
    }
    refused, placed = proposed(context(), **rows), proposed(context(shared_same_sex="nei"), **rows)
    assert refused.shared is not None
    assert placed.shared is not None
    assert (len(refused.shared.chosen.placements), len(placed.shared.chosen.placements)) == (0, 1)


def test_a_proposal_that_fails_its_check_is_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shared_propose, "find_breaches", lambda *_: (Breach("P110", "B-1", "U-1"),))
    monkeypatch.setattr(family_propose, "find_family_breaches", lambda *_: (Breach("P202", "B-9", "H-1"),))
    found = proposed()
    assert (found.shared, found.families) == (None, None)
    assert [(item.rule_id, item.message) for item in found.findings] == [
        ("P301", "Kontrollen fant brudd på P110 i forslaget til fellesbolig. Det vises ikke."),
        ("P301", "Kontrollen fant brudd på P202 i forslaget til familier. Det vises ikke."),
    ]


def test_the_order_of_the_rows_makes_no_difference() -> None:
    youths = [waiting(number, decision_date=date(2019, 5, number % 3 + 1)) for number in range(1, 8)]
    homes = [shared_dwelling(dwelling_id=f"B-{number}", places=2) for number in range(1, 4)]
    one = proposed(youths=youths, dwellings=homes).shared
    other = proposed(youths=youths[::-1], dwellings=homes[::-1]).shared
    assert one is not None
    assert other is not None
    assert replace(one.chosen) == other.chosen

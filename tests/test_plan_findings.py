from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from pipeline.plan_findings import row_findings
from pipeline.plan_rows import Absent
from pipeline.table import Tables
from schemas.tables.plan_places import PlanPlaces
from tests.builders import AS_OF, Row, context, make_tables, plan_dwelling, plan_place, tenancy

DAY = timedelta(days=1)
BELONGS = Absent(frozenset(), frozenset())
OTHER = ("P004", "C2", "Beboeren i planen er ikke den som har et løpende leieforhold i rommet.")
MISSING = ("P006", "C2", "Rommet har et løpende leieforhold, men Beboer er tom i planen.")
MISSING_IN_NEW_ROW = ("P006", "", MISSING[2])
NO_TENANCY = ("P007", "C2", "Beboeren i planen har ikke noe løpende leieforhold i rommet.")


def said(
    place: Row | None, *tenancies: Row, planned: tuple[str, ...] = ("B-1",), absent: Absent = BELONGS
) -> list[tuple[str, str, str]]:
    tables = make_tables(
        settlement_plan=[plan_dwelling()], plan_places=[place] if place else [], tenancies=list(tenancies)
    )
    found = row_findings(tables, planned, absent, context())
    return [(item.rule_id, item.place.cell, item.message) for item in found]


@pytest.mark.parametrize(
    ("resident", "tenancies", "expected"),
    [
        pytest.param("U-1", [tenancy()], [], id="the one who lives there"),
        pytest.param(" u-1 ", [tenancy()], [], id="written otherwise"),
        pytest.param("U-2", [tenancy()], [OTHER], id="somebody else"),
        pytest.param(None, [tenancy()], [MISSING], id="nobody written"),
        pytest.param(None, [], [], id="nobody there"),
        pytest.param("U-2", [], [NO_TENANCY], id="nobody there, somebody written"),
        pytest.param("Ledig", [], [], id="said to be free"),
        pytest.param("ukjent", [], [], id="not known"),
        pytest.param("U-1", [tenancy(end_date=AS_OF)], [], id="on the last day"),
        pytest.param("U-1", [tenancy(end_date=AS_OF - DAY)], [NO_TENANCY], id="the day after"),
        pytest.param(None, [tenancy(end_date=AS_OF - DAY)], [], id="gone, and gone from the plan"),
        pytest.param("U-1", [tenancy(start_date=AS_OF + DAY)], [], id="to come"),
        pytest.param(None, [tenancy(start_date=AS_OF + DAY)], [], id="to come, not written yet"),
        pytest.param("U-2", [tenancy(start_date=AS_OF + DAY)], [NO_TENANCY], id="another one is to come"),
        pytest.param("U-1", [tenancy(room=None)], [], id="a tenancy that names no room"),
        pytest.param("U-1", [tenancy(dwelling_id="B-2")], [NO_TENANCY], id="lives elsewhere"),
        pytest.param("U-2", [tenancy(youth_id=None)], [], id="a tenancy that names no youth"),
        pytest.param(None, [tenancy(youth_id=None)], [], id="a tenancy of no youth"),
    ],
)
def test_who_lives_in_the_room(
    resident: str | None, tenancies: list[Row], expected: list[tuple[str, str, str]]
) -> None:
    assert said(plan_place(resident=resident), *tenancies) == expected


def test_a_room_that_is_about_to_be_added_lacks_its_resident_too() -> None:
    assert said(None, tenancy()) == [MISSING_IN_NEW_ROW]
    assert said(None, tenancy(room=None)) == []
    assert said(None, tenancy(), planned=()) == []
    assert said(None, tenancy(end_date=date(2019, 1, 31))) == []


def test_of_a_dwelling_that_has_gone_no_residents_are_asked_for() -> None:
    gone = Absent(frozenset({"B-1"}), frozenset())

    assert said(plan_place(), tenancy(), absent=gone, planned=()) == []
    assert said(plan_place(resident="U-2"), absent=gone, planned=()) == []


def test_a_dwelling_that_nobody_knows_is_said_at_each_of_its_rows() -> None:
    unknown = Absent(frozenset(), frozenset({"B-1"}))
    sentence = "Bolig B-1 finnes ikke i Boliger. Raden er ikke oppdatert."

    assert said(plan_place(resident="U-2"), absent=unknown) == [("P008", "A2", sentence)] * 2


def test_without_tenancies_nothing_is_said_of_residents() -> None:
    tables = make_tables(settlement_plan=[], plan_places=[plan_place(resident="U-1")])

    assert row_findings(tables, ("B-1",), BELONGS, context()) == ()


def test_a_plan_without_the_column_is_not_told_room_by_room_that_it_is_blank() -> None:
    tables = make_tables(settlement_plan=[], plan_places=[plan_place()], tenancies=[tenancy()])
    places = tables[PlanPlaces]
    columns = {name: number for name, number in places.sheets[0].columns.items() if name != "resident"}
    bare = replace(places, sheets=(replace(places.sheets[0], columns=columns),))

    assert row_findings(Tables({**tables.by_name, "plan_places": bare}), ("B-1",), BELONGS, context()) == ()


def test_no_name_is_told() -> None:
    tables = make_tables(settlement_plan=[], plan_places=[plan_place(resident="U-2")], tenancies=[])

    (finding,) = row_findings(tables, ("B-1",), BELONGS, context())

    assert finding.value == "•••"
    assert finding.advice == "Tøm Beboer hvis beboeren har flyttet ut, eller før leieforholdet inn i Kontrakter."

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from pipeline.plan_rows import Absent, absent_dwellings, planned_dwellings
from schemas.columns import table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.plan_changes import PlanChanges
from tests.builders import AS_OF, Row, context, dwelling, make_tables, plan_dwelling, plan_place, shared_dwelling

DAY = timedelta(days=1)
NONE: frozenset[str] = frozenset()
B_1 = frozenset({"B-1"})
BELONGS, GONE, UNKNOWN = Absent(NONE, NONE), Absent(B_1, NONE), Absent(NONE, B_1)


def change(dwelling_id: str) -> Row:
    """A row of sheet Endringer."""
    blank: Row = dict.fromkeys(column.name for column in table_spec(PlanChanges).columns)
    told = {"sheet": "Fellesboliger", "plan_column": "Status", "result": "uendret"}
    return {**blank, **told, "dwelling_id": dwelling_id}


@pytest.mark.parametrize(
    ("changes", "delivered", "written", "expected"),
    [
        ({}, True, True, BELONGS),
        ({"in_stock_to": AS_OF}, True, False, BELONGS),
        ({"in_stock_to": AS_OF - DAY}, True, False, GONE),
        ({"is_shared_housing": False}, True, False, GONE),
        ({"places": None}, True, True, BELONGS),
        ({"dwelling_id": "B-2"}, False, True, GONE),
        ({"dwelling_id": "B-2"}, False, False, UNKNOWN),
        ({"dwelling_id": "B-2"}, True, True, BELONGS),
        ({"dwelling_id": "B-2"}, True, False, BELONGS),
    ],
)
@pytest.mark.parametrize("in_plan", [{"settlement_plan": [plan_dwelling()]}, {"plan_places": [plan_place()]}])
def test_a_dwelling_has_gone_only_when_the_register_or_an_earlier_run_knows_it(
    in_plan: dict[str, list[Row]], changes: dict[str, Any], delivered: bool, written: bool, expected: Absent
) -> None:
    known = {"plan_changes": [change("B-1")]} if written else {}
    tables = make_tables(**in_plan, **known, dwellings=[shared_dwelling(**changes)])

    assert absent_dwellings(tables, {"B-1"} if delivered else set(), context()) == expected


def test_the_plan_has_the_shared_dwellings_in_stock() -> None:
    left = shared_dwelling(dwelling_id="B-3", in_stock_to=AS_OF - DAY)
    tables = make_tables(dwellings=[dwelling(), shared_dwelling(dwelling_id="B-2"), left])

    planned = planned_dwellings(tables, context())

    assert planned[Dwellings.dwelling_id].to_dict() == {0: "B-2"}

"""A small municipality with youths, households and dwellings, and the proposals for it."""

from __future__ import annotations

from typing import Any

from pipeline.context import Context
from pipeline.flow import Assessment
from pipeline.proposals.made import Proposed
from pipeline.rules.catalogue import all_conditions
from pipeline.steps.assess import assess
from pipeline.steps.propose import propose
from pipeline.table import Tables
from tests.builders import Row, context, dwelling, make_tables, shared_dwelling, survey, youth
from tests.builders_families import application, child, member


def waiting(number: int = 1, **changes: Any) -> Row:
    """A youth with a decision and no place, called U-1, U-2 …"""
    own = {"youth_id": f"U-{number}", "duf_number": None, "settled_date": None}
    return youth(**{**own, **changes})


def family_home(**changes: Any) -> Row:
    """A dwelling that suits a parent with a child: three rooms, two bedrooms."""
    return dwelling(**{"dwelling_id": "B-9", "dwelling_status": "KLAR_FOR_INNFLYTTING", **changes})


def town(**rows: list[Row]) -> Tables:
    """One shared dwelling with three empty places, one youth; one free dwelling and one family."""
    given: dict[str, list[Row]] = {
        "dwellings": [shared_dwelling(), family_home()],
        "surveys": [survey(), survey(dwelling_id="B-9")],
        "leases_in": [],
        "tenancies": [],
        "plan_places": [],
        "youths": [waiting()],
        "applications": [application()],
        "household_members": [member(), child()],
    }
    return make_tables(**(given | rows))


def assessed(tables: Tables, run: Context) -> Assessment:
    """Suitability of the stock."""
    return assess(tables, all_conditions(), run)


def proposed(run: Context | None = None, **rows: list[Row]) -> Proposed:
    """The step on that municipality, with some tables replaced."""
    run, tables = run or context(), town(**rows)
    return propose(tables, assessed(tables, run), run)

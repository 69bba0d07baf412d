"""Valid rows of those who apply and of those who stay by the night; a test states only what it changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import Row, changed


def application(**changes: Any) -> Row:
    """A new household's application of March 2019, granted in April, still waiting."""
    row = {
        "application_id": "SØK-1",
        "household_id": "H-1",
        "received_date": date(2019, 3, 1),
        "is_new_applicant": True,
        "decision": "GRANTED",
        "decision_date": date(2019, 4, 1),
        "main_reason": "OTHER_PROBLEMS",
        "refugee_grant_from": None,
        "moved_in_date": None,
        "dwelling_id": None,
        "needs_wheelchair_access": False,
        "school_district": None,
        "highest_rent_nok_month": None,
        "address_protection": None,
    }
    return changed(row, changes)


def temporary_stay(**changes: Any) -> Row:
    """Ten nights at a hotel in March 2019, without children."""
    row = {
        "stay_id": "M-1",
        "household_id": "H-1",
        "stay_kind": "HOTEL",
        "start_date": date(2019, 3, 1),
        "end_date": date(2019, 3, 10),
        "has_children": False,
        "address_protection": None,
    }
    return changed(row, changes)

"""Valid rows about allocations; a test states only what it changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import Row, changed


def allocation(**changes: Any) -> Row:
    """A youth who is to move into a room, all units present."""
    row = {
        "allocation_id": "T-1",
        "allocated_date": date(2019, 10, 15),
        "household_id": None,
        "youth_id": "U-1",
        "dwelling_id": "B-1",
        "room": "A",
        "moves_in_date": date(2019, 11, 15),
        "is_nav_present": True,
        "is_property_present": True,
        "is_husbanken_present": True,
        "is_substance_present": True,
        "is_refugees_present": True,
        "are_children_assessed": True,
        "is_proposal_followed": True,
        "grounds": None,
    }
    return changed(row, changes)

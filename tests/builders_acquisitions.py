"""Valid rows about the acquisition of shared housing; a test states only what it changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import Row, changed


def acquisition(**changes: Any) -> Row:
    """A dwelling for three, in use since June 2019, everybody told."""
    row = {
        "acquisition_id": "N-1",
        "need_id": "E-1",
        "dwelling_id": "B-1",
        "lease_id": "A-1",
        "layout_type": "FOUR_ROOMS",
        "places": 3,
        "anchored_date": date(2019, 1, 10),
        "specified_date": date(2019, 1, 20),
        "searched_date": date(2019, 3, 1),
        "viewed_date": date(2019, 3, 15),
        "negotiated_date": date(2019, 4, 10),
        "signed_date": date(2019, 4, 20),
        "in_use_date": date(2019, 6, 1),
        "signed_by_role": "MUNICIPAL_DIRECTOR",
        "offered_package_nok_month": 15000.0,
        "told_establishment_date": date(2019, 4, 22),
        "told_team_date": date(2019, 4, 22),
        "told_development_date": date(2019, 4, 22),
        "told_settlement_date": date(2019, 4, 22),
        "dropped_date": None,
        "remarks": None,
    }
    return changed(row, changes)


def going_acquisition(done: int, **changes: Any) -> Row:
    """An acquisition with so many of its seven steps done, and no dwelling yet."""
    steps = [name for name in acquisition() if name.endswith("_date") and not name.startswith(("told", "dropped"))]
    told = [name for name in acquisition() if name.startswith("told")]
    blank = dict.fromkeys([*steps[done:], *(told if done < 6 else []), "dwelling_id", "lease_id"])
    blank |= {} if done > 5 else {"signed_by_role": None}
    return acquisition(**{**blank, **changes})


def viewing(**changes: Any) -> Row:
    """A viewing that speaks for the dwelling."""
    row = {
        "viewing_id": "V-1",
        "acquisition_id": "N-1",
        "viewed_date": date(2019, 3, 15),
        "checklist_result": "GOOD",
        "therapist_opinion": "SUPPORTS",
        "opinion_date": date(2019, 3, 18),
        "remarks": None,
    }
    return changed(row, changes)


def handover(**changes: Any) -> Row:
    """A handover with protocol and photos, sent in time."""
    row = {
        "handover_id": "O-1",
        "acquisition_id": "N-1",
        "handover_date": date(2019, 5, 20),
        "protocol_date": date(2019, 5, 20),
        "photo_count": 12,
        "sent_date": date(2019, 5, 25),
        "key_count": 4,
        "electricity_meter_kwh": 1200.0,
        "remarks": None,
    }
    return changed(row, changes)


def imdi_order(**changes: Any) -> Row:
    """An order for three places, answered."""
    row = {
        "order_id": "I-1",
        "dwelling_id": "B-1",
        "ordered_date": date(2019, 5, 1),
        "places_ordered": 3,
        "available_from": date(2019, 6, 1),
        "answered_date": date(2019, 5, 20),
        "youths_found": 3,
    }
    return changed(row, changes)


def housing_need(**changes: Any) -> Row:
    """A need of one shared dwelling for three, met."""
    row = {
        "need_id": "E-1",
        "registered_date": date(2019, 1, 2),
        "need_type": "SHARED_3",
        "dwelling_count": 1,
        "person_count": 3,
        "needed_from": date(2019, 4, 1),
        "needed_to": None,
        "met_date": date(2019, 6, 1),
    }
    return changed(row, changes)

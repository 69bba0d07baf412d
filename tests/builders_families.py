"""Valid rows about households, families and Foyer; a test states only what it changes."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.builders import Row, changed
from tests.builders_allocations import allocation


def application(**changes: Any) -> Row:
    """A new household, granted a dwelling in September 2019, that waits."""
    row = {
        "application_id": "S-1",
        "household_id": "H-1",
        "received_date": date(2019, 8, 1),
        "is_new_applicant": True,
        "decision": "GRANTED",
        "decision_date": date(2019, 9, 1),
        "main_reason": "OTHER_PROBLEMS",
        "refugee_grant_from": None,
        "moved_in_date": None,
        "dwelling_id": None,
        "needs_wheelchair_access": False,
        "school_district": None,
        "highest_rent_nok_month": 12000.0,
        "address_protection": None,
    }
    return changed(row, changes)


def member(**changes: Any) -> Row:
    """The applicant of a household, 35 years old."""
    row = {
        "household_id": "H-1",
        "member_no": "1",
        "birth_date": date(1984, 5, 20),
        "sex": "F",
        "relation": "APPLICANT",
        "lives_here": "FULL",
        "address_protection": None,
    }
    return changed(row, changes)


def child(**changes: Any) -> Row:
    """A child of six who lives there always."""
    return member(**{"member_no": "2", "birth_date": date(2013, 3, 4), "relation": "CHILD", **changes})


def family_allocation(**changes: Any) -> Row:
    """A dwelling allocated to a household with everybody there, the children's need assessed."""
    to_household = {"household_id": "H-1", "youth_id": None, "room": None}
    days = {"allocated_date": date(2019, 9, 10), "moves_in_date": date(2019, 10, 1)}
    return allocation(**{**to_household, **days, **changes})


def temporary_stay(**changes: Any) -> Row:
    """A stay of two weeks with children in a hotel."""
    row = {
        "stay_id": "M-1",
        "household_id": "H-1",
        "stay_kind": "HOTEL",
        "start_date": date(2019, 7, 1),
        "end_date": date(2019, 7, 14),
        "has_children": True,
        "address_protection": None,
    }
    return changed(row, changes)


def priority_family(**changes: Any) -> Row:
    """A family with consent, followed up since August 2019."""
    row = {
        "family_id": "F-1",
        "household_id": "H-1",
        "active_from": date(2019, 8, 5),
        "active_to": None,
        "consent_from": date(2019, 8, 1),
        "consent_to": None,
        "address_protection": None,
    }
    return changed(row, changes)


def family_meeting(**changes: Any) -> Row:
    """A meeting in October 2019 with the next one planned."""
    return changed({"family_id": "F-1", "met_date": date(2019, 10, 14), "next_date": date(2019, 11, 14)}, changes)


def family_task(**changes: Any) -> Row:
    """An open task of NAV, due in November 2019."""
    row = {
        "task_id": "OP-1",
        "family_id": "F-1",
        "unit": "NAV",
        "task": "Gå gjennom budsjettet",
        "given_date": date(2019, 10, 14),
        "due_date": date(2019, 11, 14),
        "done_date": None,
    }
    return changed(row, changes)


def participant(**changes: Any) -> Row:
    """A participant of 18 in Foyer, since October 2018, with all areas planned."""
    row = {
        "participant_id": "FO-1",
        "birth_date": date(2001, 3, 15),
        "start_date": date(2018, 10, 1),
        "end_date": None,
        "planned_end_date": date(2021, 9, 30),
        "has_living_training": True,
        "has_education": True,
        "has_vocational_training": True,
        "has_health": True,
        "has_economy": True,
        "has_leisure_and_network": True,
        "has_life_skills": True,
        "has_transition": True,
        "followed_up_date": date(2019, 10, 1),
        "next_follow_up_date": date(2019, 11, 15),
        "address_protection": None,
    }
    return changed(row, changes)

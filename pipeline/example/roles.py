"""Which shared dwelling shows what: each planted situation has dwellings of its own."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_months, after, working_day
from pipeline.example.model import Dwelling, Lease, Planted
from pipeline.example.quotas import scaled

OVERFILLED = "overfilled"
UNDERFILLED = "underfilled"
ONE_ROOM = "two_in_one_room"
TWO_ROOMS = "youth_in_two_rooms"
LEASE_OVER = "resident_after_lease_end"
EXPIRING = "lease_expiring"
NOTICE = "lease_notice_given"
MISSING = "missing_in_plan"
LARGE = "large_shared_housing"
ORDINARY = ""

_LEASED_ROLES = {LEASE_OVER: 1, EXPIRING: 3, NOTICE: 2}
_OTHER_ROLES = {OVERFILLED: 2, UNDERFILLED: 3, ONE_ROOM: 1, TWO_ROOMS: 2, MISSING: 2}


def cast_roles(random: Random, dwellings: list[Dwelling], size: int) -> dict[str, str]:
    """Role of every shared dwelling in stock, by dwelling; those without a role are ordinary."""
    roles = {item.dwelling_id: LARGE for item in dwellings if (item.places or 0) > 3}
    free = [item for item in dwellings if item.dwelling_id not in roles]
    random.shuffle(free)
    for role, base in {OVERFILLED: _OTHER_ROLES[OVERFILLED], **_LEASED_ROLES, **_OTHER_ROLES}.items():
        count = max(1, scaled(base, size)) if role != TWO_ROOMS else 2 * max(1, scaled(base // 2, size))
        fitting = [item for item in free if item.is_leased_in or role not in _LEASED_ROLES]
        fitting = [item for item in fitting if item.places == 3 or role != ONE_ROOM]
        fitting = sorted(fitting, key=lambda item: item.is_leased_in) if role in _OTHER_ROLES else fitting
        if role == TWO_ROOMS and len(fitting) < count:
            count = len(fitting) // 2 * 2
        for item in fitting[:count]:
            roles[item.dwelling_id] = role
        free = [item for item in free if item.dwelling_id not in roles]
    return roles | {item.dwelling_id: ORDINARY for item in free}


def set_lease_dates(random: Random, leases: list[Lease], roles: dict[str, str], as_of: date) -> list[Planted]:
    """Make shared dwellings' contracts end, expire or be given notice as their roles say."""
    planted: list[Planted] = []
    expiring = notices = 0
    for lease in leases:
        role = roles.get(lease.dwelling_id)
        if role == LEASE_OVER:
            lease.end = after(add_months(as_of.replace(day=1), -1), -1)
        elif role == EXPIRING:
            expiring = expiring % 5 + 1
            lease.end = after(add_months(as_of.replace(day=1), expiring + 1), -1)
            planted.append(_planted(EXPIRING, lease, "end_date", {"ends": lease.end.isoformat()}))
        elif role == NOTICE:
            lease.notice_date = working_day(after(as_of, -random.randint(20, 75)))
            lease.end = None if notices % 2 else add_months(lease.notice_date, lease.notice_months)
            notices += 1
            earliest = add_months(lease.notice_date, lease.notice_months).isoformat()
            planted.append(_planted(NOTICE, lease, "notice_date", {"earliest_end": earliest}))
        elif role is not None:
            lease.end = lease.end if lease.end is None or lease.end > add_months(as_of, 8) else None
    return planted


def _planted(kind: str, lease: Lease, column: str, more: dict[str, str | int | float]) -> Planted:
    return Planted(kind, "leases_in", lease.lease_id, column, lease.dwelling_id, more)

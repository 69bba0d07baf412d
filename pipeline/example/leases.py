"""Contracts with landlords for every dwelling that is leased in."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.days import add_months, add_years, after, between, working_day
from pipeline.example.model import Dwelling, Lease
from pipeline.example.names import landlord

_FUNDING = ("INTEGRATION_GRANT", "INTEGRATION_GRANT", "INVESTMENT", "FUND", "NONE")


def make_leases(random: Random, dwellings: list[Dwelling], size: int, as_of: date) -> list[Lease]:
    """One contract per leased dwelling, two where it was renewed; those of dwellings given up have ended."""
    leases: list[Lease] = []
    for dwelling in dwellings:
        if dwelling.is_leased_in:
            leases += _contracts(random, dwelling, size, as_of)
    leases.sort(key=lambda lease: (lease.start, lease.dwelling_id))
    width = max(3, len(str(len(leases))))
    for number, lease in enumerate(leases, start=1):
        lease.lease_id = f"K-{number:0{width}d}"
    return leases


def _contracts(random: Random, dwelling: Dwelling, size: int, as_of: date) -> list[Lease]:
    owner = landlord(random, dwelling.disposal_form, size)
    current = _contract(random, dwelling, owner, dwelling.stock_from)
    if dwelling.stock_to is not None:
        current.end = dwelling.stock_to
    elif random.random() < 0.4:
        current.end = after(add_months(as_of.replace(day=1), random.randint(62, 110)), -1)
    if dwelling.is_shared or random.random() > 0.12 or dwelling.stock_from > add_years(as_of, -3):
        return [current]
    renewed = between(random, add_years(as_of, -2), add_months(as_of, -3)).replace(day=1)
    before = _contract(random, dwelling, owner, current.start)
    before.end, before.rent = after(renewed, -1), current.rent - 300
    current.start, current.signed = renewed, working_day(after(renewed, -random.randint(20, 60)))
    return [before, current]


def _contract(random: Random, dwelling: Dwelling, owner: str, start: date) -> Lease:
    rent = dwelling.rent + random.randint(4, 24) * 50
    lease = Lease(
        "", dwelling.dwelling_id, owner, working_day(after(start, -random.randint(10, 45))), start, None, rent
    )
    if dwelling.is_shared:
        lease.is_package = True
        lease.rent = 5200 * (dwelling.places or 1) + random.randint(0, 30) * 50
        lease.funding = random.choice(_FUNDING)
        lease.funding_nok = 0 if lease.funding == "NONE" else random.randint(30, 120) * 1000
    elif random.random() < 0.3:
        lease.notice_months = 6
    return lease

"""Puts the municipality together from its parts, each with a random stream of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

from pipeline.example.company import give_company
from pipeline.example.dwellings import make_dwellings
from pipeline.example.facts import FactDrawer
from pipeline.example.housemates import plant_housemates
from pipeline.example.leases import make_leases
from pipeline.example.model import Municipality
from pipeline.example.record_keeping import keep_records
from pipeline.example.roles import MISSING, cast_roles, set_lease_dates
from pipeline.example.startlan import make_cases
from pipeline.example.stays import make_residents
from pipeline.example.surveys import make_surveys
from pipeline.example.tenancies import make_household_tenancies
from pipeline.example.youths import YouthBook
from schemas.parameters import default_parameters


def make_town(seed: int, size: int, as_of: date) -> Municipality:
    """All records of the municipality with ``size`` dwellings in stock on ``as_of``."""

    def stream(subject: str) -> Random:
        return Random(f"{seed}/{subject}")

    town = Municipality(as_of, size)
    drawer = FactDrawer(default_parameters().required(as_of))
    made = make_dwellings(stream("dwellings"), drawer, size, as_of)
    town.dwellings = [dwelling for dwelling, _ in made]
    town.surveys, planted = make_surveys(stream("surveys"), drawer, made, size, as_of)
    town.planted += planted
    _settle_youths(town, stream("roles"), stream("leases"), stream("residents"), stream("youths"))
    give_company(stream("company"), town)
    households, planted = make_household_tenancies(stream("households"), town.dwellings, size, as_of)
    town.planted += planted
    town.tenancies += households
    _number(town)
    town.cases, planted = make_cases(stream("startlan"), size, as_of)
    town.planted += planted
    keep_records(town, stream)
    return town


def _settle_youths(
    town: Municipality, roles_of: Random, leases_of: Random, homes_of: Random, of_youths: Random
) -> None:
    shared = [dwelling for dwelling in town.dwellings if dwelling.is_shared and dwelling.in_stock(town.as_of)]
    roles = cast_roles(roles_of, shared, town.size)
    town.missing_in_plan = {dwelling_id for dwelling_id, role in roles.items() if role == MISSING}
    town.leases = make_leases(leases_of, town.dwellings, town.size, town.as_of)
    town.planted += set_lease_dates(leases_of, town.leases, roles, town.as_of)
    youths = YouthBook(of_youths, town.size, town.as_of)
    town.tenancies, planted = make_residents(homes_of, town.dwellings, roles, youths, town.size, town.as_of)
    town.planted += planted
    youths.wait(town.size)
    _renumber(town, youths)
    youths.pair()
    youths.queue_up(town.size, {stay.youth_id for stay in town.tenancies})
    town.youths = list(youths.by_id.values())
    town.planted += plant_housemates(town)
    _set_status(town)


def _set_status(town: Municipality) -> None:
    lived_in = {stay.dwelling_id for stay in town.tenancies if stay.covers(town.as_of)}
    for dwelling in town.dwellings:
        if dwelling.is_shared and dwelling.stock_to is None:
            dwelling.status = "UTLEID" if dwelling.dwelling_id in lived_in else "KLAR_FOR_INNFLYTTING"


def _renumber(town: Municipality, youths: YouthBook) -> None:
    new_ids = youths.renumber()
    for stay in town.tenancies:
        stay.youth_id = new_ids[stay.youth_id]
    town.planted = [
        replace(item, record_id=new_ids[item.record_id]) if item.table == "youths" else item for item in town.planted
    ]


def _number(town: Municipality) -> None:
    town.tenancies.sort(key=lambda stay: (stay.start, stay.dwelling_id, stay.room))
    width = max(4, len(str(len(town.tenancies))))
    numbers: dict[str, str] = {}
    households = 0
    for number, stay in enumerate(town.tenancies, start=1):
        stay.tenancy_id = f"L-{number:0{width}d}"
        if not stay.youth_id:
            households += 1
            stay.household_id = f"H-{households:0{width}d}"
        numbers[stay.key] = stay.tenancy_id
    town.planted = [
        replace(item, record_id=numbers[item.record_id]) if item.table == "tenancies" else item for item in town.planted
    ]

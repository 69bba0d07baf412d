"""Writes down what the units keep records of, once it is settled who lives where."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from pipeline.example.acquisition_slips import Slips
from pipeline.example.acquisitions import AcquisitionBook
from pipeline.example.allocations import make_allocations
from pipeline.example.applications import ApplicationBook
from pipeline.example.families import FamilyBook, families_to_choose
from pipeline.example.foyer import make_participants
from pipeline.example.households import HouseholdBook, let_some_move_on
from pipeline.example.model import Municipality
from pipeline.example.temporary_stays import make_temporary_stays


def keep_records(town: Municipality, stream: Callable[[str], Random]) -> None:
    """Fill ``town`` with applications, acquisitions, allocations, temporary stays, families and participants."""
    dwellings = {item.dwelling_id: item for item in town.dwellings}
    let_some_move_on(stream("movers"), town.tenancies, dwellings)
    households = HouseholdBook(stream("members"))
    applications = ApplicationBook(stream("applications"), town, households)
    town.planted += applications.write()
    town.applications = applications.all
    town.allocations, planted = make_allocations(stream("allocations"), town, households)
    town.planted += planted
    _follow_families(town, households, stream("families"))
    stays = make_temporary_stays(stream("temporary"), town, households, applications.waiting)
    town.temporary_stays, planted = stays
    town.planted += planted
    town.participants, planted = make_participants(stream("foyer"), town.size, town.as_of)
    town.planted += planted
    _acquire(town, stream("acquisitions"))
    town.members = [member for item in households.members.values() for member in item]


def _follow_families(town: Municipality, households: HouseholdBook, random: Random) -> None:
    families = families_to_choose(town, households)
    book = FamilyBook(random, town.as_of)
    town.planted += book.write(families)
    town.families, town.meetings, town.tasks = book.families, book.meetings, book.tasks


def _acquire(town: Municipality, random: Random) -> None:
    book = AcquisitionBook(random, town)
    book.write()
    town.planted += Slips(random, book, town.leases, town.as_of).plant(town.size)
    town.acquisitions, town.viewings, town.handovers = book.acquisitions, book.viewings, book.handovers
    town.orders, town.needs = book.orders, book.needs

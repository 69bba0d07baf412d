"""All stays in shared dwellings: ordinary residents first, then what is planted among them."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example import roles as cast
from pipeline.example.edges import plant_edges
from pipeline.example.model import Dwelling, Planted, Tenancy
from pipeline.example.residents import Residents
from pipeline.example.youths import YouthBook


def make_residents(
    random: Random, dwellings: list[Dwelling], roles: dict[str, str], youths: YouthBook, size: int, as_of: date
) -> tuple[list[Tenancy], list[Planted]]:
    """All stays of youths and what was planted among them."""
    residents = Residents(random, youths, as_of)
    for dwelling in dwellings:
        if dwelling.is_shared:
            residents.fill(dwelling, roles.get(dwelling.dwelling_id, cast.ORDINARY))
    plant_edges(residents, size)
    return residents.tenancies, residents.planted

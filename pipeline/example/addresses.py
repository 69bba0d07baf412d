"""Addresses of the made-up municipality: buildings filled unit by unit, so that no two dwellings share one."""

from __future__ import annotations

from random import Random

from pipeline.example.model import Dwelling
from pipeline.example.names import CADASTRE_FIRST, ZONES, street_names

_LETTERS = "ABCDEF"
_UNITS = {"BLOCK": (4, 9), "BEDSIT": (2, 4), "FOUR_UNIT": (2, 4), "ROW_HOUSE": (2, 6), "SEMI_DETACHED": (1, 2)}
"""Fewest and most municipal dwellings in a building of each type; the rest have one."""


class AddressBook:
    """Gives each dwelling its street, number, letter, unit and property, building by building."""

    def __init__(self, random: Random, dwellings: int) -> None:
        self._random = random
        self._streets = street_names(random, dwellings)
        self._last_number = dict.fromkeys(self._streets, 0)
        self._zone = {street: index % len(ZONES) for index, street in enumerate(self._streets)}
        self._open: dict[str, tuple[Dwelling, int, int]] = {}
        self._buildings = 0

    def place(self, dwelling: Dwelling) -> None:
        """Fill in where ``dwelling`` lies."""
        kind = "SHARED" if dwelling.is_shared else dwelling.building_type
        first, used, room_for = self._open.get(kind) or (self._new_building(dwelling), 0, self._size(kind))
        dwelling.street, dwelling.number, dwelling.zone = first.street, first.number, first.zone
        dwelling.property_no, dwelling.building_no = first.property_no, first.building_no
        self._unit(dwelling, used)
        if used + 1 < room_for:
            self._open[kind] = (first, used + 1, room_for)
        else:
            self._open.pop(kind, None)

    def _size(self, kind: str) -> int:
        return self._random.randint(*_UNITS.get(kind, (1, 1)))

    def _new_building(self, dwelling: Dwelling) -> Dwelling:
        street = self._random.choice(self._streets)
        number = self._last_number[street] + self._random.randint(1, 4)
        self._last_number[street] = number
        dwelling.street, dwelling.number, dwelling.zone = street, number, self._zone[street]
        dwelling.property_no = CADASTRE_FIRST[dwelling.zone] + self._streets.index(street) % 80
        self._buildings += 1
        dwelling.building_no = self._buildings
        return dwelling

    def _unit(self, dwelling: Dwelling, used: int) -> None:
        if dwelling.building_type in {"BLOCK", "BEDSIT", "FOUR_UNIT"} and not dwelling.is_shared:
            each = 2 if dwelling.building_type == "FOUR_UNIT" else 3
            floor, place = divmod(used, each)
            dwelling.floor = floor + 1
            dwelling.unit = f"H{floor + 1:02d}{place + 1:02d}"
        else:
            dwelling.letter = _LETTERS[used] if dwelling.building_type in {"ROW_HOUSE", "SEMI_DETACHED"} else ""
            dwelling.floor, dwelling.unit = 1, "H0101"

"""Facts of a surveyed dwelling, drawn so that it falls in a wanted class under the requirements in force."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp
from random import Random

from pipeline.example.model import Fact
from schemas import codelists
from schemas.parameters import Requirement

OLDER = "AGE_3_PLUS"
YOUNGER = "AGE_0_3"
NOT_SUITABLE = "NOT_SUITABLE"
NOT_SURVEYED = "NOT_SURVEYED"

_TRIES = 400
_NEAR_LIMIT = 0.15
_Drawer = Callable[[Random, dict[str, Fact]], Fact]


def _area(random: Random, _facts: dict[str, Fact]) -> Fact:
    area = random.triangular(24, 128, 60)
    return float(round(area)) if random.random() < 0.8 else round(area, 1)


def _bedrooms(random: Random, facts: dict[str, Fact]) -> Fact:
    area = float(facts["measured_area_m2"] or 0)
    usual = 1 if area < 48 else 2 if area < 72 else 3 if area < 100 else 4
    return max(0, usual - random.choice((0, 0, 0, 1, 1)))


def _weighted(values: Sequence[Fact], weights: Sequence[int]) -> _Drawer:
    return lambda random, _facts: random.choices(values, weights)[0]


def _distance(median: int) -> _Drawer:
    def draw(random: Random, _facts: dict[str, Fact]) -> Fact:
        metres = median * exp(random.gauss(0, 0.75))
        step = 10 if metres < 1000 else 50
        return max(30, round(metres / step) * step)

    return draw


_RISK = _weighted(codelists.RISK.values, (62, 27, 11))
_DRAWERS: dict[str, _Drawer] = {
    "measured_area_m2": _area,
    "bedrooms_for_children": _bedrooms,
    "building_type": _weighted(codelists.BUILDING_TYPE.values, (8, 12, 20, 16, 38, 6)),
    "neighbour_risk": _RISK,
    "fire_risk": _RISK,
    "traffic_risk": _RISK,
    "outdoor_area": _weighted(codelists.OUTDOOR_AREA.values, (35, 45, 20)),
    "recreation_distance_m": _distance(450),
    "services_distance_m": _distance(950),
    "transit_distance_m": _distance(380),
    "kindergarten_distance_m": _distance(850),
    "school_distance_m": _distance(1200),
    "standard_grade": _weighted((1, 2, 3, 4, 5), (4, 12, 34, 36, 14)),
    "has_moisture_damage": _weighted((False, True), (91, 9)),
    "lease_period": _weighted(codelists.LEASE_PERIOD.values, (52, 34, 14)),
}


class FactDrawer:
    """Draws facts for one set of requirements."""

    def __init__(self, requirements: Sequence[Requirement]) -> None:
        self._by_fact = {fact: [item for item in requirements if item.fact == fact] for fact in _DRAWERS}
        unknown = {item.fact for item in requirements} - set(_DRAWERS)
        if unknown:
            raise KeyError(f"no way to draw {sorted(unknown)}")
        self.shared_facts = tuple(
            fact for fact, items in self._by_fact.items() if {item.age_class for item in items} == {OLDER, YOUNGER}
        )
        self._splitting = tuple(fact for fact in _DRAWERS if self._can_split(fact))

    def suitable(self, random: Random, age_class: str) -> dict[str, Fact]:
        """Facts that put the dwelling in ``age_class``, counted as classes are: the older first."""
        if age_class == OLDER:
            return self._all(random, lambda fact, value: self.meets(OLDER, fact, value))
        splits = random.sample(self._splitting, min(len(self._splitting), random.choice((1, 1, 2))))
        return self._all(
            random,
            lambda fact, value: (
                self.meets(YOUNGER, fact, value) and not (fact in splits and self.meets(OLDER, fact, value))
            ),
        )

    def unsuitable(self, random: Random, *, always: tuple[str, ...] = ()) -> dict[str, Fact]:
        """Facts that miss one to three requirements of both classes; ``always`` are among those missed."""
        failing = set(always) or set(random.sample(self.shared_facts, random.choice((1, 1, 2, 2, 3))))
        free = {"bedrooms_for_children"} - failing if "measured_area_m2" in failing else set()

        def accepts(fact: str, value: Fact) -> bool:
            older = self.meets(OLDER, fact, value)
            return not (older or self.meets(YOUNGER, fact, value)) if fact in failing else older or fact in free

        return self._all(random, accepts)

    def meets(self, age_class: str, fact: str, value: Fact) -> bool:
        """Whether ``value`` meets all that ``age_class`` asks of ``fact``."""
        return all(_met(item, value) for item in self._by_fact[fact] if item.age_class == age_class)

    def _all(self, random: Random, accepts: Callable[[str, Fact], bool]) -> dict[str, Fact]:
        facts: dict[str, Fact] = {}
        for fact in _DRAWERS:
            facts[fact] = self._one(random, fact, facts, accepts)
        return facts

    def _one(self, random: Random, fact: str, facts: dict[str, Fact], accepts: Callable[[str, Fact], bool]) -> Fact:
        limits = [float(item.limit) for item in self._by_fact[fact] if item.operator.startswith("AT_")]
        for _ in range(_TRIES):
            near = limits and random.random() < _NEAR_LIMIT
            value = _near(random, fact, random.choice(limits)) if near else _DRAWERS[fact](random, facts)
            if accepts(fact, value):
                return value
        raise ValueError(f"no value of {fact} fits the requirements")

    def _can_split(self, fact: str) -> bool:
        random = Random(fact)
        values = (_DRAWERS[fact](random, {"measured_area_m2": 50.0}) for _ in range(_TRIES))
        return any(self.meets(YOUNGER, fact, value) and not self.meets(OLDER, fact, value) for value in values)


def _near(random: Random, fact: str, limit: float) -> Fact:
    if fact.endswith("_m2"):
        return max(20.0, limit + random.choice((-3, -1, 0, 0, 1, 2)))
    if fact.endswith("_m"):
        return int(limit) + random.choice((-50, 0, 0, 50, 100))
    return max(0, int(limit) + random.choice((-1, 0)))


def _met(item: Requirement, value: Fact) -> bool:
    if item.operator == "ONE_OF":
        return value in [code.strip() for code in item.limit.split(",")]
    if item.operator == "IS_YES":
        return value is True
    if item.operator == "IS_NO":
        return value is False
    number = float(value or 0)
    return number >= float(item.limit) if item.operator == "AT_LEAST" else number <= float(item.limit)

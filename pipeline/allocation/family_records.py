"""Households that wait for a dwelling, and the dwellings that are free for them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from pipeline.allocation.facts import Origin, Record
from pipeline.allocation.ties import stable_hash


@dataclass(frozen=True, kw_only=True)
class Household(Record):
    """A household that waits. None is not known.

    ``bedrooms_needed`` is what the municipality's norm gives. ``age_classes`` are those of its children (codes as in
    the suitability assessment); empty without children. ``rent_limit_nok_month`` may be ``inf`` for no limit.
    """

    household_id: str
    waiting_since: date | None
    bedrooms_needed: int | None
    age_classes: frozenset[str] | None
    has_children: bool | None
    needs_wheelchair: bool | None = None
    rent_limit_nok_month: float | None = None
    school_district: str | None = None

    @property
    def subject_id(self) -> str:
        """The household's id."""
        return self.household_id


@dataclass(frozen=True, kw_only=True)
class FamilyDwelling(Record):
    """A dwelling that is or falls free. ``suits`` answers for each age class of children; missing is not known.

    ``lease_end`` is the last day, ``NO_END`` when there is none. ``risk`` is a code such as HIGH.
    """

    dwelling_id: str
    free_from: date | None
    bedrooms: int | None
    suits: Mapping[str, bool | None] = field(default_factory=dict, hash=False)
    wheelchair_accessible: bool | None = None
    risk: str | None = None
    school_district: str | None = None
    rent_nok_month: float | None = None
    lease_end: date | None = None
    area_m2: float | None = None

    @property
    def subject_id(self) -> str:
        """The dwelling's id."""
        return self.dwelling_id


@dataclass(frozen=True, kw_only=True)
class FamilySettings:
    """Limits, switches and costs; the costs, whole numbers, are «antakelse»."""

    missing_bedrooms_max: int = 0
    spare_bedrooms_max: int = 1
    move_in_within_days: int = 92
    lease_months_min: int = 36
    risks_refused: frozenset[str] = frozenset({"HIGH"})
    """Risks that no household with children is proposed."""
    same_school_district: bool = False
    """Switch: the household is only proposed dwellings in its school district."""
    cost_spare_bedroom: int = 100
    cost_missing_bedroom: int = 100
    cost_other_school_district: int = 60
    cost_wheelchair_unused: int = 40
    """An accessible dwelling given to somebody who does not need it."""
    cost_week_of_delay: int = 5
    cost_10_m2: int = 3
    cost_question: int = 10
    cost_moved: int = 30
    """Another dwelling than the one proposed last time."""


@dataclass(frozen=True, order=True)
class FamilyPlacement:
    """One household in one dwelling."""

    household_id: str
    dwelling_id: str
    move_in_date: date


@dataclass(frozen=True, kw_only=True)
class FamilyCase:
    """Everything that a proposal for families rests on; ``preferred`` and ``declined`` as for shared housing.

    Raises ValueError when an id is used twice.
    """

    as_of: date
    households: tuple[Household, ...]
    dwellings: tuple[FamilyDwelling, ...]
    settings: FamilySettings = field(default_factory=FamilySettings)
    preferred: Mapping[str, str] = field(default_factory=dict)
    declined: Mapping[tuple[str, str], Origin | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for ids in ([item.household_id for item in self.households], [item.dwelling_id for item in self.dwellings]):
            if len(set(ids)) < len(ids):
                raise ValueError("an id is used twice")

    @cached_property
    def last_day(self) -> date:
        """The last day of moving in that is proposed at all."""
        return self.as_of + timedelta(days=self.settings.move_in_within_days)

    def household(self, household_id: str) -> Household:
        """The household with this id; raises KeyError when there is none."""
        return self._households[household_id]

    def dwelling(self, dwelling_id: str) -> FamilyDwelling:
        """The dwelling with this id; raises KeyError when there is none."""
        return self._dwellings[dwelling_id]

    @cached_property
    def _households(self) -> dict[str, Household]:
        return {item.household_id: item for item in self.households}

    @cached_property
    def _dwellings(self) -> dict[str, FamilyDwelling]:
        return {item.dwelling_id: item for item in self.dwellings}

    def queue(self) -> tuple[Household, ...]:
        """Children first, then those of whom it is not known; within each the longest waiting first."""
        after = {True: 0, None: 1, False: 2}
        return tuple(
            sorted(
                self.households,
                key=lambda item: (
                    after[item.has_children],
                    item.waiting_since or date.max,
                    stable_hash(item.household_id),
                    item.household_id,
                ),
            )
        )

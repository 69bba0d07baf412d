"""Who waits for a place in shared housing, and the dwellings with their rooms and residents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from pipeline.allocation.facts import Origin, Record
from pipeline.allocation.shared_settings import SharedSettings
from pipeline.allocation.ties import stable_hash


@dataclass(frozen=True, kw_only=True)
class Housemate(Record):
    """What matters about a youth to those who share a dwelling with them. None is unknown.

    ``siblings``, ``live_with`` and ``not_with`` hold youth ids; it is enough that one of the two names the other.
    """

    youth_id: str
    birth_date: date | None
    sex: str | None
    languages: frozenset[str] | None = None
    siblings: frozenset[str] = frozenset()
    live_with: frozenset[str] = frozenset()
    not_with: frozenset[str] = frozenset()

    @property
    def subject_id(self) -> str:
        """The youth's id."""
        return self.youth_id


@dataclass(frozen=True, kw_only=True)
class Youth(Housemate):
    """A youth who waits. ``wishes`` are met by a dwelling's ``features``; no ``ready_from`` means at once."""

    waiting_since: date | None
    ready_from: date | None = None
    day_activity_ok: bool | None = None
    social_ok: bool | None = None
    tenancy_duties_ok: bool | None = None
    wishes: frozenset[str] = frozenset()
    school: str | None = None


@dataclass(frozen=True, kw_only=True)
class Resident(Housemate):
    """One who lives in a shared dwelling, or has a place booked (``start`` lies ahead).

    No ``start`` means already moved in, no ``end`` (the last day) that no moving out is planned, no ``room_id`` that
    the room is not known.
    """

    start: date | None = None
    end: date | None = None
    room_id: str | None = None

    def is_in(self, day: date) -> bool:
        """Whether the resident holds a place on ``day``."""
        return (self.start is None or self.start <= day) and self.is_in_from(day)

    def is_in_from(self, day: date) -> bool:
        """Whether the resident holds a place on ``day`` or later."""
        return self.end is None or self.end >= day


@dataclass(frozen=True, kw_only=True)
class SharedDwelling(Record):
    """A shared dwelling. ``lease_end`` is the last day, ``NO_END`` when there is none, None when not known.

    ``room_ids`` may be empty when rooms are not listed. ``schools`` are those within reach.
    """

    dwelling_id: str
    places: int | None
    available_from: date | None
    lease_end: date | None
    room_ids: tuple[str, ...] = ()
    residents: tuple[Resident, ...] = ()
    features: frozenset[str] = frozenset()
    schools: frozenset[str] | None = None

    @property
    def subject_id(self) -> str:
        """The dwelling's id."""
        return self.dwelling_id


@dataclass(frozen=True, order=True)
class Placement:
    """One youth in one place; ``room_id`` None where it is not known which room is free."""

    youth_id: str
    dwelling_id: str
    room_id: str | None
    move_in_date: date


@dataclass(frozen=True, kw_only=True)
class SharedCase:
    """Everything that a proposal for shared housing rests on.

    ``preferred`` gives the dwelling proposed to a youth last time: kept where it costs little. ``declined`` holds pairs
    of youth and dwelling that the intake team has said no to, with the origin of that answer. Decisions already made
    are residents. A youth who must move is both, and ready when out. Raises ValueError when an id is used twice.
    """

    as_of: date
    youths: tuple[Youth, ...]
    dwellings: tuple[SharedDwelling, ...]
    settings: SharedSettings = field(default_factory=SharedSettings)
    preferred: Mapping[str, str] = field(default_factory=dict)
    declined: Mapping[tuple[str, str], Origin | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        ready = {youth.youth_id: youth.ready_from or self.as_of for youth in self.youths}
        staying = {
            resident.youth_id
            for dwelling in self.dwellings
            for resident in dwelling.residents
            if resident.youth_id in ready and resident.is_in_from(ready[resident.youth_id])
        }
        for ids in (
            [*(youth.youth_id for youth in self.youths), *staying],
            [dwelling.dwelling_id for dwelling in self.dwellings],
        ):
            if len(set(ids)) < len(ids):
                raise ValueError("an id is used twice")

    @cached_property
    def last_day(self) -> date:
        """The last day of moving in that is proposed at all."""
        return self.as_of + timedelta(days=self.settings.move_in_within_days)

    def youth(self, youth_id: str) -> Youth:
        """The youth with this id; raises KeyError when nobody has it."""
        return self._youths[youth_id]

    def dwelling(self, dwelling_id: str) -> SharedDwelling:
        """The dwelling with this id; raises KeyError when there is none."""
        return self._dwellings[dwelling_id]

    @cached_property
    def _youths(self) -> dict[str, Youth]:
        return {item.youth_id: item for item in self.youths}

    @cached_property
    def _dwellings(self) -> dict[str, SharedDwelling]:
        return {item.dwelling_id: item for item in self.dwellings}

    def queue(self) -> tuple[Youth, ...]:
        """The youths, longest waiting first; one whose waiting time is not known comes last."""
        return tuple(
            sorted(
                self.youths,
                key=lambda youth: (youth.waiting_since or date.max, stable_hash(youth.youth_id), youth.youth_id),
            )
        )

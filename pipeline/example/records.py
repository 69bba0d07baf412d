"""What the made-up municipality keeps on people who apply, dwellings that are sought, and families it follows up."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date


@dataclass(slots=True)
class Member:
    """One person of a household."""

    household_id: str
    number: int
    birth: date
    sex: str
    relation: str
    lives_here: str = "FULL"

    @property
    def key(self) -> str:
        """Household and number."""
        return f"{self.household_id} {self.number}"


@dataclass(slots=True)
class Application:
    """One application; what was not decided or done has no date."""

    household_id: str
    received: date
    decision: str
    decided: date | None = None
    moved_in: date | None = None
    dwelling_id: str = ""
    reason: str = "OTHER_PROBLEMS"
    grant_from: date | None = None
    is_new: bool = True
    needs_wheelchair: bool = False
    school: str = ""
    highest_rent: int | None = None
    protection: str = ""
    application_id: str = ""


@dataclass(slots=True)
class Acquisition:
    """One dwelling that is sought or rented; ``steps`` are the seven days in order, None while not done."""

    need_id: str
    layout: str
    places: int
    steps: list[date | None]
    package: int | None = None
    told: list[date | None] = field(default_factory=lambda: [None] * 4)
    dwelling_id: str = ""
    lease_id: str = ""
    signed_by: str = ""
    dropped: date | None = None
    remarks: str = ""
    acquisition_id: str = ""


@dataclass(slots=True)
class Viewing:
    """One viewing with what the checklist and the therapist say."""

    viewing_id: str
    acquisition_id: str
    day: date
    checklist: str
    opinion: str = ""
    opinion_on: date | None = None


@dataclass(slots=True)
class Handover:
    """One handover from a landlord."""

    handover_id: str
    acquisition_id: str
    day: date
    protocol: date | None
    photos: int
    sent: date | None
    keys: int
    meter: int


@dataclass(slots=True)
class Order:
    """One order to IMDi for one dwelling."""

    order_id: str
    dwelling_id: str
    ordered: date
    places: int
    available: date
    answered: date | None
    found: int | None


@dataclass(slots=True)
class Need:
    """A need for dwellings of one kind; ``met`` is None while it lasts."""

    need_id: str
    kind: str
    registered: date
    dwellings: int
    persons: int
    starts: date
    ends: date | None = None
    met: date | None = None


@dataclass(slots=True)
class Allocation:
    """What the intake team decided; ``present`` are the five units in the order of the sheet."""

    allocation_id: str
    day: date
    dwelling_id: str
    moves_in: date
    room: str = ""
    household_id: str = ""
    youth_id: str = ""
    present: list[bool] = field(default_factory=lambda: [True] * 5)
    children_assessed: bool | None = None
    is_followed: bool = True
    grounds: str = ""


@dataclass(slots=True)
class TemporaryStay:
    """One stay paid by the night; ``end`` is the last night's day."""

    stay_id: str
    household_id: str
    kind: str
    start: date
    end: date | None
    has_children: bool


@dataclass(slots=True)
class Family:
    """A family that the units work with together, and its meetings."""

    family_id: str
    household_id: str
    active_from: date
    active_to: date | None
    consent_from: date
    consent_to: date | None = None


@dataclass(slots=True)
class Meeting:
    """One meeting about a family."""

    family_id: str
    day: date
    next_day: date | None


@dataclass(slots=True)
class Task:
    """Something a unit does for a family."""

    task_id: str
    family_id: str
    unit: str
    text: str
    given: date
    due: date
    done: date | None = None


@dataclass(slots=True)
class Participant:
    """A participant in Foyer; ``areas`` are the eight areas of the programme in the order of the sheet."""

    birth: date
    start: date
    planned_end: date
    end: date | None = None
    areas: list[bool | None] = field(default_factory=lambda: [True] * 8)
    followed_up: date | None = None
    next_follow_up: date | None = None
    participant_id: str = ""

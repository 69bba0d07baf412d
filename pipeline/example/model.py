"""What the made-up municipality consists of, before it is written to workbooks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from pipeline.example.records import (
    Acquisition,
    Allocation,
    Application,
    Family,
    Handover,
    Meeting,
    Member,
    Need,
    Order,
    Participant,
    Task,
    TemporaryStay,
    Viewing,
)

Fact = str | int | float | bool | None
"""A surveyed fact; codes as text, None when it was not surveyed."""


@dataclass(slots=True)
class Dwelling:
    """One row of the register, with what only the generator knows: building type and the class it was made for."""

    dwelling_id: str
    wanted: str
    building_type: str
    is_shared: bool
    area: float
    bedrooms: int
    places: int | None = None
    disposal_form: str = "KOMMUNALT_EID"
    street: str = ""
    number: int = 0
    letter: str = ""
    unit: str = ""
    floor: int = 1
    property_no: int = 0
    building_no: int = 0
    zone: int = 0
    wheelchair: bool = False
    status: str = "UTLEID"
    rent: int = 0
    stock_from: date = date.min
    stock_to: date | None = None
    remarks: str = ""

    @property
    def rooms(self) -> int:
        """Bedrooms and the living room."""
        return self.bedrooms + 1

    @property
    def layout(self) -> str:
        """Code of the layout."""
        layouts = ("ONE_ROOM", "TWO_ROOMS", "THREE_ROOMS", "FOUR_ROOMS")
        return layouts[self.rooms - 1] if self.rooms <= len(layouts) else "FIVE_ROOMS_PLUS"

    @property
    def is_leased_in(self) -> bool:
        """Whether the municipality rents it from somebody."""
        return self.disposal_form.startswith("INNLEID")

    @property
    def address(self) -> str:
        """Street, number and letter as people write them."""
        return f"{self.street} {self.number}{' ' + self.letter if self.letter else ''}"

    def in_stock(self, day: date) -> bool:
        """Whether the municipality has the use of it on ``day``."""
        return self.stock_from <= day and (self.stock_to is None or day <= self.stock_to)


@dataclass(slots=True)
class Survey:
    """One visit to one dwelling; ``facts`` are keyed by the schema's column."""

    dwelling_id: str
    day: date
    by: str
    facts: dict[str, Fact]
    remarks: str = ""


@dataclass(slots=True)
class Lease:
    """A contract between the municipality and a landlord; ``end`` None is running until notice."""

    lease_id: str
    dwelling_id: str
    landlord: str
    signed: date
    start: date
    end: date | None
    rent: int
    notice_date: date | None = None
    notice_months: int = 3
    is_package: bool = False
    funding: str | None = None
    funding_nok: int | None = None
    signed_by: str = "Kommunaldirektør"


@dataclass(slots=True, eq=False)
class Tenancy:
    """One resident's or household's stay; ``end`` is the last day lived in."""

    dwelling_id: str
    start: date
    end: date | None
    room: str = ""
    household_id: str = ""
    youth_id: str = ""
    is_open_ended: bool = True
    deposit: int | None = None
    grounds: str = ""
    tenancy_id: str = ""

    @property
    def key(self) -> str:
        """What a planted record calls the stay: stays get their numbers last, in order of moving in."""
        return str(id(self))

    def covers(self, day: date) -> bool:
        """Whether somebody lives there on ``day`` by it."""
        return self.start <= day and (self.end is None or day <= self.end)


@dataclass(slots=True)
class Youth:
    """An unaccompanied minor; the assessments are None while not made."""

    youth_id: str
    birth: date
    sex: str
    duf: str
    decision: date
    settled: date | None
    assessments: tuple[tuple[bool | None, date | None], ...] = ()
    wishes: str = ""
    live_with: str = ""
    not_live_with: str = ""
    siblings: str = ""
    languages: str = ""
    school: str = ""
    has_consent: bool | None = None


@dataclass(slots=True)
class Case:
    """A startlån case; amounts in kroner."""

    case_id: str
    status: str
    decision: date | None
    payment: date | None
    loan: int | None
    grant: int | None
    purpose: str
    adults: int
    children: int
    tenure: str


@dataclass(frozen=True, slots=True)
class Planted:
    """Something put into the data on purpose: which record and column show it, and what else a test needs."""

    kind: str
    table: str
    record_id: str
    column: str
    dwelling_id: str = ""
    more: dict[str, str | int | float] = field(default_factory=dict)


@dataclass(slots=True)
class Municipality:
    """All records of the example, in the order in which they are written."""

    as_of: date
    size: int
    dwellings: list[Dwelling] = field(default_factory=list)
    surveys: list[Survey] = field(default_factory=list)
    leases: list[Lease] = field(default_factory=list)
    tenancies: list[Tenancy] = field(default_factory=list)
    youths: list[Youth] = field(default_factory=list)
    cases: list[Case] = field(default_factory=list)
    planted: list[Planted] = field(default_factory=list)
    missing_in_plan: set[str] = field(default_factory=set)
    applications: list[Application] = field(default_factory=list)
    members: list[Member] = field(default_factory=list)
    acquisitions: list[Acquisition] = field(default_factory=list)
    viewings: list[Viewing] = field(default_factory=list)
    handovers: list[Handover] = field(default_factory=list)
    orders: list[Order] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    allocations: list[Allocation] = field(default_factory=list)
    temporary_stays: list[TemporaryStay] = field(default_factory=list)
    families: list[Family] = field(default_factory=list)
    meetings: list[Meeting] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    participants: list[Participant] = field(default_factory=list)

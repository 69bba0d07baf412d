"""What staff have in their plan: mostly right, partly old, partly blank, and twice something of their own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from pipeline.example.days import add_months, after
from pipeline.example.model import Dwelling, Lease, Municipality, Planted, Tenancy, Youth
from pipeline.example.names import TEAM
from pipeline.example.quotas import scaled
from schemas import codelists

BLANK_CELLS, STALE_COUNTS = 5, 4

_HOME_REMARKS = (
    "", "", "", "Husmøte torsdager kl. 17", "Ny vaskemaskin bestilt", "Nabovarsel fulgt opp i september",
    "Felles middag onsdager", "Utleier pusser opp badet på nyåret", "Nøkler ligger hos Opal",
)  # fmt: skip
_PLACE_REMARKS = ("", "", "", "", "Følges opp to ganger i uka", "Ønsker å bytte rom", "Søker egen bolig")
_SCHOOLS = ("", "Lurvik vgs., kontaktlærer 1MKA", "Lurvik vgs., kontaktlærer 1HOA", "Voksenopplæringen", "")


@dataclass(slots=True)
class Home:
    """One row of Fellesboliger."""

    dwelling_id: str
    address: str
    unit: str
    layout: str
    places: int | None
    occupied: int | None
    free: int | None
    landlord: str
    lease_end: date | None
    rent: int | None
    status: str
    responsible: str
    remarks: str
    zone: str
    visited: date | None


@dataclass(slots=True)
class Place:
    """One row of Plasser."""

    dwelling_id: str
    room: str
    resident: str
    age: int | None
    turns_18: date | None
    moved_in: date | None
    planned: date | None
    responsible: str
    remarks: str
    school: str

    @property
    def key(self) -> str:
        """Dwelling and room."""
        return f"{self.dwelling_id} {self.room}"


def make_plan(random: Random, town: Municipality) -> tuple[list[Home], list[Place], list[Planted]]:
    """Rows of both sheets in the staff's own order, and where they differ from the sources."""
    now = _residents(town)
    leases = {lease.dwelling_id: lease for lease in town.leases}
    youths = {youth.youth_id: youth for youth in town.youths}
    shared = [
        dwelling
        for dwelling in town.dwellings
        if dwelling.is_shared and dwelling.dwelling_id not in town.missing_in_plan
    ]
    random.shuffle(shared)
    homes = [_home(random, item, now.get(item.dwelling_id, []), leases.get(item.dwelling_id), town) for item in shared]
    places = [
        place
        for dwelling in shared
        for place in _places(random, dwelling, now.get(dwelling.dwelling_id, []), youths, town.as_of)
    ]
    return homes, places, _disturb(random, shared, homes, town)


def _residents(town: Municipality) -> dict[str, list[Tenancy]]:
    now: dict[str, list[Tenancy]] = {}
    for stay in town.tenancies:
        if stay.youth_id and stay.covers(town.as_of):
            now.setdefault(stay.dwelling_id, []).append(stay)
    return now


def _home(random: Random, dwelling: Dwelling, stays: list[Tenancy], lease: Lease | None, town: Municipality) -> Home:
    living, room_for = len({stay.youth_id for stay in stays}), dwelling.places or 0
    free = max(0, room_for - living)
    status = "OVERFILLED" if living > room_for else "FREE_PLACES" if free else "FULL"
    is_over = lease is not None and lease.end is not None and lease.end < town.as_of
    return Home(
        dwelling.dwelling_id,
        dwelling.address,
        dwelling.unit,
        codelists.LAYOUT_TYPE.label(dwelling.layout),
        room_for,
        living,
        None if is_over else free,
        lease.landlord if lease else "",
        lease.end if lease else None,
        lease.rent if lease else None,
        codelists.PLACE_STATUS.label(status) if random.random() < 0.7 and not is_over else "",
        random.choice(TEAM),
        random.choice(_HOME_REMARKS),
        f"Sone {dwelling.zone + 1}",
        after(town.as_of, -random.randint(3, 90)) if random.random() < 0.8 else None,
    )


def _places(
    random: Random, dwelling: Dwelling, stays: list[Tenancy], youths: dict[str, Youth], as_of: date
) -> list[Place]:
    by_room = {stay.room: stay for stay in reversed(stays)}
    letters = any(room.isalpha() for room in by_room)
    names = "ABCDEFG" if letters else "1234567"
    rows = []
    for room in names[: dwelling.places or 0]:
        stay = by_room.get(room)
        place = Place(dwelling.dwelling_id, room, "", None, None, None, None, "", "", "")
        if stay is not None:
            youth = youths[stay.youth_id]
            place.resident, place.moved_in, place.planned = stay.youth_id, stay.start, stay.end
            if random.random() < 0.6:
                place.turns_18 = add_months(youth.birth, 18 * 12)
                place.age = _age(youth.birth, as_of)
            place.responsible, place.remarks = random.choice(TEAM), random.choice(_PLACE_REMARKS)
            place.school = random.choice(_SCHOOLS)
        rows.append(place)
    return rows


def _age(birth: date, day: date) -> int:
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


def _disturb(random: Random, shared: list[Dwelling], homes: list[Home], town: Municipality) -> list[Planted]:
    known = {dwelling.dwelling_id: dwelling for dwelling in shared}
    free = [home for home in homes if known[home.dwelling_id].stock_to is None]
    random.shuffle(free)
    planted = [_plan(kind, home, column) for kind, home, column in _conflicts(free)]
    for home in _some(free, scaled(BLANK_CELLS, town.size)):
        column = random.choice(("address", "places"))
        home.address, home.places = ("", home.places) if column == "address" else (home.address, None)
        planted.append(_plan("blank_plan_cell", home, column))
    for home in _some(free, scaled(STALE_COUNTS, town.size)):
        home.occupied = (home.occupied or 0) - 1 if (home.occupied or 0) > 1 else (home.occupied or 0) + 1
        home.free, home.status = max(0, (home.places or 0) - home.occupied), ""
        planted.append(_plan("stale_occupied", home, "occupied"))
        planted.append(_plan("stale_free_places", home, "free_places"))
    for home in homes:
        if known[home.dwelling_id].stock_to is not None:
            home.occupied, home.free, home.status = None, None, ""
            planted.append(_plan("left_stock_in_plan", home, "place_status"))
    missing = sorted(town.missing_in_plan)
    return planted + [Planted("missing_in_plan", "dwellings", item, "dwelling_id", item) for item in missing]


def _conflicts(free: list[Home]) -> list[tuple[str, Home, str]]:
    found = []
    if free:
        home = free.pop()
        home.address += " (inngang fra bakgården)"
        found.append(("staff_conflict", home, "address"))
    leased = [home for home in free if home.rent]
    if leased:
        home = leased[0]
        free.remove(home)
        home.rent = (home.rent or 0) - 1000
        home.remarks = "Avtalt avslag på leia ut året mens badet pusses opp"
        found.append(("staff_conflict", home, "rent_package_nok_month"))
    return found


def _some(free: list[Home], count: int) -> list[Home]:
    taken = free[:count]
    del free[:count]
    return taken


def _plan(kind: str, home: Home, column: str) -> Planted:
    return Planted(kind, "settlement_plan", home.dwelling_id, column, home.dwelling_id)

"""The register: which dwellings there are, how each is disposed of, and what each looked like when surveyed."""

from __future__ import annotations

from datetime import date
from random import Random

from pipeline.example.addresses import AddressBook
from pipeline.example.days import add_months, add_years, after, between
from pipeline.example.facts import NOT_SUITABLE, NOT_SURVEYED, OLDER, YOUNGER, FactDrawer
from pipeline.example.model import Dwelling, Fact
from pipeline.example.quotas import BASE_DWELLINGS, largest_remainder, scaled

CLASSES = {OLDER: 40, YOUNGER: 11, NOT_SUITABLE: 63, NOT_SURVEYED: 5}
SHARED, LARGE_SHARED = 20, 1
LARGE_PLACES = 6
FORMS = {
    "KOMMUNALT_EID": 81,
    "INNLEID_FRA_KOMMUNALT_FORETAK": 2,
    "INNLEID_FRA_STIFTELSE": 4,
    "INNLEID_FRA_PRIVAT_FORETAK": 14,
    "INNLEID_FRA_PRIVATPERSON": 12,
    "PRIVAT_TILDELINGSRETT": 3,
    "PRIVAT_TILVISNINGSRETT": 3,
}
SHARED_LEASED_SHARE = 0.72
WHEELCHAIR = 55
LEFT_STOCK, NOT_YET = 4, 1
AREA_DIFFERENCES = 3

_SHARED_FORMS = ("INNLEID_FRA_PRIVAT_FORETAK", "INNLEID_FRA_PRIVATPERSON")

Made = list[tuple[Dwelling, dict[str, Fact]]]


def make_dwellings(random: Random, drawer: FactDrawer, size: int, as_of: date) -> Made:
    """All dwellings with the facts that their class was made from; those in stock at ``as_of`` are ``size``."""
    made = _in_stock(random, drawer, size)
    _dispose(random, [dwelling for dwelling, _ in made], size)
    left = _left_stock(random, drawer, size)
    slots = made + left
    random.shuffle(slots)
    leaving = {id(dwelling) for dwelling, _ in left}
    _number(random, slots, size)
    for dwelling, _ in slots:
        _stock_dates(random, dwelling, as_of)
    _end_stock(random, [dwelling for dwelling, _ in slots if id(dwelling) in leaving], size, as_of)
    accessible = random.sample([dwelling for dwelling, _ in made], largest_remainder(size, _wheelchair())[True])
    for dwelling in accessible:
        dwelling.wheelchair = True
    return slots


def _wheelchair() -> dict[bool, int]:
    return {True: WHEELCHAIR, False: BASE_DWELLINGS - WHEELCHAIR}


def _in_stock(random: Random, drawer: FactDrawer, size: int) -> Made:
    counts = largest_remainder(size, CLASSES)
    large = min(scaled(LARGE_SHARED, size), counts[NOT_SUITABLE])
    shared = min(scaled(SHARED, size), counts[NOT_SUITABLE] - large)
    made: Made = [_shared(random, drawer, LARGE_PLACES) for _ in range(large)]
    made += [_shared(random, drawer, random.choice((2, 3, 3))) for _ in range(shared)]
    made += [_ordinary(random, drawer, NOT_SUITABLE) for _ in range(counts[NOT_SUITABLE] - large - shared)]
    for wanted in (OLDER, YOUNGER, NOT_SURVEYED):
        made += [_ordinary(random, drawer, wanted) for _ in range(counts[wanted])]
    return made


def _ordinary(random: Random, drawer: FactDrawer, wanted: str) -> tuple[Dwelling, dict[str, Fact]]:
    if wanted == NOT_SUITABLE:
        facts = drawer.unsuitable(random)
    else:
        facts = drawer.suitable(random, OLDER if wanted == NOT_SURVEYED else wanted)
    bedrooms = int(facts["bedrooms_for_children"] or 0) + (random.random() < 0.12)
    return _dwelling(random, wanted, facts, is_shared=False, bedrooms=bedrooms, places=None)


def _shared(random: Random, drawer: FactDrawer, places: int) -> tuple[Dwelling, dict[str, Fact]]:
    cause = ("building_type",) if random.random() < 0.35 else ("neighbour_risk",)
    facts = drawer.unsuitable(random, always=cause)
    facts["measured_area_m2"] = float(places * random.randint(21, 26) + random.randint(18, 30))
    facts["bedrooms_for_children"] = places
    return _dwelling(random, NOT_SUITABLE, facts, is_shared=True, bedrooms=places, places=places)


def _dwelling(
    random: Random, wanted: str, facts: dict[str, Fact], *, is_shared: bool, bedrooms: int, places: int | None
) -> tuple[Dwelling, dict[str, Fact]]:
    area = float(round(float(facts["measured_area_m2"] or 0) * random.uniform(0.975, 1.025)))
    building = str(facts["building_type"])
    made = Dwelling("", wanted, building, is_shared, area, bedrooms, places)
    made.rent = round((4200 + 58 * area + random.randint(-400, 400)) / 50) * 50
    return made, facts


def _dispose(random: Random, dwellings: list[Dwelling], size: int) -> None:
    left = largest_remainder(size, FORMS)
    shared = [dwelling for dwelling in dwellings if dwelling.is_shared]
    for dwelling in shared[: round(len(shared) * SHARED_LEASED_SHARE)]:
        open_forms = [form for form in _SHARED_FORMS if left[form]]
        if open_forms:
            dwelling.disposal_form = random.choice(open_forms)
            left[dwelling.disposal_form] -= 1
            dwelling.wanted += "_LEASED"
    rest = [dwelling for dwelling in dwellings if not dwelling.wanted.endswith("_LEASED")]
    owned_shared = sum(dwelling.is_shared for dwelling in rest)
    left["KOMMUNALT_EID"] -= owned_shared
    forms = [form for form, count in left.items() for _ in range(count)]
    random.shuffle(forms)
    for dwelling, form in zip([item for item in rest if not item.is_shared], forms, strict=True):
        dwelling.disposal_form = form
    for dwelling in dwellings:
        dwelling.wanted = dwelling.wanted.removesuffix("_LEASED")


def _left_stock(random: Random, drawer: FactDrawer, size: int) -> Made:
    count = max(2, scaled(LEFT_STOCK, size))
    made = [_shared(random, drawer, 3) for _ in range(max(1, count // 4))]
    made += [_ordinary(random, drawer, random.choice((OLDER, OLDER, YOUNGER))) for _ in range(count - len(made))]
    for dwelling, _ in made:
        dwelling.disposal_form = "INNLEID_FRA_PRIVATPERSON" if dwelling.is_shared else "KOMMUNALT_EID"
    return made + [_ordinary(random, drawer, OLDER) for _ in range(max(1, scaled(NOT_YET, size)))]


def _number(random: Random, slots: Made, size: int) -> None:
    book = AddressBook(random, size)
    width = max(4, len(str(len(slots))))
    for number, (dwelling, _) in enumerate(slots, start=1):
        dwelling.dwelling_id = f"B-{number:0{width}d}"
        book.place(dwelling)


def _stock_dates(random: Random, dwelling: Dwelling, as_of: date) -> None:
    if dwelling.is_shared:
        first = between(random, add_months(as_of, -46), add_months(as_of, -26))
    elif dwelling.is_leased_in or random.random() < 0.12:
        first = between(random, add_years(as_of, -8), add_months(as_of, -9))
    else:
        first = between(random, add_years(as_of, -33), add_years(as_of, -6))
    dwelling.stock_from = first.replace(day=1) if dwelling.is_leased_in or dwelling.is_shared else first


def _end_stock(random: Random, dwellings: list[Dwelling], size: int, as_of: date) -> None:
    coming = max(1, scaled(NOT_YET, size))
    ordered = [item for item in dwellings if item.wanted != OLDER] + [d for d in dwellings if d.wanted == OLDER]
    for dwelling in ordered[:-coming]:
        dwelling.stock_to = between(random, add_months(as_of, -20), add_months(as_of, -2)).replace(day=15)
        dwelling.stock_from = min(dwelling.stock_from, add_months(dwelling.stock_to, -14).replace(day=1))
        dwelling.status = "IKKE_TILGJENGELIG"
        dwelling.remarks = "Tilbakelevert til utleier" if dwelling.is_shared else "Solgt"
    for dwelling in ordered[-coming:]:
        dwelling.stock_from = after(as_of, random.randint(20, 80)).replace(day=28)
        dwelling.status = "IKKE_TILGJENGELIG"
        dwelling.remarks = "Under bygging, tas i bruk når ferdigattesten foreligger"

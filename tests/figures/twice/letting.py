"""Places in shared housing, vacancy, occupancy and turnover, day by day."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date

from tests.figures.twice.cells import (
    LATEST,
    Book,
    Key,
    Row,
    covers,
    each_day,
    end_of,
    months_after,
    share,
    years,
    yes,
)
from tests.figures.twice.form import who
from tests.figures.twice.suitability import CLASSES, classes

REPAIR = {"Under renovering", "Vedlikehold", "Under vedlikehold", "Oppussing"}
CLOSED = {"Ikke tilgjengelig", "Utilgjengelig"}
PRIVATE = {"Tildelingsavtale", "Tildelingsrett", "Tilvisningsavtale", "Tilvisningsrett"}


def letting(book: Book, as_of: date) -> dict[Key, float | None]:
    found = _places(book, as_of) | _vacancy(book, as_of)
    told = years([row["Innflyttet"] for row in book.tenancies], as_of)
    for year in told:
        found["turnover_pct", str(year), None] = _turnover(book.tenancies, year, as_of)
    now = classes(book, as_of)
    for name in CLASSES.values():
        some = [row for row in book.tenancies if now.get(row["Bolignr"]) == name]
        found["turnover_pct", str(as_of.year), name] = _turnover(some, as_of.year, as_of)
    found["rent_to_own_tenancies", as_of.isoformat(), None] = None
    return found


def _turnover(tenancies: list[Row], year: int, as_of: date) -> float | None:
    first, last = date(year, 1, 1), end_of(year, as_of)
    ran = [row for row in tenancies if row["Innflyttet"] <= last and (row["Utflyttet"] or LATEST) >= first]
    return share(sum((row["Utflyttet"] or LATEST) <= last for row in ran), len(ran))


def _lease_end(row: Row) -> date:
    if row["Innleid til"]:
        end: date = row["Innleid til"]
        return end
    if row["Oppsagt dato"] and row["Oppsigelsestid"] is not None:
        return months_after(row["Oppsagt dato"], int(row["Oppsigelsestid"]))
    return LATEST


def _leases(book: Book) -> dict[str, list[tuple[date, date]]]:
    found = defaultdict(list)
    for row in book.leases:
        if row["Innleid fra"] <= _lease_end(row):
            found[row["Objektnr"]].append((row["Innleid fra"], _lease_end(row)))
    return found


def _is_usable(row: Row, leases: dict[str, list[tuple[date, date]]], day: date) -> bool:
    if not covers(row["Anskaffet dato"], row["I bruk til"], day):
        return False
    spans = leases.get(row["Objektnr"], [])
    return not str(row["Eierform"]).startswith("Innleid") or not spans or any(a <= day <= b for a, b in spans)


def _places(book: Book, as_of: date) -> dict[Key, float | None]:
    leases, sums = _leases(book), Counter[str]()
    residents: dict[str, set[str]] = defaultdict(set)
    for row in book.tenancies:
        if covers(row["Innflyttet"], row["Utflyttet"], as_of):
            residents[row["Bolignr"]].add(who(row))
    for row in book.dwellings:
        in_stock = covers(row["Anskaffet dato"], row["I bruk til"], as_of)
        if in_stock and yes(row["Bofellesskap"]) and row["Plasser"] is not None:
            places = int(row["Plasser"]) if _is_usable(row, leases, as_of) else 0
            living = len(residents[row["Objektnr"]])
            sums["places"] += places
            sums["places_occupied"] += min(places, living)
            sums["places_free"] += max(places - living, 0)
            sums["residents_over_places"] += max(living - places, 0)
    names = ("places", "places_occupied", "places_free", "residents_over_places")
    found: dict[Key, float | None] = {(f"shared_{name}", as_of.isoformat(), None): sums[name] for name in names}
    found["shared_occupancy_pct", as_of.isoformat(), None] = share(sums["places_occupied"], sums["places"])
    return found


def _vacancy(book: Book, as_of: date) -> dict[Key, float | None]:
    leases = _leases(book)
    stays = defaultdict(list)
    for stay in book.tenancies:
        stays[stay["Bolignr"]].append((stay["Innflyttet"], stay["Utflyttet"] or LATEST))
    month, vacant = as_of.isoformat()[:7], 0
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for row in book.dwellings:
        if row["Eierform"] in PRIVATE or row["Status utleie"] in CLOSED:
            continue
        for day in each_day(date(as_of.year, 1, 1), as_of):
            if not _is_usable(row, leases, day):
                continue
            kind = "let" if any(a <= day <= b for a, b in stays[row["Objektnr"]]) else "vacant"
            if kind == "vacant" and row["Status utleie"] in REPAIR:
                kind = "repair"
            vacant += kind == "vacant" and day == as_of
            for period in (str(as_of.year), month):
                if day.isoformat().startswith(period):
                    sums[kind, period] += 1
                    if kind == "vacant":
                        sums["loss", period] += (row["Husleie"] or 0) / _days_in_month(day)
    found: dict[Key, float | None] = {("dwellings_vacant", as_of.isoformat(), None): vacant}
    for period in (str(as_of.year), month):
        found["vacancy_days", period, None] = sums["vacant", period]
        found["maintenance_days", period, None] = sums["repair", period]
        found["vacancy_loss_nok", period, None] = sums["loss", period]
        found["occupancy_pct", period, None] = share(sums["let", period], sums["let", period] + sums["vacant", period])
    return found


def _days_in_month(day: date) -> int:
    first = day.replace(day=1)
    return (months_after(first, 1) - first).days

"""How much of the stock suits families with children, now and on earlier days."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from tests.figures.twice.cells import Book, Key, Row, covers, end_of, months_after, no, share, years, yes

HEADINGS = {
    "Areal": "Målt areal",
    "Godkjente soverom": "Soverom godkjent",
    "Type bolig": "Bygningstype",
    "Avstand servicefunksjoner": "Avstand butikk",
}
"""What the survey's sheet calls the facts that the criteria name."""
OLDER, YOUNGER = "3 år +", "0–3 år"
CLASSES = {
    "dwellings_suitable_3_plus": OLDER,
    "dwellings_suitable_0_3": YOUNGER,
    "dwellings_not_suitable": "ikke egnet",
    "dwellings_not_surveyed": "mangler kartlegging",
}


def suitability(book: Book, as_of: date) -> dict[Key, float | None]:
    found = _counts(classes(book, as_of), as_of, "")
    latest, asked = _latest(book, as_of), _asked(book, as_of)
    for code, age in (("dwellings_meeting_3_plus", OLDER), ("dwellings_meeting_0_3", YOUNGER)):
        met = sum(_meets(latest.get(name), asked, age) for name in classes(book, as_of))
        found[code, as_of.isoformat(), None] = met
    for day in _earlier(book, as_of):
        found |= _counts(classes(book, day), day, "then_")
    return found


def classes(book: Book, day: date) -> dict[str, str]:
    """Class of each dwelling in stock on a day, by what was surveyed and asked for then."""
    latest, asked = _latest(book, day), _asked(book, day)
    stock = [row["Objektnr"] for row in book.dwellings if covers(row["Anskaffet dato"], row["I bruk til"], day)]
    return {name: _class_of(latest.get(name), asked) for name in stock}


def _earlier(book: Book, as_of: date) -> list[date]:
    first_years = list(years([row["Kartlagt dato"] for row in book.surveys], as_of))[:-1]
    days = [end_of(year, as_of) for year in first_years]
    ends = [months_after(date(as_of.year, 1, 1), number) - timedelta(1) for number in range(1, 12)]
    return days + [day for day in ends if day < as_of]


def _latest(book: Book, day: date) -> dict[str, Row]:
    done = [row for row in book.surveys if row["Kartlagt dato"] <= day]
    return {row["Bolignr"]: row for row in sorted(done, key=lambda row: row["Kartlagt dato"])}


def _asked(book: Book, day: date) -> list[Row]:
    return [row for row in book.criteria if covers(row["Gjelder fra"], row["Gjelder til"], day)]


def _class_of(survey: Row | None, asked: list[Row]) -> str:
    if survey is None or any(_fact(survey, item) is None for item in asked):
        return "mangler kartlegging"
    return next((age for age in (OLDER, YOUNGER) if _meets(survey, asked, age)), "ikke egnet")


def _meets(survey: Row | None, asked: list[Row], age: str) -> bool:
    return survey is not None and all(
        _holds(_fact(survey, item), item) for item in asked if item["Aldersklasse"] == age
    )


def _fact(survey: Row, item: Row) -> Any:
    return survey[HEADINGS.get(str(item["Måles"]), str(item["Måles"]))]


def _holds(value: Any, item: Row) -> bool:
    if value is None:
        return False
    match item["Krav"]:
        case "minst":
            return bool(value >= item["Verdi"])
        case "høyst":
            return bool(value <= item["Verdi"])
        case "en av":
            return value in item["Verdi"].split("; ")
        case "ja":
            return yes(value)
        case "nei":
            return no(value)
    raise AssertionError(item["Krav"])


def _counts(found: dict[str, str], day: date, start: str) -> dict[Key, float | None]:
    amounts = list(found.values())
    counts: dict[Key, float | None] = {
        (start + code, day.isoformat(), None): amounts.count(name) for code, name in CLASSES.items()
    }
    suits = amounts.count(OLDER) + amounts.count(YOUNGER)
    counts[start + "family_suitable_share_pct", day.isoformat(), None] = share(suits, len(amounts))
    return counts

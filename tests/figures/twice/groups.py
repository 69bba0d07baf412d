"""Who waits and who was housed in the last twelve months, group by group: how many, and how long they waited."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from tests.figures.twice.cells import Book, Row, days_between, months_after, no, spread, yes
from tests.figures.twice.form import on_the_list, reason

Group = tuple[str, str, str, str]
Told = tuple[int, float | None, float | None]
UNKNOWN = "Ikke oppgitt"
MONTHS, OF_AGE, TOO_OLD = 12, 18, 19
ANSWERS = ("Klarer skole/dagtilbud", "Fungerer sosialt", "Klarer boforpliktelser")
LIVES_THERE = {"Fast", "Hele tiden", "Ja", "Delt bosted", "Delt", "50/50"}
PARENTS = {"Søker", "Hovedsøker", "Forelder", "Ektefelle eller samboer", "Ektefelle", "Samboer", "Partner"}


def groups(book: Book, as_of: date) -> dict[Group, Told]:
    """Number, median and longest wait by whom, waiting or housed, division and class; classes with nobody left out."""
    first = months_after(as_of + timedelta(1), -MONTHS)
    found: dict[Group, list[int | None]] = {}
    for whom, what, day, row in (*_youths(book, first, as_of), *_households(book, first, as_of)):
        start = row["Vedtaksdato"] if whom == "Ungdommer" else row["Mottatt"]
        divide = _divide_youth(row, day) if whom == "Ungdommer" else _divide_household(book, row, day, as_of)
        for division, name in (("", ""), *divide):
            found.setdefault((whom, what, division, name), []).append(days_between(start, day))
    return {group: _told(days) for group, days in found.items()}


def _told(days: list[int | None]) -> Told:
    waits = spread("x", "", days)
    return len(days), waits["x_median", "", None], waits["x_longest", "", None]


def _youths(book: Book, first: date, as_of: date) -> Iterable[tuple[str, str, date, Row]]:
    moved: dict[str, date] = {}
    for stay in book.tenancies:
        if stay["EM-nr"]:
            moved[stay["EM-nr"]] = min(stay["Innflyttet"], moved.get(stay["EM-nr"], date.max))
    for row in book.youths:
        day = moved.get(row["EM-nr"])
        if day is None and _age(row["Fødselsdato"], as_of) < TOO_OLD:
            yield "Ungdommer", "venter", as_of, row
        elif day is not None and first <= day <= as_of:
            yield "Ungdommer", "fikk", day, row


def _households(book: Book, first: date, as_of: date) -> Iterable[tuple[str, str, date, Row]]:
    moved = [
        row
        for row in book.applications
        if yes(row["Nysøker"]) and row["Innflyttingsdato"] and first <= row["Innflyttingsdato"] <= as_of
    ]
    latest = {
        row["Husstandsnr"]: row for row in sorted(moved, key=lambda row: (row["Innflyttingsdato"], row["Søknadsnr"]))
    }
    for row in latest.values():
        yield "Husstander", "fikk", row["Innflyttingsdato"], row
    for row in on_the_list(book.applications, as_of):
        yield "Husstander", "venter", as_of, row


def _divide_youth(row: Row, day: date) -> list[tuple[str, str]]:
    spoken = row.get("Språk")
    has_company = any(str(row.get(name) or "").startswith("EM-") for name in ("Søsken", "Bo sammen med"))
    return [
        ("kjønn", "Kvinne" if row["Kjønn"] in ("K", "Kvinne", "Jente") else "Mann"),
        ("alder", "Under 18 år" if _age(row["Fødselsdato"], day) < OF_AGE else "18 år og over"),
        ("snakker norsk eller engelsk", _answer(spoken and ("engelsk" in spoken or "norsk" in spoken))),
        ("vurdert", "Ja på alle tre" if all(yes(row[name]) for name in ANSWERS) else "Nei eller mangler"),
        ("søsken eller venn å bo med", "Ja" if has_company else "Ingen oppgitt"),
    ]


def _answer(value: object) -> str:
    return UNKNOWN if value is None else "Ja" if value else "Nei"


def _divide_household(book: Book, row: Row, day: date, as_of: date) -> list[tuple[str, str]]:
    members = [member for member in book.members if member["Husstand"] == row["Husstandsnr"]]
    there = [member for member in members if member["Bor her"] in LIVES_THERE or member["Rolle"] in PARENTS]
    there = [member for member in there if member["Fødselsdato"] <= as_of]
    children = [item for item in there if item["Rolle"] not in PARENTS and _age(item["Fødselsdato"], as_of) < OF_AGE]
    sizes = ((1, "1 person"), (2, "2 personer"), (4, "3–4 personer"), (99, "5 eller flere"))
    needs = row["Trenger rullestoltilpasset"]
    return [
        ("barn", ("Med barn" if children else "Uten barn") if members else UNKNOWN),
        ("husstandens størrelse", next(name for most, name in sizes if len(there) <= most) if members else UNKNOWN),
        ("trenger rullestoltilpasset", UNKNOWN if not (yes(needs) or no(needs)) else _answer(yes(needs))),
        ("hovedgrunn", reason(row, day)),
    ]


def _age(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))

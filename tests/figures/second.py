"""KOSTRA 13 reckoned once more in plain Python from the cells of the example's workbooks, with nothing of ours."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl

Row = dict[str, Any]
Key = tuple[str, str, str | None]
YEARS_BACK, REFUGEE_YEARS, SHORT, LONG = 5, 5, 14, 92
GROUPS = (
    "Flyktning",
    "Behov for tilrettelagt bolig",
    "Psykisk lidelse og/eller rusproblemer",
    "Andre problemer",
    "Ikke behovsprøvd",
    "Uavklart hovedgrunn",
)
YES = {"ja", "x", "j", "1", "true"}


def read(folder: Path, book: str, sheet: str, key: str) -> list[Row]:
    """Rows below the heading row that has ``key``, as long as that column is filled; days as dates."""
    rows = [
        [cell.date() if isinstance(cell, datetime) else cell for cell in row]
        for row in openpyxl.load_workbook(folder / f"{book}.xlsx")[sheet].iter_rows(values_only=True)
    ]
    at = next(number for number, row in enumerate(rows) if key in row)
    column, headings = rows[at].index(key), [str(name).split(" (")[0] for name in rows[at]]
    found = [dict(zip(headings, row, strict=True)) for row in rows[at + 1 :] if row[column] is not None]
    return [row for row in found if not str(row[key]).startswith(("Sum", "Ajour"))]


def kostra(folder: Path, as_of: date) -> dict[Key, float | None]:
    """Value of every figure of the form by code, period and group."""
    applications = read(folder, "Søknader", "Søknader", "Søknadsnr")
    stays = read(folder, "Midlertidige opphold", "Midlertidige opphold", "Oppholdsnr")
    dwellings = read(folder, "Boligregister", "Boliger", "Objektnr")
    tenancies = read(folder, "Kontrakter", "Leieforhold", "Leieforholdnr")
    found: dict[Key, float | None] = {}
    for year in _years([row["Mottatt"] for row in applications], as_of):
        found |= _applications(applications, year, as_of)
    for year in _years([row["Fra dato"] for row in stays], as_of):
        found |= _temporary(stays, year, as_of)
    for year in _years([row["Anskaffet dato"] for row in dwellings], as_of):
        found |= _stock(dwellings, tenancies, min(date(year, 12, 31), as_of))
        found |= _moves(dwellings, tenancies, year, as_of)
    return found


def _years(days: list[date | None], as_of: date) -> range:
    first = min((day.year for day in days if day), default=as_of.year)
    return range(min(max(as_of.year - YEARS_BACK, first), as_of.year), as_of.year + 1)


def _share(part: float, whole: float, per: int = 100) -> float | None:
    return part / whole * per if whole else None


def _yes(value: Any) -> bool:
    return str(value).strip().lower() in YES


def _in(day: date | None, year: int, as_of: date) -> bool:
    return day is not None and day.year == year and day <= as_of


def _applications(rows: list[Row], year: int, as_of: date) -> dict[Key, float | None]:
    period, end = str(year), min(date(year, 12, 31), as_of)
    came = [row for row in rows if _in(row["Mottatt"], year, as_of)]
    decided = [row for row in rows if _in(row["Vedtaksdato"], year, as_of)]
    rejected = [row for row in decided if row["Vedtak"] in {"Avslag", "Avslått", "Nei"}]
    granted = [row for row in decided if row["Vedtak"] in {"Innvilget", "Ja", "Godkjent"}]
    came_new, rejected_new = (sum(_yes(row["Nysøker"]) for row in some) for some in (came, rejected))
    moved = [row for row in rows if _yes(row["Nysøker"]) and _in(row["Innflyttingsdato"], year, as_of)]
    waiting = [
        row
        for row in rows
        if _yes(row["Nysøker"])
        and row["Vedtak"] in {"Innvilget", "Ja", "Godkjent"}
        and row["Mottatt"] <= end
        and row["Vedtaksdato"]
        and row["Vedtaksdato"] <= end
        and (row["Innflyttingsdato"] is None or row["Innflyttingsdato"] > end)
    ]
    moved_in = _reasons(
        {row["Husstandsnr"]: (row, row["Innflyttingsdato"]) for row in _sorted(moved, "Innflyttingsdato")}
    )
    queue = _reasons({row["Husstandsnr"]: (row, end) for row in _sorted(waiting, "Mottatt")})
    people, listed = sum(moved_in.values()), sum(queue.values())
    found: dict[Key, float | None] = {
        ("applications_received", period, None): len(came),
        ("applications_received_new", period, None): came_new,
        ("applications_rejected", period, None): len(rejected),
        ("applications_rejected_new", period, None): rejected_new,
        ("applications_granted", period, None): len(granted),
        ("applications_undecided", period, None): sum(
            row["Vedtaksdato"] is None or row["Vedtaksdato"] > end for row in came
        ),
        ("new_applicant_rejection_pct", period, None): _share(rejected_new, came_new),
        ("households_moved_in_new", period, None): people,
        ("households_moved_in_new_mental_substance_pct", period, None): _share(moved_in[GROUPS[2]], people),
        ("waiting_list_total", end.isoformat(), None): listed,
    }
    for group in GROUPS:
        found["households_moved_in_new", period, group] = moved_in[group]
        found["waiting_list_total", end.isoformat(), group] = queue[group]
        found["waiting_list_share_pct", end.isoformat(), group] = _share(queue[group], listed)
    return found


def _sorted(rows: list[Row], column: str) -> list[Row]:
    return sorted(rows, key=lambda row: (row[column], row["Søknadsnr"]))


def _reasons(households: dict[str, tuple[Row, date]]) -> dict[str, int]:
    counts = dict.fromkeys(GROUPS, 0)
    for row, day in households.values():
        counts[_reason(row, day)] += 1
    return counts


def _reason(row: Row, day: date) -> str:
    text, since = row["Hovedårsak"], row["Integreringstilskudd fra"]
    words = (
        ("Flykt", 0),
        ("Behov", 1),
        ("Tilrett", 1),
        ("Funksj", 1),
        ("Psyk", 2),
        ("Rus", 2),
        ("And", 3),
        ("Ikke", 4),
    )
    at = next((number for start, number in words if text and text.startswith(start)), 5)
    is_over = (
        at == 0 and since and (since.year + REFUGEE_YEARS, since.month, since.day) <= (day.year, day.month, day.day)
    )
    return GROUPS[5 if is_over else at]


def _temporary(rows: list[Row], year: int, as_of: date) -> dict[Key, float | None]:
    first, last, period = date(year, 1, 1), min(date(year, 12, 31), as_of), str(year)
    nights: dict[str, set[date]] = defaultdict(set)
    sheltered, families = set(), set()
    for row in rows:
        start, end = max(row["Fra dato"], first), min(row["Til dato"] or last, last)
        days = {start + timedelta(days=number) for number in range((end - start).days + 1)}
        if days and row["Botilbud"] in {"Natthjem", "Akuttovernatting"}:
            sheltered.add(row["Husstandsnr"])
        elif days:
            nights[row["Husstandsnr"]] |= days
            if _yes(row["Med barn"]):
                families.add(row["Husstandsnr"])
    long = sum(len(nights[name]) > LONG for name in families)
    short = sum(len(days) <= SHORT for days in nights.values())
    values = {
        "temp_households_total": len(nights),
        "temp_households_children": len(families),
        "temp_households_children_gt_3m": long,
        "temp_households_le_14d": short,
        "temp_households_le_3m": sum(len(days) <= LONG for days in nights.values()),
        "night_shelter_households": len(sheltered),
        "temp_households_children_gt_3m_pct": _share(long, len(families)),
        "temp_households_le_14d_pct": _share(short, len(nights)),
    }
    return {(code, period, None): value for code, value in values.items()}


def _weights(dwellings: list[Row], tenancies: list[Row], day: date) -> dict[str, int]:
    """How many dwellings each row in stock counts as on a day."""
    found = {}
    for row in dwellings:
        if (row["Anskaffet dato"] or day) <= day <= (row["I bruk til"] or day):
            living = [
                stay
                for stay in tenancies
                if stay["Bolignr"] == row["Objektnr"] and stay["Innflyttet"] <= day <= (stay["Utflyttet"] or day)
            ]
            own = _yes(row["Bofellesskap"]) and living and all(_yes(stay["Egen kontrakt"]) for stay in living)
            found[row["Objektnr"]] = int(row["Plasser"] or 1) if own else 1
    return found


def _stock(dwellings: list[Row], tenancies: list[Row], day: date) -> dict[Key, float | None]:
    weights = _weights(dwellings, tenancies, day)
    count = {"eid": 0, "innleid": 0, "rett": 0, "rullestol": 0}
    for row in dwellings:
        weight = weights.get(row["Objektnr"], 0)
        count[_tenure(str(row["Eierform"]))] += weight
        count["rullestol"] += weight * _yes(row["Rullestol"])
    total = sum(weights.values())
    inhabitants = {2017: 16350, 2018: 16530, 2019: 16712}.get(day.year)
    values = {
        "dwellings_total": total,
        "dwellings_owned": count["eid"],
        "dwellings_leased_in": count["innleid"],
        "dwellings_private_disposal_right": count["rett"],
        "dwellings_wheelchair_accessible": count["rullestol"],
        "owned_share_pct": _share(count["eid"], total),
        "wheelchair_share_pct": _share(count["rullestol"], total),
        "dwellings_per_1000": _share(total, inhabitants, 1000) if inhabitants else None,
    }
    return {(code, day.isoformat(), None): value for code, value in values.items()}


def _tenure(form: str) -> str:
    if form in {"Kommunalt eid", "Innleid fra kommunalt foretak"}:
        return "eid"
    return "innleid" if form.startswith("Innleid") else "rett"


def _moves(dwellings: list[Row], tenancies: list[Row], year: int, as_of: date) -> dict[Key, float | None]:
    before, after = date(year - 1, 12, 31), min(date(year, 12, 31), as_of)
    was, now = _weights(dwellings, tenancies, before), _weights(dwellings, tenancies, after)
    came = went = 0
    for row in dwellings:
        name, first, last = row["Objektnr"], row["Anskaffet dato"], row["I bruk til"]
        if first and before < first <= after:
            came += now.get(name, 1)
        if last and before <= last < after:
            went += was.get(name, 1)
    anew = sum(now[name] - was[name] for name in was.keys() & now.keys())
    values = {"stock_in": came, "stock_out": went, "stock_net": came - went, "stock_recounted": anew}
    return {(code, str(year), None): value for code, value in values.items()}

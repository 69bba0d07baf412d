"""KOSTRA form 13: applications, waiting list, temporary stays, and the stock with its movements."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from tests.figures.twice.cells import Book, Key, Row, covers, end_of, share, within, years, yes

REFUGEE_YEARS, SHORT, LONG = 5, 14, 92
GRANTED, REJECTED = {"Innvilget", "Ja", "Godkjent"}, {"Avslag", "Avslått", "Nei"}
GROUPS = (
    "Flyktning",
    "Behov for tilrettelagt bolig",
    "Psykisk lidelse og/eller rusproblemer",
    "Andre problemer",
    "Ikke behovsprøvd",
    "Uavklart hovedgrunn",
)


def form(book: Book, as_of: date) -> dict[Key, float | None]:
    found: dict[Key, float | None] = {}
    for year in years([row["Mottatt"] for row in book.applications], as_of):
        found |= _applications(book, year, as_of)
    for year in years([row["Fra dato"] for row in book.stays], as_of):
        found |= _temporary(book.stays, year, as_of)
    for year in years([row["Anskaffet dato"] for row in book.dwellings], as_of):
        found |= _stock(book, end_of(year, as_of))
        found |= _moves(book, year, as_of)
        found |= _tenancies(book, end_of(year, as_of))
    return found


def on_the_list(rows: list[Row], end: date) -> list[Row]:
    """The latest application of each new household that has a positive decision and has not moved in."""
    waiting = [
        row
        for row in rows
        if yes(row["Nysøker"])
        and row["Vedtak"] in GRANTED
        and row["Mottatt"] <= end
        and row["Vedtaksdato"]
        and row["Vedtaksdato"] <= end
        and (row["Innflyttingsdato"] is None or row["Innflyttingsdato"] > end)
    ]
    return list({row["Husstandsnr"]: row for row in _sorted(waiting, "Mottatt")}.values())


def _tenancies(book: Book, day: date) -> dict[Key, float | None]:
    stock = {row["Objektnr"] for row in book.dwellings if covers(row["Anskaffet dato"], row["I bruk til"], day)}
    living = [row for row in book.tenancies if covers(row["Innflyttet"], row["Utflyttet"], day)]
    persons: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in living:
        if row["Rom"] is not None:
            persons[row["Bolignr"], str(row["Rom"])].add(who(row))
    sharing = [row for row in living if row["Rom"] is not None and len(persons[row["Bolignr"], str(row["Rom"])]) > 1]
    return {
        ("tenancies_outside_stock", day.isoformat(), None): sum(row["Bolignr"] not in stock for row in living),
        ("tenancies_sharing_room", day.isoformat(), None): len(sharing),
    }


def who(row: Row) -> str:
    """Who lives there: the youth, else the household, else the tenancy itself."""
    return str(row["EM-nr"] or row["Husstandsnr"] or row["Leieforholdnr"])


def _applications(book: Book, year: int, as_of: date) -> dict[Key, float | None]:
    rows, period, end = book.applications, str(year), end_of(year, as_of)
    came = [row for row in rows if within(row["Mottatt"], year, as_of)]
    decided = [row for row in rows if within(row["Vedtaksdato"], year, as_of)]
    rejected = [row for row in decided if row["Vedtak"] in REJECTED]
    granted = [row for row in decided if row["Vedtak"] in GRANTED]
    came_new, rejected_new = (sum(yes(row["Nysøker"]) for row in some) for some in (came, rejected))
    moved = [row for row in rows if yes(row["Nysøker"]) and within(row["Innflyttingsdato"], year, as_of)]
    waiting = on_the_list(rows, end)
    living = {row["Husstandsnr"] for row in book.tenancies if covers(row["Innflyttet"], row["Utflyttet"], end)}
    moved_in = _reasons(
        {row["Husstandsnr"]: (row, row["Innflyttingsdato"]) for row in _sorted(moved, "Innflyttingsdato")}
    )
    queue = _reasons({row["Husstandsnr"]: (row, end) for row in waiting})
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
        ("applications_decided_otherwise", period, None): len(decided) - len(rejected) - len(granted),
        ("applications_pending", period, None): sum(
            row["Mottatt"] <= end and (row["Vedtaksdato"] is None or row["Vedtaksdato"] > end) for row in rows
        ),
        ("waiting_list_with_tenancy", end.isoformat(), None): sum(row["Husstandsnr"] in living for row in waiting),
        ("new_applicant_rejection_pct", period, None): share(rejected_new, came_new),
        ("households_moved_in_new", period, None): people,
        ("households_moved_in_new_mental_substance_pct", period, None): share(moved_in[GROUPS[2]], people),
        ("waiting_list_total", end.isoformat(), None): listed,
    }
    for group in GROUPS:
        found["households_moved_in_new", period, group] = moved_in[group]
        found["waiting_list_total", end.isoformat(), group] = queue[group]
        found["waiting_list_share_pct", end.isoformat(), group] = share(queue[group], listed)
    return found


def _sorted(rows: list[Row], column: str) -> list[Row]:
    return sorted(rows, key=lambda row: (row[column], row["Søknadsnr"]))


def _reasons(households: dict[str, tuple[Row, date]]) -> dict[str, int]:
    counts = dict.fromkeys(GROUPS, 0)
    for row, day in households.values():
        counts[reason(row, day)] += 1
    return counts


def reason(row: Row, day: date) -> str:
    """The main reason on a day; somebody is a refugee for five years."""
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
            if yes(row["Med barn"]):
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
        "temp_households_children_gt_3m_pct": share(long, len(families)),
        "temp_households_le_14d_pct": share(short, len(nights)),
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
            own = yes(row["Bofellesskap"]) and living and all(yes(stay["Egen kontrakt"]) for stay in living)
            found[row["Objektnr"]] = int(row["Plasser"] or 1) if own else 1
    return found


def _stock(book: Book, day: date) -> dict[Key, float | None]:
    dwellings, weights = book.dwellings, _weights(book.dwellings, book.tenancies, day)
    count = {"eid": 0, "innleid": 0, "rett": 0, "rullestol": 0, "ukjent": 0}
    for row in dwellings:
        weight = weights.get(row["Objektnr"], 0)
        count[_tenure(str(row["Eierform"]))] += weight
        count["rullestol"] += weight * yes(row["Rullestol"])
        count["ukjent"] += weight * (row["Rullestol"] is None)
    total = sum(weights.values())
    inhabitants = book.setting("Innbyggere", day)
    values = {
        "dwellings_total": total,
        "dwellings_owned": count["eid"],
        "dwellings_leased_in": count["innleid"],
        "dwellings_private_disposal_right": count["rett"],
        "dwellings_wheelchair_accessible": count["rullestol"],
        "owned_share_pct": share(count["eid"], total),
        "wheelchair_share_pct": share(count["rullestol"], total - count["ukjent"]),
        "dwellings_per_1000": share(total, inhabitants, 1000) if inhabitants else None,
    }
    return {(code, day.isoformat(), None): value for code, value in values.items()}


def _tenure(form: str) -> str:
    if form in {"Kommunalt eid", "Innleid fra kommunalt foretak"}:
        return "eid"
    return "innleid" if form.startswith("Innleid") else "rett"


def _moves(book: Book, year: int, as_of: date) -> dict[Key, float | None]:
    dwellings, tenancies = book.dwellings, book.tenancies
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

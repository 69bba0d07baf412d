"""Start-up loans and grants: paid, approved, and the yearly reconciliation."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date
from typing import Any

from tests.figures.twice.cells import Book, Key, Row, days_between, end_of, months_after, share, within, years

PURPOSES = ("Kjøp", "Oppføring", "Utbedring/tilpasning", "Refinansiering")
TENURES = ("Kommunal leie", "Privat leie", "Eid bolig", "Hos familie eller venner", "Annet")
UNKNOWN = "Ikke oppgitt"
CHECKS = (
    "Utbetalingsdato uten status utbetalt",
    "Mulig dobbel utbetaling",
    "Uten beløp",
    "Utbetalt før vedtak",
    "Uten vedtaksdato",
    "Mangler utbetaling etter fristen",
    "Utbetalt uten dato",
    "Overført uten forklaring",
)
DOUBLE_DAYS, UNPAID_MONTHS = 60, 6


def loans(book: Book, as_of: date) -> dict[Key, float | None]:
    found: dict[Key, float | None] = {}
    kept = [row for row in book.cases if row["Status"] != "Utbetalt" or row["Utbetalt dato"]]
    for year in years([row["Utbetalt dato"] for row in kept], as_of):
        found |= _paid(kept, year, as_of)
    for year in years([row["Vedtaksdato"] for row in kept if row["Status"] in {"Innvilget", "Utbetalt"}], as_of):
        found |= _approved(book, kept, year, as_of)
    told = years([day for row in kept for day in (row["Vedtaksdato"], row["Utbetalt dato"])], as_of)
    for year in told:
        found |= _reconciled(book.cases, year, as_of)
    return found


def amount(row: Row) -> float | None:
    """Loan and grant together; None where neither is there."""
    known = [value for value in (row["Lån"], row["Tilskudd"]) if value is not None]
    return sum(known) if known else None


def _paid(cases: list[Row], year: int, as_of: date) -> dict[Key, float | None]:
    paid = [row for row in cases if row["Status"] == "Utbetalt" and within(row["Utbetalt dato"], year, as_of)]
    period = str(year)
    found: dict[Key, float | None] = {
        ("startlan_loans_paid", period, None): sum((row["Lån"] or 0) > 0 for row in paid),
        ("startlan_loans_paid_nok", period, None): sum(row["Lån"] or 0 for row in paid),
        ("startlan_grants_paid", period, None): sum((row["Tilskudd"] or 0) > 0 for row in paid),
        ("startlan_grants_paid_nok", period, None): sum(row["Tilskudd"] or 0 for row in paid),
        ("rent_to_own_purchases", period, None): sum(
            row["Formål"] == "Kjøp" and row["Tidligere boforhold"] == "Kommunal leie" for row in paid
        ),
    }
    found |= _family_figures(paid, "", period, None)
    for end, heading, groups in (
        ("_by_purpose", "Formål", PURPOSES),
        ("_by_previous_tenure", "Tidligere boforhold", TENURES),
    ):
        for group in (*groups, UNKNOWN):
            some = [row for row in paid if (row[heading] or UNKNOWN) == group]
            found |= _family_figures(some, end, period, group)
    return found


def _family_figures(paid: list[Row], end: str, period: str, group: str | None) -> dict[Key, float | None]:
    known = [row for row in paid if row["Barn under 18"] is not None]
    families = [row for row in known if row["Barn under 18"] > 0]
    values = {
        f"startlan_cases_paid{end}": len(paid),
        f"startlan_amount_paid_nok{end}": _total(paid),
        f"startlan_family_share_count{end}_pct": share(len(families), len(known)),
        f"startlan_family_share_amount{end}_pct": share(_total(families), _total(known)),
    }
    return {(code, period, group): value for code, value in values.items()}


def _total(rows: list[Row]) -> float:
    return sum(amount(row) or 0 for row in rows)


def _approved(book: Book, cases: list[Row], year: int, as_of: date) -> dict[Key, float | None]:
    approved = [
        row
        for row in cases
        if row["Status"] in {"Innvilget", "Utbetalt"}
        and (row["Lån"] or 0) > 0
        and within(row["Vedtaksdato"], year, as_of)
    ]
    inhabitants = book.setting("Innbyggere", end_of(year, as_of))
    return {
        ("startlan_dwellings_approved", str(year), None): len(approved),
        ("startlan_dwellings_per_1000", str(year), None): share(len(approved), inhabitants, 1000),
    }


def _reconciled(cases: list[Row], year: int, as_of: date) -> dict[Key, float | None]:
    end, first, period = end_of(year, as_of), date(year, 1, 1), str(year)
    sums: dict[str, float] = defaultdict(float)
    odd: Counter[str] = Counter()
    for row in cases:
        decided, paid, status = row["Vedtaksdato"], row["Utbetalt dato"], row["Status"]
        if status == "Utbetalt" and paid is None:
            if year == as_of.year:
                odd["Utbetalt uten dato"] += 1
            continue
        is_paid = status == "Utbetalt" and within(paid, year, as_of)
        is_open = (
            status in {"Innvilget", "Utbetalt"}
            and not (status == "Utbetalt" and paid <= end)
            and (decided <= end if decided else status == "Innvilget" and end == as_of)
        )
        is_stray = status != "Utbetalt" and within(paid, year, as_of)
        if is_paid or is_open:
            kroner = amount(row) or 0
            sums["reported_paid" if is_paid else "carried_out"] += kroner
            if decided is None or (status == "Utbetalt" and decided > paid):
                sums["undated"] += kroner
            else:
                sums["carried_in" if decided < first else "granted"] += kroner
        if is_paid or is_open or is_stray:
            odd[_what_is_odd(row, cases, is_paid, is_open, end)] += 1
    values: dict[str, Any] = {
        f"startlan_{name}_nok": sums[name]
        for name in ("carried_in", "granted", "undated", "reported_paid", "carried_out")
    }
    values["startlan_repaid_nok"] = None
    found: dict[Key, float | None] = {(code, period, None): value for code, value in values.items()}
    for what in CHECKS:
        found["startlan_to_check", period, what] = odd[what]
    found["startlan_to_check", period, None] = sum(odd[what] for what in CHECKS)
    return found


def _what_is_odd(row: Row, cases: list[Row], is_paid: bool, is_open: bool, end: date) -> str:
    decided, paid = row["Vedtaksdato"], row["Utbetalt dato"]
    if (not is_paid and not is_open) or (is_open and row["Status"] != "Utbetalt" and paid and paid <= end):
        return "Utbetalingsdato uten status utbetalt"
    if is_paid and any(_alike(row, other) for other in cases if other is not row):
        return "Mulig dobbel utbetaling"
    if not amount(row):
        return "Uten beløp"
    if is_paid and decided and decided > paid:
        return "Utbetalt før vedtak"
    if decided is None:
        return "Uten vedtaksdato"
    return "Mangler utbetaling etter fristen" if is_open and months_after(decided, UNPAID_MONTHS) < end else ""


def _alike(row: Row, other: Row) -> bool:
    same = ("Lån", "Tilskudd", "Formål", "Voksne", "Barn under 18", "Tidligere boforhold")
    if other["Status"] != "Utbetalt" or not amount(row) or any(row[name] != other[name] for name in same):
        return False
    gap = days_between(row["Utbetalt dato"], other["Utbetalt dato"])
    return gap is not None and abs(gap) <= DOUBLE_DAYS

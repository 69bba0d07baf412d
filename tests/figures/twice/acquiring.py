"""Acquisitions, orders to IMDi and the settlement of youths."""

from __future__ import annotations

from datetime import date, timedelta

from tests.figures.twice.cells import (
    Book,
    Key,
    Row,
    days_between,
    end_of,
    months_after,
    share,
    spread,
    within,
    years,
)

STEPS = {
    "1 Forankret": 30,
    "2 Behov avklart": 14,
    "3 Søkt i markedet": 60,
    "4 Visning": 21,
    "5 Forhandlet": 30,
    "6 Kontrakt signert": 14,
    "7 Tatt i bruk": 30,
}
MONTHS = 3


def acquiring(book: Book, as_of: date) -> dict[Key, float | None]:
    found = _acquisitions(book, as_of)
    for year in years([row["Svar mottatt"] for row in book.orders], as_of):
        found |= _orders(book.orders, year, as_of)
    waits = [row for row in book.orders if row["Bestilt"] <= as_of and (row["Svar mottatt"] or date.max) > as_of]
    found["imdi_orders_unanswered", as_of.isoformat(), None] = len(waits)
    for year in years([row["Bosatt dato"] for row in book.youths], as_of):
        found |= _settled(book, year, as_of)
    return found | _not_settled(book.youths, as_of)


def _acquisitions(book: Book, as_of: date) -> dict[Key, float | None]:
    needs = {row["Behovsnr"]: row["Behov meldt"] for row in book.needs}
    took: list[int | None] = []
    going = late = 0
    for row in book.acquisitions:
        done = [row[step] if row[step] and row[step] <= as_of else None for step in STEPS]
        registered = needs.get(row["Behov"])
        if row["Skrinlagt"] and row["Skrinlagt"] <= as_of:
            continue
        at = max((number for number, day in enumerate(done, start=1) if day), default=0)
        if at == len(STEPS):
            took.append(days_between(registered, done[-1]))
            continue
        going += 1
        since = done[at - 1] if at else registered
        late += since is not None and since + timedelta(list(STEPS.values())[at]) < as_of
    found = spread("acquisition_days", as_of.isoformat(), took)
    found["acquisitions_in_progress", as_of.isoformat(), None] = going
    found["acquisitions_overdue", as_of.isoformat(), None] = late
    return found


def _orders(orders: list[Row], year: int, as_of: date) -> dict[Key, float | None]:
    answered = [row for row in orders if within(row["Svar mottatt"], year, as_of)]
    known = [row for row in answered if row["Antall bestilt"] is not None and row["Ungdommer funnet"] is not None]
    found = spread(
        "imdi_answer_days", str(year), [days_between(row["Bestilt"], row["Svar mottatt"]) for row in answered]
    )
    found["imdi_youths_found_pct", str(year), None] = share(
        sum(row["Ungdommer funnet"] for row in known), sum(row["Antall bestilt"] for row in known)
    )
    return found


def _settled(book: Book, year: int, as_of: date) -> dict[Key, float | None]:
    settled = [row for row in book.youths if within(row["Bosatt dato"], year, as_of)]
    timed = [row for row in settled if row["Vedtaksdato"] and row["Vedtaksdato"] <= row["Bosatt dato"]]
    in_time = sum(row["Bosatt dato"] <= months_after(row["Vedtaksdato"], MONTHS) for row in timed)
    asked = book.setting("Enslige mindreårige IMDi har bedt kommunen bosette", end_of(year, as_of))
    days = [days_between(row["Vedtaksdato"], row["Bosatt dato"]) for row in settled]
    return {
        ("youths_settled", str(year), None): len(settled),
        ("youths_settled_in_time_pct", str(year), None): share(in_time, len(timed)),
        ("youths_settled_of_requested_pct", str(year), None): share(len(settled), asked),
        **spread("settlement_days", str(year), days),
    }


def _not_settled(youths: list[Row], as_of: date) -> dict[Key, float | None]:
    waits = [
        row
        for row in youths
        if row["Vedtaksdato"] and row["Vedtaksdato"] <= as_of and (row["Bosatt dato"] or date.max) > as_of
    ]
    return {
        ("youths_waiting", as_of.isoformat(), None): len(waits),
        ("youths_waiting_too_long", as_of.isoformat(), None): sum(
            months_after(row["Vedtaksdato"], MONTHS) < as_of for row in waits
        ),
    }

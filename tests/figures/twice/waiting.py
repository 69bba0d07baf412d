"""How long households wait for a decision, for moving in, and on the list."""

from __future__ import annotations

from datetime import date

from tests.figures.twice.cells import Book, Key, days_between, end_of, spread, within, years
from tests.figures.twice.form import GRANTED, REJECTED, on_the_list


def waiting(book: Book, as_of: date) -> dict[Key, float | None]:
    rows = book.applications
    found: dict[Key, float | None] = {}
    for year in years([row["Mottatt"] for row in rows], as_of):
        end = end_of(year, as_of)
        decided = [
            days_between(row["Mottatt"], row["Vedtaksdato"])
            for row in rows
            if row["Vedtak"] in GRANTED | REJECTED and within(row["Vedtaksdato"], year, as_of)
        ]
        moved = [
            days_between(row["Vedtaksdato"], row["Innflyttingsdato"])
            for row in rows
            if row["Vedtak"] in GRANTED and within(row["Innflyttingsdato"], year, as_of)
        ]
        found |= spread("application_days", str(year), decided)
        found |= spread("moving_in_days", str(year), moved)
        listed = [days_between(row["Mottatt"], end) for row in on_the_list(rows, end)]
        found |= spread("waiting_days", end.isoformat(), listed)
    return found

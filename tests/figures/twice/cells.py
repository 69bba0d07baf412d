"""The cells of the example's workbooks as plain values, and the little arithmetic that all parts need."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl

Row = dict[str, Any]
Key = tuple[str, str, str | None]
YEARS_BACK = 5
SPOILED = {"ukjent", "??"}
"""What stands in a cell that nobody can read as a value."""
YES, NO = {"ja", "x", "j", "1", "true"}, {"nei", "n", "0", "false"}
EARLIEST, LATEST = date.min, date.max


class Book:
    """All sheets, read once each, without the rows that cannot be used."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def _read(self, book: str, sheet: str, key: str) -> list[Row]:
        """Rows below the heading row that has ``key``, as long as that column is filled; days as dates."""
        rows = [
            [_plain(cell) for cell in row]
            for row in openpyxl.load_workbook(self._folder / f"{book}.xlsx")[sheet].iter_rows(values_only=True)
        ]
        at = next(number for number, row in enumerate(rows) if key in row)
        column, headings = rows[at].index(key), [str(name).split(" (")[0] for name in rows[at]]
        found = [dict(zip(headings, row, strict=True)) for row in rows[at + 1 :] if row[column] is not None]
        return [row for row in found if not str(row[key]).startswith(("Sum", "Ajour"))]

    @cached_property
    def dwellings(self) -> list[Row]:
        rows = self._read("Boligregister", "Boliger", "Objektnr")
        return [row for row in rows if _in_order(row["Anskaffet dato"], row["I bruk til"])]

    @cached_property
    def surveys(self) -> list[Row]:
        return self._read("Boligregister", "Kartlegging", "Bolignr")

    @cached_property
    def tenancies(self) -> list[Row]:
        known = {row["Objektnr"] for row in self.dwellings}
        rows = self._read("Kontrakter", "Leieforhold", "Leieforholdnr")
        return [row for row in rows if row["Bolignr"] in known and _in_order(row["Innflyttet"], row["Utflyttet"])]

    @cached_property
    def leases(self) -> list[Row]:
        rows = self._read("Kontrakter", "Innleie", "Avtalenr")
        return [row for row in rows if _in_order(row["Innleid fra"], row["Innleid til"])]

    @cached_property
    def applications(self) -> list[Row]:
        return self._read("Søknader", "Søknader", "Søknadsnr")

    @cached_property
    def members(self) -> list[Row]:
        return self._read("Søknader", "Husstandsmedlemmer", "Husstand")

    @cached_property
    def stays(self) -> list[Row]:
        rows = self._read("Midlertidige opphold", "Midlertidige opphold", "Oppholdsnr")
        return [row for row in rows if _in_order(row["Fra dato"], row["Til dato"])]

    @cached_property
    def youths(self) -> list[Row]:
        return self._read("Ungdom", "EM-ungdom", "EM-nr")

    @cached_property
    def cases(self) -> list[Row]:
        return self._read("Startlån", "Saker", "Saksnummer")

    @cached_property
    def acquisitions(self) -> list[Row]:
        return self._read("Anskaffelser", "Anskaffelser", "Anskaffelsesnr")

    @cached_property
    def needs(self) -> list[Row]:
        return self._read("Anskaffelser", "Boligbehov", "Behovsnr")

    @cached_property
    def orders(self) -> list[Row]:
        known = {row["Objektnr"] for row in self.dwellings}
        return [row for row in self._read("Anskaffelser", "Bestillinger", "Bestillingsnr") if row["Bolignr"] in known]

    @cached_property
    def criteria(self) -> list[Row]:
        return [row for row in self._read("Oppsett", "Kriterier", "Vilkår") if row["Må eller bør"] == "må"]

    @cached_property
    def _settings(self) -> list[Row]:
        return self._read("Oppsett", "Innstillinger", "Innstilling")

    def setting(self, name: str, day: date) -> Any:
        """The value in force on a day; None when there is none."""
        found = [row for row in self._settings if row["Innstilling"] == name and row["Verdi"] is not None]
        found = [row for row in found if covers(row["Gjelder fra"], row["Gjelder til"], day)]
        return found[-1]["Verdi"] if found else None


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.date()
    return None if isinstance(cell, str) and cell in SPOILED else cell


def _in_order(first: date | None, last: date | None) -> bool:
    return first is None or last is None or first <= last


def covers(first: date | None, last: date | None, day: date) -> bool:
    return (first or EARLIEST) <= day <= (last or LATEST)


def yes(value: Any) -> bool:
    return str(value).strip().lower() in YES


def no(value: Any) -> bool:
    return str(value).strip().lower() in NO


def share(part: float, whole: float | None, per: int = 100) -> float | None:
    return part / whole * per if whole else None


def years(days: Iterable[date | None], as_of: date) -> range:
    first = min((day.year for day in days if day), default=as_of.year)
    return range(min(max(as_of.year - YEARS_BACK, first), as_of.year), as_of.year + 1)


def end_of(year: int, as_of: date) -> date:
    return min(date(year, 12, 31), as_of)


def within(day: date | None, year: int, as_of: date) -> bool:
    return day is not None and day.year == year and day <= as_of


def months_after(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def each_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def spread(code: str, period: str, days: Sequence[int | None]) -> dict[Key, float | None]:
    """Median, quartiles and longest; between two rows in proportion."""
    known = sorted(day for day in days if day is not None and day >= 0)
    shares = {"median": 0.5, "lower_quartile": 0.25, "upper_quartile": 0.75, "longest": 1.0}
    return {(f"{code}_{name}", period, None): _quantile(known, share) for name, share in shares.items()}


def _quantile(known: list[int], share: float) -> float | None:
    if not known:
        return None
    place = (len(known) - 1) * share
    below = int(place)
    above = min(below + 1, len(known) - 1)
    return known[below] + (known[above] - known[below]) * (place - below)


def days_between(first: date | None, last: date | None) -> int | None:
    return (last - first).days if first and last else None

"""The series as lines of text that Excel can open and save without changing what they say.

Months are written as SSB writes them, «2019M10», which no Excel takes for a date. All lines of a month carry the same
control text, made from what they say, so that an edit is seen and touches that month alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from pipeline import dates, texts
from pipeline.history.series import History, MonthRun, Told, amount

HEADINGS = (
    *("Måned", "Telledag", "Kode", "Gruppe", "Periode", "Verdi", "Enhet", "Teller", "Nevner", "Utelatt", "Type"),
    "Kontroll",
)
Line = tuple[str, ...]


@dataclass(frozen=True)
class Understood:
    """What lines say: the months as we wrote them, those that somebody has changed, and how many lines say nothing."""

    intact: tuple[MonthRun, ...]
    changed: tuple[MonthRun, ...]
    unread: int

    @property
    def is_ours(self) -> bool:
        """Whether the lines are as we wrote them."""
        return not self.changed and not self.unread


def to_lines(history: History) -> list[Line]:
    """One line for each figure under ``HEADINGS``, by month and in the order that the run told them."""
    return [(*line, control) for run in history.runs for lines, control in [_block(run)] for line in lines]


def from_lines(lines: Iterable[Sequence[str]]) -> Understood:
    """What the lines under the headings say; those of a month need not stand together."""
    days: dict[str, date] = {}
    figures: dict[str, list[Told]] = {}
    controls: dict[str, set[str]] = {}
    unread = 0
    for line in lines:
        cells = [cell.strip() for cell in line]
        if not any(cells):
            continue
        try:
            month, day, told, control = _told(cells)
        except (ValueError, OverflowError):
            unread += 1
            continue
        days.setdefault(month, day)
        figures.setdefault(month, []).append(told)
        controls.setdefault(month, set()).add(control if day == days[month] else "")
    runs = [MonthRun(month, days[month], tuple(found)) for month, found in sorted(figures.items())]
    intact = tuple(run for run in runs if controls[run.period] == {_block(run)[1]})
    return Understood(intact, tuple(run for run in runs if run not in intact), unread)


def months_of(lines: Iterable[Sequence[str]]) -> frozenset[str]:
    """The months that lines are of, whatever else stands in them: far sooner known than what the lines say."""
    found = set()
    for text in {line[0].strip() for line in lines if line}:
        with suppress(ValueError, OverflowError):
            found.add(_run_month(text))
    return frozenset(found)


def _block(run: MonthRun) -> tuple[list[Line], str]:
    """The lines of a month, and their control text; it begins with a letter so that it is never read as a number."""
    lines: list[Line] = [
        (
            _when(run.period),
            texts.day(run.as_of),
            item.code,
            item.group or "",
            _when(item.period),
            _number(item.value),
            item.unit,
            _number(item.numerator),
            _number(item.denominator),
            str(item.left_out),
            item.label,
        )
        for item in run.figures
    ]
    content = "\n".join(";".join(line) for line in lines)
    return lines, f"k{sha256(content.encode()).hexdigest()[:10]}"


def _told(cells: Sequence[str]) -> tuple[str, date, Told, str]:
    """Month, as-of day, figure and control text of a line; raises ValueError when it is none of ours."""
    if len(cells) < len(HEADINGS) or any(cells[len(HEADINGS) :]):
        raise ValueError("cells")
    month, day, code, group, period, value, unit, numerator, denominator, left_out, label, control = cells[
        : len(HEADINGS)
    ]
    run_month = _run_month(month)
    if not code or label not in ("O", "M", ""):
        raise ValueError("code")
    told = Told(
        code,
        group or None,
        _period(period),
        _read(value),
        unit,
        _read(numerator),
        _read(denominator),
        int(left_out),
        label,
    )
    return run_month, _day(day), told, control


def _when(period: str) -> str:
    """«2018», «2019M10» or «31.10.2019»."""
    if len(period) == len("2019-10-31"):
        return texts.day(date.fromisoformat(period))
    return period.replace("-", "M")


def _run_month(text: str) -> str:
    month = _period(text)
    dates.month_start(month)
    return month


def _period(text: str) -> str:
    if "." in text:
        return _day(text).isoformat()
    period = text.replace("M", "-")
    dates.month_start(period if "-" in period else f"{period}-01")
    return period


def _day(text: str) -> date:
    day, month, year = text.split(".")
    return date(int(year), int(month), int(day))


def _number(value: float | None) -> str:
    """With a decimal comma, no spaces and no more decimals than needed."""
    if value is None:
        return ""
    text = f"{texts.rounded(value, 2):f}"
    return text.rstrip("0").rstrip(".").replace(".", ",")


def _read(text: str) -> float | None:
    if not text:
        return None
    plain = text.replace("\u00a0", "").replace(" ", "").replace(",", ".")
    if not plain.lstrip("-").replace(".", "", 1).isdigit():
        raise ValueError(text)
    return amount(plain)

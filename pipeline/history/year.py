"""A year told by its months' runs: levels and flows, with the year before beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from pipeline.history.series import History, MonthRun, Told
from schemas.reports.followed import Followed, Span

Month = tuple[str, float]
"""A month and its value."""


@dataclass(frozen=True)
class Year:
    """One year of a series.

    ``until`` is the day that the figures stand at: 31 December, or the as-of day of the year's last run.
    """

    year: int
    until: date
    history: History

    @property
    def is_finished(self) -> bool:
        """Whether the year is over; otherwise all is «hittil»."""
        return self.until == date(self.year, 12, 31)

    @cached_property
    def runs(self) -> tuple[MonthRun, ...]:
        """The runs of the year's months."""
        return tuple(run for run in self.history.runs if run.period.startswith(f"{self.year}-"))

    @property
    def months(self) -> list[str]:
        """The months that the year has had: up to the last that was run, or all twelve when it is over."""
        last = 12 if self.is_finished else max((int(run.period[5:]) for run in self.runs), default=self.until.month)
        return [f"{self.year}-{month:02}" for month in range(1, last + 1)]

    @property
    def missing(self) -> list[str]:
        """Months that were not run."""
        return [month for month in self.months if self.history.run_of(month) is None]

    def now(self, figure: Followed) -> Told | None:
        """The level on the last day, the last month's flow, or the flow of the year; as the latest run knows it."""
        if figure.span is Span.MONTH:
            run = self.history.run_of(self.months[-1])
            return run.told(figure.code, figure.span) if run else None
        period = self.until.isoformat() if figure.span is Span.DAY else str(self.year)
        return self.history.newest(figure.code, period, self.until)

    def year_before(self, figure: Followed) -> Told | None:
        """The level at the end of the year before, or the flow of that whole year."""
        end = date(self.year - 1, 12, 31)
        return self.history.newest(figure.code, end.isoformat() if figure.span is Span.DAY else str(self.year - 1), end)

    def same_time(self, figure: Followed) -> Told | None:
        """The flow so far on the same day a year before, as that month's run told it."""
        run = self.history.run_of(f"{self.year - 1}-{self.months[-1][5:]}")
        return run.told(figure.code, figure.span) if run else None

    def before(self, figure: Followed) -> Told | None:
        """What the figure may be compared with: an unfinished year's flow only with as much of the year before."""
        is_whole = self.is_finished or figure.span is Span.DAY
        return self.year_before(figure) if is_whole else self.same_time(figure)

    def change(self, figure: Followed) -> float | None:
        """How much more than before; None when either is not known."""
        now, before = self.now(figure), self.before(figure)
        if now is None or before is None or now.value is None or before.value is None:
            return None
        return now.value - before.value

    def values(self, figure: Followed) -> list[Month]:
        """The months' own values, of those that were run and computed."""
        told = ((run.period, run.told(figure.code, figure.span)) for run in self.runs)
        return [(month, item.value) for month, item in told if item is not None and item.value is not None]


def years_of(history: History) -> list[Year]:
    """The year of the last run, and the one before when any of its months was run."""
    if not history.runs:
        return []
    last = history.runs[-1].as_of
    years = [Year(last.year, last, history)]
    before = Year(last.year - 1, date(last.year - 1, 12, 31), history)
    return [*years, before] if before.runs else years


def mean(values: Sequence[Month]) -> float | None:
    """Of the months that have a value."""
    return sum(value for _, value in values) / len(values) if values else None


def least(values: Sequence[Month]) -> Month | None:
    """The first month with the lowest value."""
    return min(values, key=lambda item: item[1], default=None)


def most(values: Sequence[Month]) -> Month | None:
    """The first month with the highest value."""
    return max(values, key=lambda item: item[1], default=None)

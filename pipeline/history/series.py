"""The series: what each month's run told, in the order of the months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from pipeline import dates
from schemas.reports.followed import Followed, Span

_LARGEST = 1e15
"""No figure of a municipality comes near it; beyond it decimals are lost."""


@dataclass(frozen=True)
class Told:
    """One figure as a run told it, rounded as it was shown; ``value`` is None where it was not computed.

    ``period`` is ``2018``, ``2019-10`` or the day of a stock; ``label`` is O, M, or empty where nobody knows any more.
    """

    code: str
    group: str | None
    period: str
    value: float | None
    unit: str = ""
    numerator: float | None = None
    denominator: float | None = None
    left_out: int = 0
    label: str = ""


def amount(value: float | str) -> float:
    """A number as a figure can be; raises ValueError for one that is none, or not finite, or out of all reason."""
    number = float(value)
    if not abs(number) < _LARGEST:
        raise ValueError("no figure")
    return number


@dataclass(frozen=True)
class MonthRun:
    """All figures of one month's run."""

    period: str
    as_of: date
    figures: tuple[Told, ...]

    def told(self, code: str, span: Span, group: str | None = None) -> Told | None:
        """What the run told of its own day, month or year so far; None when it does not make the figure."""
        periods = {Span.DAY: self.as_of.isoformat(), Span.MONTH: self.period, Span.YEAR: str(self.as_of.year)}
        return self.of(code, periods[span], group)

    def of(self, code: str, period: str, group: str | None = None) -> Told | None:
        """What the run told of any period, earlier years' among them."""
        return self._known.get((code, period, group))

    @cached_property
    def _known(self) -> dict[tuple[str, str, str | None], Told]:
        return {(item.code, item.period, item.group): item for item in self.figures}


@dataclass(frozen=True)
class History:
    """The runs by month; a month that was not run is not there, and nothing stands in for it."""

    runs: tuple[MonthRun, ...] = ()

    def adding(self, runs: Sequence[MonthRun]) -> History:
        """The series with more runs; each takes the place of its month's earlier one."""
        known = {run.period: run for run in (*self.runs, *runs)}
        return replace(self, runs=tuple(known[period] for period in sorted(known)))

    def until(self, period: str) -> History:
        """The series up to a month, so that a run made again does not see later months."""
        return replace(self, runs=tuple(run for run in self.runs if run.period <= period))

    def run_of(self, period: str) -> MonthRun | None:
        """The run of a month; None when it was not run."""
        return self._by_month.get(period)

    def value(self, figure: Followed, month: str) -> float | None:
        """A followed figure for all as the month's run told it; None when it was not run or not computed."""
        run = self.run_of(month)
        told = run.told(figure.code, figure.span) if run else None
        return told.value if told else None

    def newest(self, code: str, period: str, at_least: date = date.min) -> Told | None:
        """A figure for all of any period as the latest run from a day on knows it; None when no such run tells it."""
        runs = (run for run in reversed(self.runs) if run.as_of >= at_least)
        return next((item for run in runs if (item := run.of(code, period)) and item.value is not None), None)

    @property
    def months(self) -> list[str]:
        """Every month from the first run's to the last's, those without a run too."""
        if not self.runs:
            return []
        found, last = [self.runs[0].period], self.runs[-1].period
        while found[-1] < last:
            following = dates.add_months(dates.month_start(found[-1]), 1)
            found.append(f"{following:%Y-%m}")
        return found

    @cached_property
    def _by_month(self) -> dict[str, MonthRun]:
        return {run.period: run for run in self.runs}

"""The day that a run looks from: nothing below the command line asks the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from pipeline import dates
from schemas.parameters import Parameters


@dataclass(frozen=True)
class Context:
    """Period (``YYYY-MM``), as-of day and parameters of one run."""

    period: str
    as_of: date
    parameters: Parameters

    @property
    def period_start(self) -> date:
        """First day of the period."""
        return dates.month_start(self.period)

    @property
    def period_end(self) -> date:
        """Last day of the period."""
        return dates.month_end(self.period)

    @property
    def day_after(self) -> date:
        """The day after the as-of day."""
        return self.as_of + timedelta(days=1)

    @property
    def horizon_end(self) -> date:
        """The first day that capacity is not looked at: some months after the as-of day (twelve unless set)."""
        return dates.add_months(self.as_of, self.whole("capacity_months_ahead")) + timedelta(days=1)

    @property
    def year_start(self) -> date:
        """1 January of the as-of day's year."""
        return date(self.as_of.year, 1, 1)

    @property
    def finished_year(self) -> int:
        """The last year that was over on the as-of day."""
        return self.as_of.year - (self.as_of != date(self.as_of.year, 12, 31))

    def number(self, code: str) -> float:
        """A parameter in force on the as-of day; raises KeyError when there is none."""
        return self.parameters.number(code, self.as_of)

    def whole(self, code: str) -> int:
        """A whole-number parameter in force on the as-of day; raises KeyError when there is none."""
        return self.parameters.whole(code, self.as_of)

    def text(self, code: str) -> str:
        """A text or choice in force on the as-of day; raises KeyError when there is none."""
        return self.parameters.text(code, self.as_of)

    def is_yes(self, code: str) -> bool:
        """Whether a switch is on on the as-of day; raises KeyError when there is none."""
        return self.text(code) == "ja"

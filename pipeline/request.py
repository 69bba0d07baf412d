"""What somebody asks of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline import dates, texts
from pipeline.errors import WrongUseError


@dataclass(frozen=True)
class Request:
    """What somebody asked for: the folder read, and the period and as-of day where they were given.

    ``today`` settles the period when neither it nor «Rapportmåned» does; ``password`` opens protected workbooks.
    Raises WrongUseError for a period that is no month, or a day that no calendar of ours reaches.
    """

    inputs: Path
    today: date
    period: str | None = None
    as_of: date | None = None
    password: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        for day in (self.as_of, self.today):
            if day and not 1900 <= day.year < 2200:
                raise WrongUseError(f"Telledagen {texts.day(day)} kan ikke brukes. Velg en dag fra 1900 til 2199.")
        try:
            dates.month_start(self.period or "2019-10")
        except ValueError as error:
            raise WrongUseError(f"«{self.period}» er ikke en måned. Skriv den som 2019-10.") from error

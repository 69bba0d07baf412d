"""What somebody asks of a run."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pipeline import dates, texts
from pipeline.context import Context
from pipeline.errors import WrongUseError
from schemas.parameters import Parameters


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


def context_of(request: Request, parameters: Parameters) -> Context:
    """The period given, else «Rapportmåned», else the last month that has ended; as-of is its last day unless given.

    Raises WrongUseError for a month that has not begun, and for an as-of day outside the month.
    """
    setting = parameters.find("report_month", request.as_of or request.today)
    period = request.period or (setting.value if setting else dates.previous_month(request.today))
    context = Context(period, request.as_of or dates.month_end(period), parameters)
    if context.period_start > request.today:
        raise WrongUseError(
            f"Måneden {texts.month(period)} er ikke begynt. Rett «Rapportmåned» i Oppsett, eller velg med --period."
        )
    if not context.period_start <= context.as_of <= context.period_end:
        raise WrongUseError(
            f"Telledagen {texts.day(context.as_of)} er ikke i {texts.month(period)}. "
            "Velg en dag i måneden, eller en annen måned med --period."
        )
    return context

"""The figures of KOSTRA's form 13 for the last whole year beside the year before, and which of them leapt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pipeline.context import Context
from pipeline.flow import Indicator
from schemas.reports.kostra_13 import Question


@dataclass(frozen=True)
class Jump:
    """A question of the form with its figures for the form's year, the year before and so far in the year after.

    A figure is None where the run does not make it.
    """

    question: Question
    now: Indicator | None
    before: Indicator | None
    so_far: Indicator | None

    @property
    def change(self) -> float | None:
        """The year's figure less the year before's; None when one of them is not computed."""
        if self.now is None or self.before is None or self.now.value is None or self.before.value is None:
            return None
        return self.now.value - self.before.value

    def is_large(self, context: Context) -> bool:
        """Whether the figure has changed by more than the settings allow, in number and in per cent."""
        change = self.change
        if change is None or self.before is None or abs(change) < context.number("figure_jump_min"):
            return False
        return not self.before.value or 100 * abs(change / self.before.value) > context.number("figure_jump_pct")


def jumps(indicators: Sequence[Indicator], questions: Sequence[Question], context: Context) -> tuple[Jump, ...]:
    """Every one of the form's questions that the run has a figure for, in their order."""
    known = {(item.code, item.period, item.group or ""): item for item in indicators}
    codes = {code for code, _, _ in known}
    year = context.finished_year
    return tuple(
        Jump(item, *(_answer(known, item, number, context) for number in (year, year - 1, year + 1)))
        for item in questions
        if item.code in codes
    )


def _answer(
    known: dict[tuple[str, str, str], Indicator], question: Question, year: int, context: Context
) -> Indicator | None:
    """The figure of a year, or of its last day; None when the run does not make it."""
    day = min(date(year, 12, 31), context.as_of).isoformat() if year <= context.as_of.year else ""
    for period in (str(year), day):
        if (question.code, period, question.group) in known:
            return known[question.code, period, question.group]
    return None

"""Figures of KOSTRA's form 13 that break a tie, or leapt since the year before, in words."""

from __future__ import annotations

from pipeline import texts
from pipeline.context import Context
from pipeline.finding import Finding, Place
from pipeline.flow import Indicator, Summary
from pipeline.jumps import Jump, jumps
from pipeline.rules.figures import figure_finding
from pipeline.ties import Tie, ties


def figure_findings(summary: Summary, context: Context) -> tuple[Finding, ...]:
    """What to look into before the form's figures are sent; points at the sheet with most of the rows behind a figure.

    Parameters
    ----------
    summary
        All figures. Of the ties those of the form's year, the year before and so far are held.
    context
        The as-of day, and from which change a figure has leapt.
    """
    year = context.finished_year
    broken = [item for item in ties(summary.indicators) if item.holds is False and int(item.period[:4]) >= year - 1]
    leaps = [item for item in jumps(summary.indicators, summary.questions, context) if item.is_large(context)]
    return (*(_tie_finding(item, summary) for item in broken), *(_jump_finding(item, summary, year) for item in leaps))


def _tie_finding(tie: Tie, summary: Summary) -> Finding:
    assert tie.left is not None
    assert tie.right is not None
    figure = next(item for item in summary.indicators if (item.code, item.period) == (tie.code, tie.period))
    return figure_finding(
        "F001",
        _place(figure, summary),
        tie.text,
        tie.period,
        tie.left,
        tie.right,
        text=tie.text,
        period=_period(tie.period),
        left=texts.number(tie.left),
        right=texts.number(tie.right),
    )


def _jump_finding(jump: Jump, summary: Summary, year: int) -> Finding:
    assert jump.now is not None
    assert jump.before is not None
    now, before = jump.now.value or 0, jump.before.value or 0
    share = f" ({texts.number(100 * (now - before) / before, 0)} %)" if before else ""
    return figure_finding(
        "F002",
        _place(jump.now, summary),
        jump.question.code,
        jump.question.group,
        year,
        now,
        before,
        number=jump.question.number,
        text=jump.question.text,
        now=texts.number(now),
        before=texts.number(before),
        year=str(year),
        change=f"{texts.number(now - before)}{share}",
    )


def _period(period: str) -> str:
    return texts.month(period) if len(period) == len("2019-10") else ".".join(reversed(period.split("-")))


def _place(figure: Indicator, summary: Summary) -> Place:
    """The sheet that most of the rows behind a figure stand in; none where no row is known."""
    rows = summary.evidence[figure.evidence].rows if figure.evidence in summary.evidence else None
    if rows is None or rows.empty:
        return Place("")
    counts = rows.value_counts(["Fil", "Ark"], sort=False)
    _, file, sheet = min((-count, file, sheet) for (file, sheet), count in counts.items())
    return Place(file, sheet)

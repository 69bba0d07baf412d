"""Days that lettable dwellings stood empty, and the rent lost by it."""

from __future__ import annotations

import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.figures.picking import added_up
from pipeline.figures.subject import LeftOut, Subject
from pipeline.flow import Evidence, Indicator
from pipeline.table import Tables
from pipeline.vacancy import vacant_days
from schemas.source import assumption
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader tomgang"
_MISSING = "Leieforhold er ikke levert."
_NOT_BEGUN = "Måneden har ikke begynt på telledagen."
_KINDS = (
    ("vacancy_days", "Dager med tomgang", "dager", "Dager tom"),
    ("maintenance_days", "Dager under vedlikehold", "dager", "Dager vedlikehold"),
    ("vacancy_loss_nok", "Tapt leie ved tomgang", "kr", "Tapt leie"),
)
_SUBJECT = Subject(assumption("tomgang: dager uten leieforhold, tap = dager × månedsleie / dager i måneden"), EVIDENCE)


def vacancy_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Vacant days and loss in the period and in the year so far.

    For what counts see ``vacant_days``.
    """
    year = str(context.as_of.year)
    if Tenancies not in tables:
        return [figure for period in (context.period, year) for figure in _figures(period, None, _MISSING)], {}
    rows = vacant_days(tables, min(context.year_start, context.period_start), context)
    has_begun = context.period_start <= context.as_of
    of_month = rows[rows["Måned"] == context.period] if has_begun else None
    figures = [
        *_figures(context.period, of_month, _NOT_BEGUN),
        *_figures(year, rows[rows["Måned"].str.startswith(year)], _MISSING),
    ]
    note = (
        "En rad per bolig og måned med dager uten leieforhold, til og med telledagen. "
        "Bare boliger kommunen selv leier ut. "
        "Status vedlikehold og ikke tilgjengelig er den som står i registeret nå."
    )
    return figures, {EVIDENCE: Evidence("Tomgang", note, rows)}


def _figures(period: str, rows: pd.DataFrame | None, why_missing: str) -> list[Indicator]:
    """The three figures of a month or a year; ``rows`` is None when they cannot be computed, ``why_missing`` why."""
    when = texts.month(period) if "-" in period else f"hittil i {period}"
    return [
        _SUBJECT.amount(
            code,
            f"{title}, {when}",
            period,
            None if rows is None else added_up(rows[column]),
            unit=unit,
            selection=f"Sum av «{column}» der Måned {'=' if '-' in period else 'er i'} {period}",
            left_out=LeftOut(0 if rows is None else int(rows[column].isna().sum()), "månedsleie er ikke oppgitt"),
            why_missing=why_missing,
        )
        for code, title, unit, column in _KINDS
    ]

"""How long households wait: for a decision, for moving in once granted, and on the waiting list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.figures.applications import MISSING
from pipeline.figures.picking import Pick
from pipeline.figures.spread import DAYS, spread, whole_days
from pipeline.figures.subject import Subject
from pipeline.figures.waiting import latest_of_household, waiting_on
from pipeline.figures.years import is_in, last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from schemas.source import assumption
from schemas.tables.applications import Applications

EVIDENCE = "Rader ventetid"
_SUBJECT = Subject(assumption("ventetid: hele dager fra den ene datoen til den andre"), EVIDENCE)
_DECIDED, _MOVED, _WAITING = "Vedtak", "Innflytting", "Venter"
_BACKWARDS = "dagene mangler eller går baklengs"
_NOTE = (
    "En rad per søknad med vedtak i året, per søknad med innflytting i året, og per husstand på ventelisten på "
    "telledagen. Vedtak er dager fra søknaden kom til vedtaket, innflytting er dager fra vedtaket til innflyttingen, "
    "venter er dager fra søknaden kom til telledagen. Kommunens egne tall."
)


def lead_time_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Days to the decision and to moving in by year, and days waited by those on the list at its end."""
    table = tables.get(Applications)
    if table is None:
        return list(_of_year(context.as_of.year, None, context)), {}
    years = years_told(context, table.frame[Applications.received_date])
    rows = pd.concat([part for year in years for part in _rows(table, year, context)], ignore_index=True)
    figures = [figure for year in years for figure in _of_year(year, rows, context)]
    return figures, {EVIDENCE: Evidence("Ventetider", _NOTE, rows)}


def _rows(table: Table, year: int, context: Context) -> Iterator[pd.DataFrame]:
    frame, end = table.frame, last_day(year, context)
    received, decided, moved = (
        as_days(frame[name])
        for name in (Applications.received_date, Applications.decision_date, Applications.moved_in_date)
    )
    granted = (frame[Applications.decision] == "GRANTED").to_numpy(dtype=bool)
    is_decided = frame[Applications.decision].isin(("GRANTED", "REJECTED")).to_numpy(dtype=bool)
    waits = latest_of_household(frame, waiting_on(frame, end), received)
    yield _part(table, np.flatnonzero(is_decided & is_in(decided, year, context)), _DECIDED, end, decided - received)
    yield _part(table, np.flatnonzero(granted & is_in(moved, year, context)), _MOVED, end, moved - decided)
    yield _part(table, waits, _WAITING, end, np.datetime64(end) - received)


def _part(table: Table, at: NDArray[np.int64], what: str, end: date, took: NDArray[np.timedelta64]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            **origin(table, at, Applications.received_date),
            "År": np.full(len(at), end.year),
            "Hva": np.full(len(at), what),
            DAYS: whole_days(took[at]),
        }
    )


def _of_year(year: int, rows: pd.DataFrame | None, context: Context) -> Iterator[Indicator]:
    when, day = so_far(year, context), last_day(year, context)
    kinds = (
        ("application_days", "Dager fra søknad til vedtak", _DECIDED, str(year), when),
        ("moving_in_days", "Dager fra vedtak til innflytting", _MOVED, str(year), when),
        ("waiting_days", "Dager på venteliste", _WAITING, day.isoformat(), texts.day(day)),
    )
    for code, title, what, period, words in kinds:
        yield from spread(
            _SUBJECT,
            code,
            title,
            period,
            rows,
            Pick({"År": year, "Hva": what}),
            why_missing=MISSING,
            when_empty=f"Ingen søknader å regne på, {words}.",
            why_left_out=_BACKWARDS,
            when=words,
        )

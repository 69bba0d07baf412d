"""How much of the stock changes hands in a year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.figures.picking import Pick
from pipeline.figures.subject import Subject
from pipeline.figures.years import last_day, so_far, years_told
from pipeline.flow import Assessment, Evidence, Indicator
from pipeline.occupancy import positions
from pipeline.row_origins import origin, yes_no
from pipeline.table import Table, Tables
from schemas.codelists import SUITABILITY_CLASS
from schemas.source import MELHUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader gjennomstrømming"
_SUBJECT = Subject(MELHUS, EVIDENCE)
_MISSING = "Leieforhold er ikke levert."
_ENDED, _CLASS = "Avsluttet i året", "Klasse"


def turnover_figures(
    tables: Tables, assessment: Assessment, context: Context
) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Tenancies ended in each year told as a share of those that ran in it; this year by the dwelling's class now."""
    table = tables.get(Tenancies)
    if table is None:
        return [_figure(None, context.as_of.year, None, context)], {}
    years = years_told(context, table.frame[Tenancies.start_date])
    rows = pd.concat([_rows(table, assessment, year, context) for year in years], ignore_index=True)
    figures = [_figure(None, year, rows, context) for year in years]
    if assessment.is_computed:
        figures += [_figure(label, years[-1], rows, context) for label in SUITABILITY_CLASS.labels]
    note = (
        "En rad per leieforhold og år det løp en eller flere dager. Klassen er boligens klasse på telledagen, "
        "også for tidligere år."
    )
    return figures, {EVIDENCE: Evidence("Gjennomstrømming", note, rows)}


def _rows(table: Table, assessment: Assessment, year: int, context: Context) -> pd.DataFrame:
    first, last = np.datetime64(f"{year}-01-01"), np.datetime64(last_day(year, context))
    start, end = as_days(table.frame[Tenancies.start_date]), as_days(table.frame[Tenancies.end_date])
    at = np.flatnonzero((start <= last) & (np.isnat(end) | (end >= first)))
    dwellings = table.frame[Tenancies.dwelling_id].iloc[at]
    known = [SUITABILITY_CLASS.label(code) for code in assessment.classes.tolist()]
    words = np.array([*known, "ikke i bruk nå"], dtype=object)
    return pd.DataFrame(
        {
            **origin(table, at, Tenancies.end_date),
            "År": np.full(len(at), year),
            "Bolignr": dwellings.to_numpy(),
            _CLASS: words[positions(dwellings, assessment.dwellings.frame[Dwellings.dwelling_id])],
            _ENDED: yes_no(end[at] <= last),
        }
    )


def _figure(group: str | None, year: int, rows: pd.DataFrame | None, context: Context) -> Indicator:
    ran = Pick({"År": year, **({_CLASS: group} if group else {})})
    ended = ran.also(_ENDED, "ja")
    when = so_far(year, context)
    return _SUBJECT.share(
        "turnover_pct",
        f"Leieforhold avsluttet {when}",
        str(year),
        None if rows is None else ended.amount(rows),
        None if rows is None else ran.amount(rows),
        group=group,
        selection=f"{ended.text}, delt på {ran.text}",
        when_empty="Ingen leieforhold i året.",
        why_missing=_MISSING,
    )

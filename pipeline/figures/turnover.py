"""How much of the stock changes hands in a year."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.figures.subject import Subject
from pipeline.flow import Assessment, Evidence, Indicator
from pipeline.occupancy import positions
from pipeline.row_origins import origin, yes_no
from pipeline.table import Tables
from schemas.codelists import SUITABILITY_CLASS
from schemas.source import MELHUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader gjennomstrømming"
_SUBJECT = Subject(MELHUS, EVIDENCE)
_MISSING = "Leieforhold er ikke levert."


def turnover_figures(
    tables: Tables, assessment: Assessment, context: Context
) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Tenancies ended in the year so far as a share of those that ran in it, in all and by the dwelling's class now."""
    table = tables.get(Tenancies)
    if table is None:
        return [_figure(None, None, None, context)], {}
    first, today = np.datetime64(context.year_start), np.datetime64(context.as_of)
    start, last = as_days(table.frame[Tenancies.start_date]), as_days(table.frame[Tenancies.end_date])
    ran = table.keep((start <= today) & (np.isnat(last) | (last >= first)))
    ended = as_days(ran.frame[Tenancies.end_date]) <= today
    rows = positions(ran.frame[Tenancies.dwelling_id], assessment.dwellings.frame[Dwellings.dwelling_id])
    codes = np.append(assessment.classes.to_numpy(dtype=object), "")[rows]
    words = ["ikke i bruk nå" if code == "" else SUITABILITY_CLASS.label(code) for code in codes]
    figures = [_figure(None, int(ended.sum()), len(ended), context)]
    if assessment.is_computed:
        for code in SUITABILITY_CLASS.values:
            chosen = codes == code
            figures.append(_figure(SUITABILITY_CLASS.label(code), int(ended[chosen].sum()), int(chosen.sum()), context))
    evidence = pd.DataFrame(
        {
            **origin(ran, np.arange(len(ran.frame)), Tenancies.end_date),
            "Bolignr": ran.frame[Tenancies.dwelling_id],
            "Klasse": words,
            "Avsluttet i året": yes_no(ended),
        }
    )
    note = "En rad per leieforhold som løp en eller flere dager i året. Klassen er boligens klasse på telledagen."
    return figures, {EVIDENCE: Evidence("Gjennomstrømming", note, evidence)}


def _figure(group: str | None, ended: int | None, ran: int | None, context: Context) -> Indicator:
    return _SUBJECT.share(
        "turnover_pct",
        f"Leieforhold avsluttet hittil i {context.as_of.year}",
        str(context.as_of.year),
        ended,
        ran,
        group=group,
        selection="Avsluttet i året = ja, delt på alle rader" + (f" der Klasse = {group}" if group else ""),
        when_empty="Ingen leieforhold i året.",
        why_missing=_MISSING,
    )

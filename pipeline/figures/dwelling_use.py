"""How much of the time that dwellings can be let they are let, and how many stand empty."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.capacity import tenancy_spells
from pipeline.context import Context
from pipeline.dates import ONE_DAY, month_end
from pipeline.figures.picking import Pick
from pipeline.figures.subject import Subject
from pipeline.flow import Evidence, Indicator
from pipeline.occupancy import Spells, intersection
from pipeline.row_origins import origin, yes_no
from pipeline.table import Tables
from pipeline.vacancy import lettable_spells, vacant_spells
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader utleie"
_SUBJECT = Subject(assumption("belegg: utleide dager delt på utleide dager og dager med tomgang"), EVIDENCE)
_MISSING = "Leieforhold er ikke levert."
_NOT_BEGUN = "Måneden har ikke begynt på telledagen."
_LET, _EMPTY, _NOW, _UNDER_REPAIR = "Utleid", "Tom", "Ledig nå", "Vedlikehold"


def dwelling_use_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Days let of the days let or empty, in the period and the year so far; dwellings empty on the as-of day.

    Dwellings under maintenance are neither: their empty days are told apart by ``vacancy_figures``.
    """
    if Tenancies not in tables:
        return _figures(None, context), {}
    rows = _rows(tables, context)
    note = (
        "En rad per bolig kommunen selv leier ut og har til rådighet en eller flere dager i året eller måneden. "
        "Dager til og med telledagen. Boliger under vedlikehold regnes ikke som tomme. "
        "Status er den som står i registeret nå."
    )
    return _figures(rows, context), {EVIDENCE: Evidence("Utleie og belegg", note, rows)}


def _spans(context: Context) -> list[tuple[str, date, date]]:
    """Period, first and last day of the month looked at and of the year, none after the as-of day."""
    month = (context.period, context.period_start, min(month_end(context.period), context.as_of))
    return [month, (str(context.as_of.year), context.year_start, context.as_of)]


def _rows(tables: Tables, context: Context) -> pd.DataFrame:
    table = tables[Dwellings]
    count = len(table.frame)
    lettable, vacant = lettable_spells(tables), vacant_spells(tables)
    let = intersection(lettable, tenancy_spells(table.frame, tables.frame(Tenancies)))
    under_repair = (table.frame[Dwellings.dwelling_status] == "VEDLIKEHOLD").to_numpy(dtype=bool)
    columns: dict[str, NDArray[np.int64]] = {}
    for period, first, last in _spans(context):
        columns[f"{_LET} {period}"] = _days(let, first, last, count)
        columns[f"{_EMPTY} {period}"] = np.where(under_repair, 0, _days(vacant, first, last, count))
    now = _days(vacant, context.as_of, context.as_of, count) > 0
    there = [_days(lettable, first, last, count) > 0 for _, first, last in _spans(context)]
    shown = np.flatnonzero(np.any(there, axis=0))
    return pd.DataFrame(
        {
            **origin(table, shown, Dwellings.dwelling_id),
            "Bolignr": table.frame[Dwellings.dwelling_id].iloc[shown].to_numpy(),
            _UNDER_REPAIR: yes_no(under_repair[shown]),
            _NOW: yes_no((now & ~under_repair)[shown]),
            **{heading: amounts[shown] for heading, amounts in columns.items()},
        }
    )


def _days(spells: Spells, first: date, last: date, count: int) -> NDArray[np.int64]:
    """Days of each dwelling from ``first`` to ``last``."""
    part = spells.within(first, np.datetime64(last) + ONE_DAY)
    days: NDArray[np.int64] = np.bincount(part.keys, weights=part.days, minlength=count).astype(np.int64)
    return days


def _figures(rows: pd.DataFrame | None, context: Context) -> list[Indicator]:
    found = []
    for period, first, _ in _spans(context):
        when = texts.month(period) if "-" in period else f"hittil i {period}"
        let, empty = Pick(total=f"{_LET} {period}"), Pick(total=f"{_EMPTY} {period}")
        known = None if first > context.as_of else rows
        found.append(
            _SUBJECT.share(
                "occupancy_pct",
                f"Belegg i boligene kommunen leier ut, {when}",
                period,
                None if known is None else let.amount(known),
                None if known is None else let.amount(known) + empty.amount(known),
                selection=f"{let.text}, delt på den og {empty.text[0].lower()}{empty.text[1:]}",
                when_empty=f"Ingen boliger å leie ut, {when}.",
                why_missing=_MISSING if rows is None else _NOT_BEGUN,
            )
        )
    pick = Pick({_NOW: "ja"})
    found.append(
        _SUBJECT.amount(
            "dwellings_vacant",
            "Boliger som står tomme",
            context.as_of.isoformat(),
            None if rows is None else pick.amount(rows),
            unit="boliger",
            selection=pick.text,
            why_missing=_MISSING,
        )
    )
    return found

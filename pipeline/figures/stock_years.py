"""The stock on 31 December of earlier years, and what came in and went out in each year."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.figures.picking import Pick
from pipeline.figures.stock import ACCESSIBLE, OWN, accessible, counted_as, figures_on, tenures
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin
from pipeline.table import Tables
from schemas.source import KOSTRA_13
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader bestand"
_OFFICIAL = Subject(KOSTRA_13, EVIDENCE, is_official=True)
_OWN_FIGURES = Subject(KOSTRA_13, EVIDENCE)
_IN, _OUT, _RECOUNT = "Inn", "Ut", "Telles nytt"
_MOVES = (
    ("stock_in", "Boliger tatt i bruk", _IN),
    ("stock_out", "Boliger gått ut av bruk", _OUT),
    ("stock_recounted", "Endret telling av fellesboliger", _RECOUNT),
)


def stock_year_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Stock at earlier year ends, and movements by year: stock = stock the year before + in − out + recounted."""
    table = tables[Dwellings]
    dwellings, tenancies = table.frame, tables.frame(Tenancies)
    years = years_told(context, dwellings[Dwellings.in_stock_from])
    ends = [date(years[0] - 1, 12, 31), *(last_day(year, context) for year in years)]
    counts = [counted_as(dwellings, tenancies, day) * is_in_stock(dwellings, day) for day in ends]
    columns: dict[str, Any] = {texts.day(day): count for day, count in zip(ends[1:], counts[1:], strict=True)}
    for at, year in enumerate(years):
        moves = _moves(dwellings, ends[at], ends[at + 1], counts[at], counts[at + 1])
        columns |= {f"{name} {year}": amounts for name, amounts in moves.items()}
    shown = np.flatnonzero(np.any(list(columns.values()), axis=0))
    rows = pd.DataFrame(
        {
            **origin(table, shown, Dwellings.in_stock_from),
            "Bolignr": dwellings[Dwellings.dwelling_id].iloc[shown].to_numpy(),
            OWN: tenures(dwellings, context)[shown],
            ACCESSIBLE: accessible(dwellings)[shown],
            **{name: np.asarray(amounts)[shown] for name, amounts in columns.items()},
        }
    )
    figures: list[Indicator] = []
    for year, day in zip(years, ends[1:], strict=True):
        if day != context.as_of:
            figures += figures_on(day, rows, texts.day(day), LeftOut(), _OFFICIAL, context)
        figures += _movement_figures(year, rows, context)
    note = (
        "En rad per bolig i årene som vises. Kolonnene med dato viser hvor mange boliger raden teller som den dagen, "
        "0 når boligen ikke er i bruk. Inn og Ut er boliger tatt i bruk og gått ut av bruk i året. "
        "Telles nytt er fellesboliger som teller annerledes fordi leiekontraktene er endret."
    )
    return figures, {EVIDENCE: Evidence("Bestand", note, rows)}


def _moves(
    dwellings: pd.DataFrame, before: date, after: date, was: NDArray[np.int64], now: NDArray[np.int64]
) -> dict[str, NDArray[np.int64]]:
    """How many dwellings each row brings in, takes out, and changes by being counted anew, after ``before``."""
    first, last = as_days(dwellings[Dwellings.in_stock_from]), as_days(dwellings[Dwellings.in_stock_to])
    start, end = np.datetime64(before), np.datetime64(after)
    comes = (first > start) & (first <= end) & (np.isnat(last) | (last >= first))
    goes = (last >= start) & (last <= np.datetime64(after - timedelta(days=1))) & (np.isnat(first) | (last >= first))
    return {
        _IN: np.where(comes, np.maximum(now, 1), 0),
        _OUT: np.where(goes, np.maximum(was, 1), 0),
        _RECOUNT: np.where((was > 0) & (now > 0), now - was, 0),
    }


def _movement_figures(year: int, rows: pd.DataFrame, context: Context) -> list[Indicator]:
    when = so_far(year, context)
    values = {name: int(Pick(total=f"{name} {year}").amount(rows)) for _, _, name in _MOVES}
    figures = [
        _OWN_FIGURES.amount(
            code,
            f"{title}, {when}",
            str(year),
            values[name],
            unit="boliger",
            selection=Pick(total=f"{name} {year}").text,
        )
        for code, title, name in _MOVES
    ]
    figures.append(
        _OWN_FIGURES.amount(
            "stock_net",
            f"Netto endring i bestanden, {when}",
            str(year),
            values[_IN] - values[_OUT],
            unit="boliger",
            selection=f"Sum av «{_IN} {year}» minus sum av «{_OUT} {year}»",
        )
    )
    return figures

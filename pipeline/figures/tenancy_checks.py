"""Tenancies that SSB's ties do not allow: in a dwelling out of stock, or in a room that somebody else has."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.capacity import is_in_stock, person_of
from pipeline.context import Context
from pipeline.figures.picking import Pick
from pipeline.figures.subject import Subject
from pipeline.figures.years import last_day, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.residents import living_on
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from schemas.source import KOSTRA_13
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader leieforhold til kontroll"
_SUBJECT = Subject(KOSTRA_13, EVIDENCE)
_MISSING = "Leieforhold er ikke levert."
_KINDS = (
    ("tenancies_outside_stock", "Leieforhold i boliger som ikke er i bruk", "boligen er ikke i bruk"),
    ("tenancies_sharing_room", "Leieforhold i rom som en annen også har", "rommet har flere beboere"),
)


def tenancy_check_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """How many tenancies in force at each year end told break a tie; none should."""
    table = tables.get(Tenancies)
    if table is None:
        return list(_on(context.as_of, None)), {}
    dwellings = tables.frame(Dwellings)
    days = [last_day(year, context) for year in years_told(context, dwellings[Dwellings.in_stock_from])]
    rows = pd.concat([part for day in days for part in _rows(table, dwellings, day)], ignore_index=True)
    note = "En rad per leieforhold som løper den dagen og ikke stemmer med resten. Det skal ikke være noen."
    figures = [figure for day in days for figure in _on(day, rows)]
    return figures, {EVIDENCE: Evidence("Leieforhold til kontroll", note, rows)}


def _rows(table: Table, dwellings: pd.DataFrame, day: date) -> Iterator[pd.DataFrame]:
    frame = table.frame
    lives = living_on(frame, day)
    stock = dwellings[Dwellings.dwelling_id][is_in_stock(dwellings, day)]
    is_outside = ~frame[Tenancies.dwelling_id].isin(stock).to_numpy(dtype=bool)
    for (_, _, words), mask in zip(_KINDS, (lives & is_outside, _shares_room(frame, lives)), strict=True):
        at = np.flatnonzero(mask)
        yield pd.DataFrame(
            {
                **origin(table, at, Tenancies.dwelling_id),
                "Dag": np.full(len(at), day.isoformat()),
                "Bolignr": frame[Tenancies.dwelling_id].iloc[at].to_numpy(),
                "Hva": np.full(len(at), words),
            }
        )


def _shares_room(tenancies: pd.DataFrame, lives: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Tenancies in force in a room that more than one person has."""
    current = tenancies[lives & tenancies[Tenancies.room].notna().to_numpy()]
    persons = person_of(current).groupby([current[Tenancies.dwelling_id], current[Tenancies.room]]).transform("nunique")
    return np.isin(np.arange(len(tenancies)), current.index[persons.to_numpy() > 1])


def _on(day: date, rows: pd.DataFrame | None) -> Iterator[Indicator]:
    for code, title, words in _KINDS:
        pick = Pick({"Dag": day.isoformat(), "Hva": words})
        yield _SUBJECT.amount(
            code,
            f"{title}, {texts.day(day)}",
            day.isoformat(),
            None if rows is None else pick.amount(rows),
            unit="leieforhold",
            selection=pick.text,
            why_missing=_MISSING,
        )

"""Places in shared housing: how many, taken and free, now and day by day ahead."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from pipeline.capacity import Capacity, capacity, is_in_stock, is_shared, per_day
from pipeline.context import Context
from pipeline.figures.subject import LeftOut, Subject
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from schemas.source import SHARED_ROOMS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader plasser"
_SUBJECT = Subject(SHARED_ROOMS, EVIDENCE)
_SUMS = (
    ("shared_places", "Plasser i fellesboliger", "Plasser", "plasser"),
    ("shared_places_occupied", "Belagte plasser", "Belagt", "plasser"),
    ("shared_places_free", "Ledige plasser", "Ledig", "plasser"),
    ("shared_residents_over_places", "Beboere utover plassene", "Over", "personer"),
)
_MISSING = "Leieforhold er ikke levert."


def shared_place_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence], pd.DataFrame]:
    """Places on the as-of day, the rows behind them, and capacity on every day from the period's first to the horizon.

    A place is taken when a resident has it; residents above the places are counted apart, so that
    taken + free = places.
    """
    dwellings, leases_in, tenancies = (tables.frame(model) for model in (Dwellings, LeasesIn, Tenancies))
    first = min(context.period_start, context.as_of)
    steps = capacity(dwellings, leases_in, tenancies, first, context.horizon_end)
    is_known = Tenancies in tables
    unknown_places = (dwellings[Dwellings.is_shared_housing] & dwellings[Dwellings.places].isna()).sum()
    rows = _rows(tables[Dwellings], steps, context)
    figures = _figures(rows, is_known, LeftOut(int(unknown_places), "antall plasser er ikke oppgitt"), context)
    note = "En rad per fellesbolig i bruk på telledagen. Plasser er 0 når innleien er slutt."
    daily = _daily(steps, context) if is_known else pd.DataFrame(columns=["day", "places", "occupied", "free", "over"])
    return figures, {EVIDENCE: Evidence("Plasser i fellesboliger", note, rows)}, daily


def _rows(table: Table, steps: Capacity, context: Context) -> pd.DataFrame:
    """One row per shared dwelling in stock on the as-of day."""
    dwellings = table.frame
    shown = np.flatnonzero(is_shared(dwellings) & is_in_stock(dwellings, context.as_of))
    amounts = {"Plasser": steps.places, "Belagt": steps.occupied, "Ledig": steps.free, "Over": steps.over}
    return pd.DataFrame(
        {
            **origin(table, shown, Dwellings.places),
            "Bolignr": dwellings[Dwellings.dwelling_id].iloc[shown].to_numpy(),
            **{name: steps.on(context.as_of, values, len(dwellings))[shown] for name, values in amounts.items()},
        }
    )


def _figures(rows: pd.DataFrame, is_known: bool, left_out: LeftOut, context: Context) -> list[Indicator]:
    """Places can be counted without tenancies; who has them cannot."""
    day = context.as_of.isoformat()
    sums = {column: int(rows[column].sum()) if is_known or column == "Plasser" else None for _, _, column, _ in _SUMS}
    figures = [
        _SUBJECT.amount(
            code,
            title,
            day,
            sums[column],
            unit=unit,
            selection=f"Sum av «{column}»",
            left_out=left_out,
            why_missing=_MISSING,
        )
        for code, title, column, unit in _SUMS
    ]
    occupancy = _SUBJECT.share(
        "shared_occupancy_pct",
        "Belegg i fellesboliger",
        day,
        sums["Belagt"],
        sums["Plasser"] if is_known else None,
        selection="Sum av «Belagt» delt på sum av «Plasser»",
        when_empty="Ingen plasser i fellesboliger.",
        why_missing=_MISSING,
        left_out=left_out,
    )
    return [*figures, occupancy]


def _daily(steps: Capacity, context: Context) -> pd.DataFrame:
    first, end = context.period_start, context.horizon_end
    days = pd.date_range(first, end - timedelta(days=1), unit="s")
    amounts = {"places": steps.places, "occupied": steps.occupied, "free": steps.free, "over": steps.over}
    return pd.DataFrame({"day": days, **{name: per_day(steps, values, first, end) for name, values in amounts.items()}})

"""Places in shared housing: how many, taken and free, now and day by day ahead."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd

from pipeline.capacity import Capacity, capacity, is_in_stock, is_shared, per_day
from pipeline.context import Context
from pipeline.figures.evidence import origin
from pipeline.flow import Evidence, Indicator
from pipeline.table import Tables
from schemas.source import SHARED_ROOMS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

EVIDENCE = "Rader plasser"
_MISSING = "Leieforhold er ikke levert."


def shared_place_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence], pd.DataFrame]:
    """Places on the as-of day, the rows behind them, and capacity on every day from the period's first to the horizon.

    A place is taken when a resident has it; residents above the places are counted apart, so that
    taken + free = places.
    """
    dwellings, leases_in, tenancies = (tables.frame(model) for model in (Dwellings, LeasesIn, Tenancies))
    first = min(context.period_start, context.as_of)
    steps = capacity(dwellings, leases_in, tenancies, first, context.horizon_end)
    count = len(dwellings)
    shown = np.flatnonzero(is_shared(dwellings) & is_in_stock(dwellings, context.as_of))
    places, occupied, free, over = (
        steps.on(context.as_of, amounts, count)[shown]
        for amounts in (steps.places, steps.occupied, steps.free, steps.over)
    )
    total, taken = int(places.sum()), int(occupied.sum())
    is_known = Tenancies in tables
    left_out = int((dwellings[Dwellings.is_shared_housing] & dwellings[Dwellings.places].isna()).sum())
    spec = [
        ("shared_places", "Plasser i fellesboliger", total, "Plasser", True),
        ("shared_places_occupied", "Belagte plasser", taken, "Belagt", is_known),
        ("shared_places_free", "Ledige plasser", int(free.sum()), "Ledig", is_known),
        ("shared_residents_over_places", "Beboere utover plassene", int(over.sum()), "Over", is_known),
    ]
    figures = [
        _figure(code, title, amount, column, known, left_out, context) for code, title, amount, column, known in spec
    ]
    figures.append(_occupancy(taken, total, is_known, left_out, context))
    rows = pd.DataFrame(
        {
            **origin(tables[Dwellings], shown, Dwellings.places),
            "Bolignr": dwellings[Dwellings.dwelling_id].iloc[shown].to_numpy(),
            "Plasser": places,
            "Belagt": occupied,
            "Ledig": free,
            "Over": over,
        }
    )
    note = "En rad per fellesbolig i bruk på telledagen. Plasser er 0 når innleien er slutt."
    daily = _daily(steps, context) if is_known else pd.DataFrame(columns=["day", "places", "occupied", "free", "over"])
    return figures, {EVIDENCE: Evidence("Plasser i fellesboliger", note, rows)}, daily


def _daily(steps: Capacity, context: Context) -> pd.DataFrame:
    first, end = context.period_start, context.horizon_end
    days = pd.date_range(first, end - timedelta(days=1), unit="s")
    amounts = {"places": steps.places, "occupied": steps.occupied, "free": steps.free, "over": steps.over}
    return pd.DataFrame({"day": days, **{name: per_day(steps, values, first, end) for name, values in amounts.items()}})


def _figure(
    code: str, title: str, amount: int, column: str, is_known: bool, left_out: int, context: Context
) -> Indicator:
    return Indicator(
        code=code,
        title=title,
        period=context.as_of.isoformat(),
        value=amount if is_known else None,
        unit="plasser" if column != "Over" else "personer",
        decimals=0,
        is_official=False,
        source=SHARED_ROOMS.label,
        numerator=amount if is_known else None,
        left_out=left_out,
        left_out_why="antall plasser er ikke oppgitt" if left_out else "",
        why_missing="" if is_known else _MISSING,
        evidence=EVIDENCE,
        selection=f"Sum av «{column}»",
    )


def _occupancy(taken: int, total: int, is_known: bool, left_out: int, context: Context) -> Indicator:
    has_places = is_known and total > 0
    return Indicator(
        code="shared_occupancy_pct",
        title="Belegg i fellesboliger",
        period=context.as_of.isoformat(),
        value=taken / total * 100 if has_places else None,
        unit="%",
        decimals=1,
        is_official=False,
        source=SHARED_ROOMS.label,
        numerator=taken if is_known else None,
        denominator=total if is_known else None,
        left_out=left_out,
        left_out_why="antall plasser er ikke oppgitt" if left_out else "",
        why_missing="" if has_places else ("Ingen plasser i fellesboliger." if is_known else _MISSING),
        evidence=EVIDENCE,
        selection="Sum av «Belagt» delt på sum av «Plasser»",
    )

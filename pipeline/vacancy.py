"""Days that lettable dwellings stand empty: by dwelling and month, with the rent lost by it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import dates
from pipeline.capacity import tenancy_spells, usable_spells
from pipeline.context import Context
from pipeline.occupancy import Spells, difference
from pipeline.row_origins import labels, origin
from pipeline.table import Table, Tables
from schemas.codelists import DWELLING_STATUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies


def lettable_spells(tables: Tables) -> Spells:
    """The days on which a dwelling is ours to let, by row of the dwellings.

    A dwelling counts while it is in stock, under a lease where leased in, not a private one with a right of disposal,
    not closed.
    """
    dwellings = tables.frame(Dwellings)
    return _only(usable_spells(dwellings, tables.frame(LeasesIn)), _is_let(dwellings))


def vacant_spells(tables: Tables) -> Spells:
    """The lettable days on which nobody lives in a dwelling, by row of the dwellings."""
    return difference(lettable_spells(tables), tenancy_spells(tables.frame(Dwellings), tables.frame(Tenancies)))


def vacant_days(tables: Tables, first: date, context: Context) -> pd.DataFrame:
    """One row per dwelling and month with vacant days, from ``first`` (of a month) to the as-of day.

    Returns
    -------
    pandas.DataFrame
        Fil, Ark, Celle, Bolignr, Måned, Boligstatus, Dager tom, Dager vedlikehold (days of dwellings under maintenance
        are counted apart and lose no rent), Månedsleie, Tapt leie (vacant days × monthly rent ÷ days in that month).
    """
    vacant = vacant_spells(tables).within(first, context.day_after)
    return _rows(tables[Dwellings], _by_month(vacant, first, context))


def _is_let(dwellings: pd.DataFrame) -> NDArray[np.bool_]:
    """Which dwellings the municipality lets itself: not private ones with a right of disposal, not closed ones."""
    is_private = dwellings[Dwellings.disposal_form].str.startswith("PRIVAT").to_numpy(dtype=bool)
    is_closed = (dwellings[Dwellings.dwelling_status] == "IKKE_TILGJENGELIG").to_numpy(dtype=bool)
    is_let: NDArray[np.bool_] = ~is_private & ~is_closed
    return is_let


def _rows(table: Table, pieces: pd.DataFrame) -> pd.DataFrame:
    """One row per dwelling and month; days of dwellings under maintenance stand apart and lose no rent."""
    of_piece = table.frame.iloc[pieces["row"]]
    status, rent = of_piece[Dwellings.dwelling_status], of_piece[Dwellings.rent_nok_month].to_numpy(dtype=float)
    apart = (status == "VEDLIKEHOLD").to_numpy(dtype=bool)
    loss = pieces["Dager"] * rent / pieces["Dager i måneden"]
    return pd.DataFrame(
        {
            **origin(table, pieces["row"].to_numpy(), Dwellings.dwelling_id),
            "Bolignr": of_piece[Dwellings.dwelling_id].to_numpy(),
            "Måned": pieces["Måned"],
            "Boligstatus": labels(status, DWELLING_STATUS),
            "Dager tom": np.where(apart, 0, pieces["Dager"]),
            "Dager vedlikehold": np.where(apart, pieces["Dager"], 0),
            "Månedsleie": rent,
            "Tapt leie": np.where(apart, 0.0, loss),
        }
    )


def _only(spells: Spells, wanted: NDArray[np.bool_]) -> Spells:
    kept = wanted[spells.keys]
    return Spells(spells.keys[kept], spells.start[kept], spells.end[kept])


def _by_month(vacant: Spells, first: date, context: Context) -> pd.DataFrame:
    """Vacant days from ``first`` cut at the turn of months: columns row, Måned, Dager, Dager i måneden."""
    parts = []
    while first <= context.as_of:
        after = dates.add_months(first, 1)
        part = vacant.within(first, after)
        days = pd.Series(part.days).groupby(part.keys).sum()
        parts.append(
            pd.DataFrame(
                {
                    "row": days.index.to_numpy(dtype=np.int64),
                    "Måned": f"{first.year:04d}-{first.month:02d}",
                    "Dager": days.to_numpy(dtype=np.int64),
                    "Dager i måneden": (after - first).days,
                }
            )
        )
        first = after
    return pd.concat(parts, ignore_index=True)

"""Days that lettable dwellings stood empty, and the rent lost by it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import dates, texts
from pipeline.capacity import tenancy_spells, usable_spells
from pipeline.context import Context
from pipeline.figures.subject import LeftOut, Subject
from pipeline.flow import Evidence, Indicator
from pipeline.occupancy import Spells, difference
from pipeline.row_origins import labels, origin
from pipeline.table import Table, Tables
from schemas.codelists import DWELLING_STATUS
from schemas.source import assumption
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
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

    A dwelling counts while it is ours to let: in stock, under a lease where leased in, not a private one with a right
    of disposal, not closed. Days of dwellings under maintenance are counted apart.
    """
    year = str(context.as_of.year)
    if Tenancies not in tables:
        return [figure for period in (context.period, year) for figure in _figures(period, None, _MISSING)], {}
    table = tables[Dwellings]
    dwellings = table.frame
    vacant = difference(
        usable_spells(dwellings, tables.frame(LeasesIn)), tenancy_spells(dwellings, tables.frame(Tenancies))
    )
    first = min(context.year_start, context.period_start)
    vacant = _only(vacant.within(first, context.day_after), _is_let(dwellings))
    rows = _rows(table, _by_month(vacant, first, context))
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


def _figures(period: str, rows: pd.DataFrame | None, why_missing: str) -> list[Indicator]:
    """The three figures of a month or a year; ``rows`` is None when they cannot be computed, ``why_missing`` why."""
    when = texts.month(period) if "-" in period else f"hittil i {period}"
    return [
        _SUBJECT.amount(
            code,
            f"{title}, {when}",
            period,
            None if rows is None else float(rows[column].sum()),
            unit=unit,
            selection=f"Sum av «{column}» der Måned {'=' if '-' in period else 'er i'} {period}",
            left_out=LeftOut(0 if rows is None else int(rows[column].isna().sum()), "månedsleie er ikke oppgitt"),
            why_missing=why_missing,
        )
        for code, title, unit, column in _KINDS
    ]

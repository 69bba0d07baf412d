"""Days that lettable dwellings stood empty, and the rent lost by it."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import dates, texts
from pipeline.capacity import tenancy_spells, usable_spells
from pipeline.context import Context
from pipeline.figures.evidence import labels, origin
from pipeline.flow import Evidence, Indicator
from pipeline.occupancy import Spells, difference
from pipeline.table import Tables
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
_SOURCE = assumption("tomgang: dager uten leieforhold, tap = dager × månedsleie / dager i måneden")


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
    status, rent = dwellings[Dwellings.dwelling_status], dwellings[Dwellings.rent_nok_month]
    is_private = dwellings[Dwellings.disposal_form].str.startswith("PRIVAT").to_numpy(dtype=bool)
    is_closed = (status == "IKKE_TILGJENGELIG").to_numpy(dtype=bool)
    in_maintenance = (status == "VEDLIKEHOLD").to_numpy(dtype=bool)
    is_let = ~is_private & ~is_closed
    first = min(context.year_start, context.period_start)
    vacant = _only(vacant.within(first, context.day_after), is_let)
    pieces = _by_month(vacant, first, context)
    loss = pieces["Dager"] * rent.to_numpy(dtype=float)[pieces["row"]] / pieces["Dager i måneden"]
    apart = in_maintenance[pieces["row"]]
    rows = pd.DataFrame(
        {
            **origin(table, pieces["row"].to_numpy(), Dwellings.dwelling_id),
            "Bolignr": dwellings[Dwellings.dwelling_id].iloc[pieces["row"]].to_numpy(),
            "Måned": pieces["Måned"],
            "Boligstatus": labels(status.iloc[pieces["row"]], DWELLING_STATUS),
            "Dager tom": np.where(apart, 0, pieces["Dager"]),
            "Dager vedlikehold": np.where(apart, pieces["Dager"], 0),
            "Månedsleie": rent.iloc[pieces["row"]].to_numpy(),
            "Tapt leie": np.where(apart, 0.0, loss),
        }
    )
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
    figures = []
    for code, title, unit, column in _KINDS:
        amount = None if rows is None else float(rows[column].sum())
        left_out = 0 if rows is None else int(rows[column].isna().sum())
        figures.append(
            Indicator(
                code=code,
                title=f"{title}, {when}",
                period=period,
                value=amount,
                unit=unit,
                decimals=0,
                is_official=False,
                source=_SOURCE.label,
                numerator=amount,
                left_out=left_out,
                left_out_why="månedsleie er ikke oppgitt" if left_out else "",
                why_missing=why_missing if rows is None else "",
                evidence="" if rows is None else EVIDENCE,
                selection=f"Sum av «{column}» der Måned {'=' if '-' in period else 'er i'} {period}",
            )
        )
    return figures

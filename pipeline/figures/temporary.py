"""KOSTRA 13: households in temporary accommodation, each once a year however many stays; night shelters apart."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.context import Context
from pipeline.figures.picking import Pick
from pipeline.figures.subject import LeftOut, Subject
from pipeline.figures.years import last_day, so_far, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.occupancy import Spells, union
from pipeline.row_origins import origin, yes_no
from pipeline.table import Table, Tables
from schemas.reports.husbanken_households import SHELTER, STAY
from schemas.source import KOSTRA_13
from schemas.tables.temporary_stays import TemporaryStays

EVIDENCE = "Rader midlertidige botilbud"
_SUBJECT = Subject(KOSTRA_13, EVIDENCE, is_official=True)
_MISSING = "Midlertidige opphold er ikke levert."
_CHILDREN, _SHORT, _LONG = "Barn med", "Høyst 14 døgn", "Over tre måneder"
_COUNTS = (
    ("temp_households_total", "Husstander i midlertidig botilbud", {"Slag": STAY}),
    ("temp_households_children", "Barnefamilier i midlertidig botilbud", {"Slag": STAY, _CHILDREN: "ja"}),
    (
        "temp_households_children_gt_3m",
        "Barnefamilier over tre måneder i midlertidig botilbud",
        {"Slag": STAY, _CHILDREN: "ja", _LONG: "ja"},
    ),
    ("temp_households_le_14d", "Husstander høyst 14 døgn i midlertidig botilbud", {"Slag": STAY, _SHORT: "ja"}),
    ("temp_households_le_3m", "Husstander høyst tre måneder i midlertidig botilbud", {"Slag": STAY, _LONG: "nei"}),
    ("night_shelter_households", "Husstander i natthjem", {"Slag": SHELTER}),
)
_SHARES = (
    (
        "temp_households_children_gt_3m_pct",
        "Barnefamilier over tre måneder, andel av barnefamiliene",
        "temp_households_children_gt_3m",
        "temp_households_children",
    ),
    (
        "temp_households_le_14d_pct",
        "Høyst 14 døgn, andel av husstandene",
        "temp_households_le_14d",
        "temp_households_total",
    ),
)


def temporary_figures(tables: Tables, context: Context) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Households of each year told: in all, with children, short and long, and in night shelters."""
    table = tables.get(TemporaryStays)
    if table is None:
        return _of_year(context.as_of.year, None, context), {}
    years = years_told(context, table.frame[TemporaryStays.start_date])
    rows = pd.concat([_rows(table, year, context) for year in years], ignore_index=True)
    note = (
        "En rad per husstand, år og slag botilbud. Døgn i flere opphold legges sammen, og samme døgn teller én gang. "
        "Bare døgn i året regnes med. Cellen er husstandens første opphold i året."
    )
    figures = [figure for year in years for figure in _of_year(year, rows, context)]
    return figures, {EVIDENCE: Evidence("Midlertidige botilbud", note, rows)}


def _rows(table: Table, year: int, context: Context) -> pd.DataFrame:
    """One row per household and kind of a year, in the order of their first stays on file."""
    frame = table.frame
    households = frame[TemporaryStays.household_id]
    is_shelter = (frame[TemporaryStays.stay_kind] == "NIGHT_SHELTER").to_numpy(dtype=bool)
    pairs = pd.factorize(households)[0].astype(np.int64) * 2 + is_shelter
    days = _nights(frame, pairs, year, context)
    is_there = _lies_in(frame, year, context)
    at = np.flatnonzero(is_there)
    first = at[~pd.Series(pairs[at]).duplicated().to_numpy()]
    nights = days.reindex(pairs[first]).to_numpy(dtype=np.int64)
    has_children = frame[TemporaryStays.has_children]
    with_children = pairs[is_there & has_children.fillna(False).to_numpy(dtype=bool)]
    unknown = pairs[is_there & has_children.isna().to_numpy()]
    return pd.DataFrame(
        {
            **origin(table, first, TemporaryStays.start_date),
            "År": np.full(len(first), year),
            "Slag": np.where(is_shelter[first], SHELTER, STAY),
            _CHILDREN: np.select(
                [np.isin(pairs[first], with_children), np.isin(pairs[first], unknown)], ["ja", "ukjent"], "nei"
            ),
            "Døgn": nights,
            _SHORT: yes_no(nights <= context.whole("temp_short_days")),
            _LONG: yes_no(nights > context.whole("temp_long_days")),
        }
    )


def _lies_in(frame: pd.DataFrame, year: int, context: Context) -> NDArray[np.bool_]:
    first, last = pd.Timestamp(year, 1, 1), pd.Timestamp(last_day(year, context))
    start, end = frame[TemporaryStays.start_date], frame[TemporaryStays.end_date]
    lies: NDArray[np.bool_] = (
        (start <= last) & (end.isna() | (end >= first)) & (end.isna() | (end >= start))
    ).to_numpy(dtype=bool)
    return lies


def _nights(frame: pd.DataFrame, pairs: NDArray[np.int64], year: int, context: Context) -> pd.Series:
    """Distinct nights of each household and kind within the year, none after the as-of day."""
    spells = Spells.from_last_days(pairs, frame[TemporaryStays.start_date], frame[TemporaryStays.end_date])
    inside = union(spells).within(date(year, 1, 1), last_day(year, context) + timedelta(days=1))
    return pd.Series(inside.days).groupby(inside.keys).sum()


def _of_year(year: int, rows: pd.DataFrame | None, context: Context) -> list[Indicator]:
    when, period = so_far(year, context), str(year)
    values: dict[str, float | None] = {}
    figures = []
    for code, title, wanted in _COUNTS:
        pick = _pick(year, code)
        values[code] = None if rows is None else pick.amount(rows)
        unknown = 0
        if rows is not None and _CHILDREN in wanted:
            unknown = int(Pick({"År": year, **wanted, _CHILDREN: "ukjent"}).amount(rows))
        figures.append(
            _SUBJECT.amount(
                code,
                f"{title}, {when}",
                period,
                values[code],
                unit="husstander",
                selection=pick.text,
                left_out=LeftOut(unknown, "det er ikke oppgitt om barn er med"),
                why_missing=_MISSING,
            )
        )
    for code, title, part, whole in _SHARES:
        figures.append(
            _SUBJECT.share(
                code,
                f"{title}, {when}",
                period,
                values[part],
                values[whole],
                selection=f"{_pick(year, part).text}, delt på {_pick(year, whole).text}",
                when_empty=f"Ingen husstander {when}.",
                why_missing=_MISSING,
            )
        )
    return figures


def _pick(year: int, code: str) -> Pick:
    return Pick({"År": year, **next(wanted for name, _, wanted in _COUNTS if name == code)})

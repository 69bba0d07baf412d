"""The meeting's sheet about places in shared housing: free now and ahead, room by room, and places that go out."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.acquisition.procedure import CARE
from pipeline.capacity import capacity, is_leased_in, lease_ends, usable_spells
from pipeline.context import Context
from pipeline.dates import ONE_DAY, Days, add_months, as_days
from pipeline.flow import Assessment
from pipeline.living.places import is_waiting
from pipeline.occupancy import positions, union
from pipeline.plan_rows import planned_dwellings
from pipeline.residents import birthdays
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from pipeline.topics.openings import Opening, openings_of
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

_TITLE = "Plasser"
_MONTHS = 12


def place_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Free places at five points ahead, each room with its day and why, and places that are lost."""
    lead = (
        f"Plasser i fellesboliger: hva som er ledig {texts.day(context.as_of)}, og hva som blir ledig det neste året."
    )
    if Tenancies not in tables:
        return Topic(_TITLE, lead, missing="Leieforhold er ikke levert.")
    waiting = int(is_waiting(tables.frame(Youths), tables.frame(Tenancies), context).sum())
    has_youths = Youths in tables
    ahead = _ahead(tables, waiting if has_youths else None, context)
    dwellings = planned_dwellings(tables, context)
    openings = openings_of(dwellings, tables, context)
    lost = _lost(tables, context)
    figures = (
        TopicFigure("Ledige plasser nå", int(ahead["Ledige"].iat[0])),
        TopicFigure("Ledige om 90 dager", int(ahead["Ledige"].iat[3])),
        TopicFigure("Ungdommer som venter på plass", waiting if has_youths else None),
        TopicFigure("Plasser som går ut innen 12 måneder", int(lost["Plasser"].sum())),
    )
    return Topic(
        _TITLE,
        lead,
        figures,
        (
            _ahead_table(ahead, context),
            _openings_table(openings, tables[Dwellings], dwellings, context),
            _lost_table(lost),
        ),
        _matters(tables[Dwellings], dwellings, openings, waiting, context),
    )


def horizons(as_of: date) -> list[tuple[str, date]]:
    """The points that the radar looks at."""
    days = [(f"om {days} dager", as_of + timedelta(days=days)) for days in (30, 60, 90)]
    return [("nå", as_of), *days, ("om 12 måneder", add_months(as_of, _MONTHS))]


def _ahead(tables: Tables, waiting: int | None, context: Context) -> pd.DataFrame:
    points = horizons(context.as_of)
    dwellings, tenancies = tables.frame(Dwellings), tables.frame(Tenancies)
    grown = tenancies.assign(**{str(Tenancies.end_date): _ends_by_age(tenancies, tables, context)})
    steps, later = (
        capacity(dwellings, tables.frame(LeasesIn), stays, context.as_of, points[-1][1] + timedelta(days=1))
        for stays in (tenancies, grown)
    )
    count = len(dwellings)
    return pd.DataFrame(
        {
            "Når": [name for name, _ in points],
            "Dag": pd.Series([pd.Timestamp(day) for _, day in points]).astype("datetime64[s]"),
            "Plasser": [int(steps.on(day, steps.places, count).sum()) for _, day in points],
            "Belagt": [int(steps.on(day, steps.occupied, count).sum()) for _, day in points],
            "Ledige": [int(steps.on(day, steps.free, count).sum()) for _, day in points],
            "Ledige når de som fyller for mange år, flytter": [
                int(later.on(day, later.free, count).sum()) for _, day in points
            ],
            "Venter på plass": pd.Series([waiting] * len(points), dtype="Int64"),
        }
    )


def _ends_by_age(tenancies: pd.DataFrame, tables: Tables, context: Context) -> pd.Series:
    """The last day of each stay if whoever reaches the age limit ahead moves out the day before."""
    reached = birthdays(tenancies, tables.frame(Youths), context.whole("em_age_limit"))
    last = as_days(tenancies[Tenancies.end_date])
    is_ahead = (reached > np.datetime64(context.as_of)) & ~(last < reached)
    return pd.Series(np.where(is_ahead, reached - ONE_DAY, last), index=tenancies.index).astype("datetime64[s]")


def _ahead_table(rows: pd.DataFrame, context: Context) -> TopicTable:
    limit = context.whole("em_age_limit")
    name = f"Ledige når {limit}-åringer flytter"
    rows = rows.rename(columns={"Ledige når de som fyller for mange år, flytter": name})
    chart = TopicChart(
        "Ledige plasser framover", ("Ledige", name), "Søyler: ledige plasser nå, om 30, 60 og 90 dager og 12 måneder."
    )
    note = (
        f"«Ledige» bygger på avtalte flyttedatoer og innleie. Den neste kolonnen regner med at de som fyller {limit} "
        "år, flytter ut dagen før. Behov uke for uke står i «Behov og plasser»."
    )
    return TopicTable("Plasser framover", note, rows, "", chart)


def _openings_table(openings: list[Opening], table: Table, dwellings: pd.DataFrame, context: Context) -> TopicTable:
    ordered = sorted(openings, key=lambda item: (item.first, item.row, item.room))
    names = [str(dwellings[Dwellings.dwelling_id].iat[item.row]) for item in ordered]
    at = positions(pd.Series(names, dtype="str"), table.frame[Dwellings.dwelling_id])
    shown = pd.DataFrame(
        {
            "Bolig": names,
            "Rom": [item.room for item in ordered],
            "Ledig fra": pd.Series([item.first for item in ordered], dtype="datetime64[s]"),
            "Ledig til": pd.Series([item.last for item in ordered], dtype="datetime64[s]"),
            "Innen": [_within(item.first, context.as_of) for item in ordered],
            "Hvorfor": [item.why for item in ordered],
            "Sikkert": ["ja" if item.is_sure else "nei" for item in ordered],
            **origin(table, at, Dwellings.places),
        }
    )
    note = (
        "«Ledig til» er dagen før noen andre har rommet, eller siste dag i innleien. "
        "Der beboeren blir for gammel, regnes rommet ledig fra den første i måneden etter."
    )
    return TopicTable("Rom som er eller blir ledige", note, shown, "Ingen rom er eller blir ledige det neste året")


def _within(day: date, as_of: date) -> str:
    """«nå», «30 dager» … «12 mnd»."""
    if day <= as_of:
        return "nå"
    days = (day - as_of).days
    return next((f"{limit} dager" for limit in (30, 60, 90) if days <= limit), f"{_MONTHS} mnd")


def _lost(tables: Tables, context: Context) -> pd.DataFrame:
    """Shared dwellings that cease to be ours within a year, with those who have a place there on the last day."""
    table = tables[Dwellings]
    frame, leases = table.frame, tables.frame(LeasesIn)
    spells = union(usable_spells(frame, leases))
    today, limit = np.datetime64(context.as_of), np.datetime64(add_months(context.as_of, _MONTHS))
    shared = np.flatnonzero(_is_known_shared(frame))
    final = pd.Series(spells.end).groupby(spells.keys).max()
    last = as_days(final.reindex(range(len(frame)))) - ONE_DAY
    rows = shared[(last[shared] >= today) & (last[shared] <= limit)]
    steps = capacity(frame, leases, tables.frame(Tenancies), context.as_of, add_months(context.as_of, _MONTHS + 1))
    shown = pd.DataFrame(
        {
            "Bolig": frame[Dwellings.dwelling_id].to_numpy()[rows],
            "Plasser": frame[Dwellings.places].to_numpy(dtype=np.int64, na_value=0)[rows],
            "Siste dag": pd.Series(last[rows]).astype("datetime64[s]"),
            "Innen": [_within(day.item(), context.as_of) for day in last[rows]],
            "Beboere siste dag": steps.at(rows, last[rows], steps.residents),
            "Hvorfor": _why_lost(frame, leases, rows, last),
            **origin(table, rows, Dwellings.places),
        }
    )
    return shown.sort_values(["Siste dag", "Bolig"], ignore_index=True)


def _is_known_shared(dwellings: pd.DataFrame) -> NDArray[np.bool_]:
    shared = dwellings[Dwellings.is_shared_housing].fillna(False).to_numpy(dtype=bool)
    known: NDArray[np.bool_] = shared & dwellings[Dwellings.places].notna().to_numpy()
    return known


def _why_lost(dwellings: pd.DataFrame, leases: pd.DataFrame, rows: NDArray[np.int64], last: Days) -> list[str]:
    at = positions(leases[LeasesIn.dwelling_id], dwellings[Dwellings.dwelling_id])
    noticed = leases[LeasesIn.notice_date].notna().to_numpy()
    ends = lease_ends(leases)
    by_notice = {(int(row), day) for row, day, is_noticed in zip(at, ends, noticed, strict=True) if is_noticed}
    leased = is_leased_in(dwellings)
    out = as_days(dwellings[Dwellings.in_stock_to])
    return [
        "boligen går ut av bruk"
        if not leased[row] or out[row] == last[row]
        else "innleien er sagt opp"
        if (int(row), last[row]) in by_notice
        else "innleien slutter"
        for row in rows
    ]


def _lost_table(rows: pd.DataFrame) -> TopicTable:
    note = "Avtaler som blir forlenget eller erstattet, forsvinner herfra når datoen er rettet."
    return TopicTable("Plasser som går ut det neste året", note, rows, "Ingen plasser går ut det neste året")


def _matters(
    table: Table, dwellings: pd.DataFrame, openings: list[Opening], waiting: int, context: Context
) -> tuple[Matter, ...]:
    """Rooms that stand empty while somebody waits; the cell is the first one's."""
    if not waiting:
        return ()
    empty = [item for item in openings if item.is_sure and item.first <= context.as_of]
    if not empty:
        return ()
    home = dwellings[Dwellings.dwelling_id].iloc[[empty[0].row]]
    row = int(positions(home, table.frame[Dwellings.dwelling_id])[0])
    what = (
        f"Fyll {texts.count(len(empty), 'ledig rom', 'ledige rom')}: "
        f"{texts.count(waiting, 'ungdom', 'ungdommer')} venter. Se «{_TITLE}»."
    )
    return (Matter(CARE, "Fellesboliger", what, context.as_of, table.place(row, Dwellings.places)),)

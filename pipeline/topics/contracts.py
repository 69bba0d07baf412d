"""The meeting's sheet about contracts that end: when notice is due, and what is handed back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.acquisition.procedure import CARE, OWNERSHIP
from pipeline.capacity import lease_ends
from pipeline.context import Context
from pipeline.dates import NO_DAY, Days, add_months, as_days
from pipeline.flow import Assessment
from pipeline.living.leases import latest_notice
from pipeline.row_origins import origin, yes_no
from pipeline.rules.controls.k021_short_tenancy_without_grounds import short_tenancy_without_grounds
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

_TITLE = "Kontrakter"
_WITHIN = (3, 6, 12)
_PROPERTY = "Bygg og eiendom"


@dataclass(frozen=True)
class _Ending:
    """Contracts of one table that end within a year: their rows, soonest first, and the last day of every row."""

    table: Table | None
    rows: NDArray[np.int64]
    last: Days

    def within(self, months: int, context: Context) -> int:
        """How many end so soon."""
        return int((self.last[self.rows] <= np.datetime64(add_months(context.as_of, months))).sum())


def contract_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Contracts that end within 3, 6 and 12 months, and short tenancies without grounds."""
    lead = f"Innleie og leieforhold som slutter det neste året, sett fra {texts.day(context.as_of)}."
    if LeasesIn not in tables and Tenancies not in tables:
        return Topic(_TITLE, lead, missing="Innleie og Leieforhold er ikke levert.")
    leases_table, stays_table = tables.get(LeasesIn), tables.get(Tenancies)
    leases_frame, stays_frame = tables.frame(LeasesIn), tables.frame(Tenancies)
    leases = _ending(leases_table, leases_frame[LeasesIn.start_date], lease_ends(leases_frame), context)
    stays = _ending(stays_table, stays_frame[Tenancies.start_date], as_days(stays_frame[Tenancies.end_date]), context)
    short = np.flatnonzero(short_tenancy_without_grounds.body(stays_frame, context))
    residents = _residents(leases_frame, leases, stays_frame)
    is_noticed = leases_frame[LeasesIn.notice_date].notna().to_numpy()
    figures = (
        TopicFigure("Innleie som slutter innen 3 måneder", _known(leases, 3, context)),
        TopicFigure("Innleie som slutter innen 12 måneder", _known(leases, 12, context)),
        TopicFigure("Innleie som er sagt opp", None if leases_table is None else int(is_noticed[leases.rows].sum())),
        TopicFigure("Leieforhold som slutter innen 12 måneder", _known(stays, 12, context)),
        TopicFigure("Korte leieforhold uten begrunnelse", None if stays_table is None else len(short)),
    )
    shown = (
        _counts(leases, stays, context),
        _leases_table(leases, residents, context),
        _stays_table(stays, context),
        _short_table(stays_table, short),
    )
    return Topic(
        _TITLE, lead, figures, shown, (*_lease_matters(leases, residents, context), *_stay_matters(stays, context))
    )


def _ending(table: Table | None, start: pd.Series, last: Days, context: Context) -> _Ending:
    today, limit = np.datetime64(context.as_of), np.datetime64(add_months(context.as_of, max(_WITHIN)))
    rows = np.flatnonzero((last >= today) & (last <= limit) & (as_days(start) <= last))
    return _Ending(table, rows[np.argsort(last[rows], kind="stable")], last)


def _known(ending: _Ending, months: int, context: Context) -> int | None:
    return None if ending.table is None else ending.within(months, context)


def _counts(leases: _Ending, stays: _Ending, context: Context) -> TopicTable:
    rows = pd.DataFrame(
        {
            "Slutter": [f"innen {months} måneder" for months in _WITHIN],
            "Innleie": pd.Series([_known(leases, months, context) for months in _WITHIN], dtype="Int64"),
            "Leieforhold": pd.Series([_known(stays, months, context) for months in _WITHIN], dtype="Int64"),
        }
    )
    chart = TopicChart(
        "Kontrakter som slutter", ("Innleie", "Leieforhold"), "Søyler: kontrakter som slutter innen 3, 6 og 12 måneder."
    )
    return TopicTable("Kontrakter som slutter", "Hver linje teller også de som slutter før.", rows, "", chart)


def _residents(leases: pd.DataFrame, ending: _Ending, tenancies: pd.DataFrame) -> NDArray[np.int64]:
    """Tenancies that last beyond, or to, the last day of each lease that ends, by row of the leases."""
    homes = pd.DataFrame(
        {
            "dwelling": leases[LeasesIn.dwelling_id].iloc[ending.rows],
            "last": ending.last[ending.rows],
            "row": ending.rows,
        }
    )
    stays = pd.DataFrame(
        {
            "dwelling": tenancies[Tenancies.dwelling_id],
            "start": as_days(tenancies[Tenancies.start_date]),
            "end": as_days(tenancies[Tenancies.end_date]),
        }
    )
    pairs = homes.merge(stays, on="dwelling")
    there = pairs[(pairs["start"] <= pairs["last"]) & ~(pairs["end"] < pairs["last"])]
    counts: NDArray[np.int64] = np.bincount(there["row"].to_numpy(dtype=np.int64), minlength=len(leases))
    return counts


def _deadlines(leases: pd.DataFrame, last: Days, context: Context) -> Days:
    """The last day of notice of each lease that nobody has given notice of."""
    months = leases[LeasesIn.notice_months].fillna(context.whole("lease_notice_months")).to_numpy(dtype=np.int64)
    open_still: Days = np.where(leases[LeasesIn.notice_date].isna(), latest_notice(last, months), NO_DAY)
    return open_still


def _leases_table(ending: _Ending, residents: NDArray[np.int64], context: Context) -> TopicTable:
    title = "Innleie som slutter det neste året"
    if ending.table is None:
        return TopicTable(title, "", _NONE, "Innleie er ikke levert")
    rows, frame = ending.rows, ending.table.frame
    chosen = frame.iloc[rows]
    noticed = chosen[LeasesIn.notice_date].notna().to_numpy()
    shown = pd.DataFrame(
        {
            "Avtale": chosen[LeasesIn.lease_id].to_numpy(),
            "Bolig": chosen[LeasesIn.dwelling_id].to_numpy(),
            "Siste dag": pd.Series(ending.last[rows]).astype("datetime64[s]"),
            "Innen": [_when(day.item(), context) for day in ending.last[rows]],
            "Hvorfor": np.where(noticed, "sagt opp", "avtalt slutt"),
            "Sagt opp": chosen[LeasesIn.notice_date].array,
            "Oppsigelsesfrist": pd.Series(_deadlines(frame, ending.last, context)[rows]).astype("datetime64[s]"),
            "Bor der siste dag": residents[rows],
            **origin(ending.table, rows, LeasesIn.end_date),
        }
    )
    note = (
        "En oppsagt avtale slutter oppsigelsestiden etter oppsigelsen, regnet i kalendermåneder. Boligen leveres "
        "tilbake siste dag. «Oppsigelsesfrist» er siste dag å si opp for at avtalen skal slutte den dagen."
    )
    return TopicTable(title, note, shown, "Ingen innleie slutter det neste året")


def _stays_table(ending: _Ending, context: Context) -> TopicTable:
    title = "Leieforhold som slutter det neste året"
    if ending.table is None:
        return TopicTable(title, "", _NONE, "Leieforhold er ikke levert")
    rows = ending.rows
    chosen = ending.table.frame.iloc[rows]
    shown = pd.DataFrame(
        {
            "Leieforhold": chosen[Tenancies.tenancy_id].to_numpy(),
            "Bolig": chosen[Tenancies.dwelling_id].to_numpy(),
            "Rom": chosen[Tenancies.room].to_numpy(),
            "Siste dag": chosen[Tenancies.end_date].array,
            "Innen": [_when(day.item(), context) for day in ending.last[rows]],
            "Egen leiekontrakt": yes_no(chosen[Tenancies.has_own_contract].fillna(False)),
            "Tidsubestemt": yes_no(chosen[Tenancies.is_open_ended].fillna(False)),
            **origin(ending.table, rows, Tenancies.end_date),
        }
    )
    note = "Tidsbestemte kontrakter som løper ut, og avtalte utflyttinger."
    return TopicTable(title, note, shown, "Ingen leieforhold slutter det neste året")


def _short_table(table: Table | None, rows: NDArray[np.int64]) -> TopicTable:
    title = "Korte leieforhold uten begrunnelse"
    if table is None:
        return TopicTable(title, "", _NONE, "Leieforhold er ikke levert")
    chosen = table.frame.iloc[rows]
    shown = pd.DataFrame(
        {
            "Leieforhold": chosen[Tenancies.tenancy_id].to_numpy(),
            "Bolig": chosen[Tenancies.dwelling_id].to_numpy(),
            "Fra": chosen[Tenancies.start_date].array,
            "Til": chosen[Tenancies.end_date].array,
            **origin(table, rows, Tenancies.short_lease_grounds),
        }
    )
    note = "En tidsbestemt avtale skal normalt vare minst tre år (husleieloven § 9-3). Se kontroll K021."
    return TopicTable(title, note, shown, "Alle korte leieforhold har begrunnelse")


def _when(day: date, context: Context) -> str:
    return next(f"{months} mnd" for months in _WITHIN if day <= add_months(context.as_of, months))


def _lease_matters(ending: _Ending, residents: NDArray[np.int64], context: Context) -> tuple[Matter, ...]:
    """Leases without notice: clear whether they go on; leases under notice: move those who live there, hand back."""
    if ending.table is None:
        return ()
    frame, found = ending.table.frame, []
    deadlines = _deadlines(frame, ending.last, context)
    for row in ending.rows:
        last, dwelling = ending.last[row].item(), ending.table.text(int(row), "dwelling_id")
        place = ending.table.place(int(row), "end_date")
        if not np.isnat(deadlines[row]):
            due = deadlines[row].item()
            what = f"Avklar om innleien skal forlenges: den slutter {texts.day(last)}."
            found.append(Matter(OWNERSHIP, dwelling, what, due if due >= context.as_of else last, place))
            continue
        found.append(Matter(OWNERSHIP, dwelling, f"Lever boligen tilbake senest {texts.day(last)}.", last, place))
        if residents[row]:
            who = texts.count(int(residents[row]), "beboer", "beboere")
            what = f"Finn ny plass til {who} før innleien slutter {texts.day(last)}."
            found.append(Matter(CARE, dwelling, what, last, place))
    return tuple(found)


def _stay_matters(ending: _Ending, context: Context) -> tuple[Matter, ...]:
    """Fixed terms that run out within the first of the limits."""
    if ending.table is None:
        return ()
    frame, soon = ending.table.frame, np.datetime64(add_months(context.as_of, min(_WITHIN)))
    is_fixed = (
        frame[Tenancies.has_own_contract].fillna(False) & ~frame[Tenancies.is_open_ended].fillna(False)
    ).to_numpy()
    return tuple(
        Matter(
            _PROPERTY,
            ending.table.text(int(row), "dwelling_id"),
            f"Avklar om leieforholdet skal fornyes: kontrakten slutter {texts.day(ending.last[row].item())}.",
            ending.last[row].item(),
            ending.table.place(int(row), "end_date"),
        )
        for row in ending.rows
        if is_fixed[row] and ending.last[row] <= soon
    )


_NONE = pd.DataFrame({"Bolig": []})

"""The meeting's sheet about dwellings that stand empty: days and rent lost, month by month and dwelling by dwelling."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import NO_DAY, ONE_DAY, Days, add_months
from pipeline.flow import Assessment
from pipeline.occupancy import positions
from pipeline.row_origins import labels, origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from pipeline.vacancy import vacant_days, vacant_spells
from schemas.codelists import DWELLING_STATUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies

_TITLE = "Ledighet"
_MONTHS = 12
_SUMS = ["Dager tom", "Dager vedlikehold", "Tapt leie"]


def vacancy_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Vacant days and loss over the last twelve months, by month and by dwelling, and who must act."""
    lead = f"Dager uten leieforhold i boliger kommunen selv leier ut: tolv måneder til {texts.day(context.as_of)}."
    if Tenancies not in tables:
        return Topic(_TITLE, lead, missing="Leieforhold er ikke levert.")
    first = add_months(context.as_of.replace(day=1), 1 - _MONTHS)
    rows = vacant_days(tables, first, context)
    periods = [add_months(first, number).strftime("%Y-%m") for number in range(_MONTHS)]
    months = rows.groupby("Måned")[_SUMS].sum().reindex(periods, fill_value=0)
    empty_since = _empty_since(tables, context)
    of_dwelling = _by_dwelling(rows, empty_since, tables, context)
    figures = (
        TopicFigure("Tomme boliger nå", int((~np.isnat(empty_since)).sum())),
        TopicFigure("Dager tom, tolv måneder", int(months["Dager tom"].sum())),
        TopicFigure("Dager under vedlikehold, tolv måneder", int(months["Dager vedlikehold"].sum())),
        TopicFigure("Tapt leie, tolv måneder, tusen kroner", float(months["Tapt leie"].sum()) / 1000),
        TopicFigure("Tomme dager uten kjent leie", int(rows["Dager tom"][rows["Månedsleie"].isna()].sum())),
    )
    shown = (_months_table(months), _loss_table(months), of_dwelling)
    return Topic(_TITLE, lead, figures, shown, _matters(tables[Dwellings], empty_since, context))


def _empty_since(tables: Tables, context: Context) -> Days:
    """The first day of the vacancy that each dwelling is in on the as-of day; NaT where somebody lives there."""
    spells, today = vacant_spells(tables), np.datetime64(context.as_of)
    now = (spells.start <= today) & (today < spells.end)
    since = np.full(len(tables.frame(Dwellings)), NO_DAY, dtype="datetime64[D]")
    since[spells.keys[now]] = spells.start[now]
    return since


def _months_table(months: pd.DataFrame) -> TopicTable:
    rows = pd.DataFrame(
        {
            "Måned": [_short(period) for period in months.index],
            "Dager tom": months["Dager tom"].to_numpy(),
            "Dager vedlikehold": months["Dager vedlikehold"].to_numpy(),
        }
    )
    chart = TopicChart(
        "Dager uten leieforhold, måned for måned",
        ("Dager tom", "Dager vedlikehold"),
        "Søyler for hver av de tolv siste månedene: dager tom og dager under vedlikehold.",
    )
    note = "Dager under vedlikehold telles for seg. Status vedlikehold er den som står i registeret nå."
    return TopicTable("Dager uten leieforhold", note, rows, "", chart)


def _loss_table(months: pd.DataFrame) -> TopicTable:
    rows = pd.DataFrame(
        {"Måned": [_short(period) for period in months.index], "Tapt leie": _kroner(months["Tapt leie"])}
    )
    chart = TopicChart("Tapt leie i kroner, måned for måned", ("Tapt leie",), "Søyler: kroner tapt i hver måned.")
    note = "Dager tom × månedsleie ÷ dager i måneden. Dager under vedlikehold taper ikke leie her."
    return TopicTable("Tapt leie", note, rows, "", chart)


def _kroner(amounts: pd.Series) -> pd.array:
    """Whole kroner, half up; blank where not known."""
    return np.floor(amounts + 0.5).astype("Int64").array


def _short(period: str) -> str:
    """«okt. 2019» of «2019-10»."""
    year, number = period.split("-")
    name = texts.MONTHS[int(number) - 1]
    return f"{name if len(name) <= 4 else name[:3] + '.'} {year}"


def _by_dwelling(rows: pd.DataFrame, empty_since: Days, tables: Tables, context: Context) -> TopicTable:
    """One row per dwelling with vacant days, the costliest first."""
    sums = rows.groupby("Bolignr", sort=True)[_SUMS].sum()
    sums = sums.sort_values(["Tapt leie", "Dager tom"], ascending=False, kind="stable")
    table = tables[Dwellings]
    at = positions(pd.Series(sums.index.to_numpy(), dtype="str"), table.frame[Dwellings.dwelling_id])
    since = empty_since[at]
    frame = table.frame.iloc[at]
    days = (np.datetime64(context.as_of) - since + ONE_DAY).astype("timedelta64[D]")
    shown = pd.DataFrame(
        {
            "Bolig": sums.index.to_numpy(),
            "Boligstatus": labels(frame[Dwellings.dwelling_status], DWELLING_STATUS),
            "Dager tom": sums["Dager tom"].to_numpy(),
            "Dager vedlikehold": sums["Dager vedlikehold"].to_numpy(),
            "Månedsleie": frame[Dwellings.rent_nok_month].to_numpy(),
            "Tapt leie": _kroner(sums["Tapt leie"].where(frame[Dwellings.rent_nok_month].notna().to_numpy())),
            "Tom siden": pd.Series(since).astype("datetime64[s]"),
            "Dager tom nå": np.where(np.isnat(since), np.nan, days.astype(float)),
            **origin(table, at, Dwellings.dwelling_status),
        }
    )
    note = "De siste tolv månedene, størst tap først. Tom leie betyr at månedsleien ikke er oppgitt."
    return TopicTable("Hver bolig", note, shown, "Ingen boliger har stått tomme")


def _matters(table: Table, empty_since: Days, context: Context) -> tuple[Matter, ...]:
    """Dwellings that have stood empty too long: somebody must let them, or finish the maintenance."""
    limit = context.whole("vacancy_warning_days")
    days = (np.datetime64(context.as_of) - empty_since).astype("timedelta64[D]").astype(float) + 1
    repaired = (table.frame[Dwellings.dwelling_status] == "VEDLIKEHOLD").to_numpy(dtype=bool)
    return tuple(
        Matter(
            "Bygg og eiendom",
            table.text(int(row), "dwelling_id"),
            ("Gjør vedlikeholdet ferdig" if repaired[row] else "Lei ut boligen")
            + f": den har stått tom i {texts.count(int(days[row]), 'dag', 'dager')}.",
            (empty_since[row] + np.timedelta64(limit, "D")).item(),
            table.place(int(row), "dwelling_status"),
        )
        for row in np.flatnonzero(days > limit)
    )

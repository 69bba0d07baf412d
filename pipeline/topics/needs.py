"""The meeting's sheet about need against places, week by week (the weekly EM meeting's question)."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.acquisition.needs import expected_use, is_needed_on, is_open, is_shared_need
from pipeline.acquisition.procedure import CARE
from pipeline.acquisition.progress import progress
from pipeline.capacity import capacity, per_day
from pipeline.context import Context
from pipeline.flow import Assessment
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.codelists import HOUSING_NEED
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.dwellings import Dwellings
from schemas.tables.housing_needs import HousingNeeds
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

_TITLE = "Behov og plasser"
_WEEKS = 12


def need_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Persons who need shared housing against free places and places on the way, twelve weeks ahead."""
    lead = f"Hvor mange som trenger plass i fellesbolig, mot plassene vi har og får, fra {texts.day(context.as_of)}."
    table = tables.get(HousingNeeds)
    if table is None:
        return Topic(_TITLE, lead, missing="Boligbehov er ikke levert.")
    weeks, needs = _weeks(tables, context), is_open(table.frame, context)
    figures = (
        TopicFigure("Åpne behov", int(needs.sum())),
        TopicFigure("Trenger fellesbolig nå, personer", int(weeks["Trenger plass"].iat[0])),
        TopicFigure("Ledige plasser nå", _known(weeks["Ledige plasser"].iat[0])),
        TopicFigure(f"Mangler om {_WEEKS} uker, plasser", _known(weeks["Mangler"].iat[-1])),
    )
    chart = TopicChart(
        "Behov og plasser i fellesbolig, uke for uke",
        ("Trenger plass", "Plasser i alt"),
        "Søyler for hver uke: personer som trenger plass, ved siden av ledige plasser og plasser på vei.",
    )
    note = (
        "Mandag i hver uke. Plasser på vei teller fra dagen boligen er i bruk hvis hvert trinn tar den tiden "
        "det kan ta etter Oppsett (antakelse). Behov uten startdato teller fra nå."
    )
    tables_shown = (
        TopicTable("Tolv uker fram", note, weeks, "", chart),
        _by_type(table.frame, needs),
        _open_needs(table, needs, tables),
    )
    return Topic(_TITLE, lead, figures, tables_shown, _matters(table, needs, tables))


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)


def _weeks(tables: Tables, context: Context) -> pd.DataFrame:
    """One row per week from the as-of day on; places are missing when tenancies were not delivered."""
    first_monday = context.as_of + timedelta(days=7 - context.as_of.weekday())
    days = [context.as_of, *(first_monday + timedelta(weeks=week) for week in range(_WEEKS))]
    needs, frame = tables.frame(HousingNeeds), tables.frame(Acquisitions)
    persons = needs[HousingNeeds.person_count].to_numpy(dtype=float, na_value=0) * is_shared_need(needs)
    wanted = np.array([persons[is_needed_on(needs, day, context)].sum() for day in days])
    ready = expected_use(progress(frame, needs, context), context)
    places = frame[Acquisitions.places].to_numpy(dtype=float, na_value=0)
    coming = np.array([places[ready <= np.datetime64(day)].sum() for day in days])
    free = _free(tables, days)
    return pd.DataFrame(
        {
            "Uke": ["nå", *(f"uke {day.isocalendar().week} ({day.day:02d}.{day.month:02d}.)" for day in days[1:])],
            "Trenger plass": wanted,
            "Plasser i alt": free + coming,
            "Ledige plasser": free,
            "Plasser på vei": coming,
            "Mangler": np.maximum(wanted - free - coming, 0),
        }
    )


def _free(tables: Tables, days: list[date]) -> NDArray[np.float64]:
    """Free places in shared housing on each day; NaN when nobody knows who lives there."""
    if Tenancies not in tables:
        return np.full(len(days), np.nan)
    first, end = days[0], days[-1] + timedelta(days=1)
    steps = capacity(tables.frame(Dwellings), tables.frame(LeasesIn), tables.frame(Tenancies), first, end)
    free = per_day(steps, steps.free, first, end)
    return free[[(day - first).days for day in days]].astype(float)


def _by_type(needs: pd.DataFrame, is_open_now: NDArray[np.bool_]) -> TopicTable:
    chosen = needs[is_open_now]
    of_type = [chosen[chosen[HousingNeeds.need_type] == code] for code in HOUSING_NEED.values]
    rows = pd.DataFrame(
        {
            "Type behov": list(HOUSING_NEED.labels),
            "Åpne behov": [len(part) for part in of_type],
            "Boliger": [int(part[HousingNeeds.dwelling_count].sum()) for part in of_type],
            "Personer": [int(part[HousingNeeds.person_count].sum()) for part in of_type],
            "Tidligst fra": pd.Series([part[HousingNeeds.needed_from].min() for part in of_type]).astype(
                "datetime64[s]"
            ),
        }
    )
    chart = TopicChart(
        "Personer som venter, etter type behov", ("Personer",), "Søyler: personer i åpne behov etter type."
    )
    return TopicTable("Åpne behov etter type", "Meldt, ikke dekket og ikke utløpt.", rows, "", chart)


def _open_needs(table: Table, is_open_now: NDArray[np.bool_], tables: Tables) -> TopicTable:
    rows = np.flatnonzero(is_open_now)
    rows = rows[np.argsort(table.frame[HousingNeeds.needed_from].to_numpy()[rows], kind="stable")]
    chosen = table.frame.iloc[rows]
    answered = _answered(tables)
    shown = pd.DataFrame(
        {
            "Type behov": [HOUSING_NEED.label(code) for code in chosen[HousingNeeds.need_type]],
            "Behov": chosen[HousingNeeds.need_id].to_numpy(),
            "Boliger": chosen[HousingNeeds.dwelling_count].array,
            "Personer": chosen[HousingNeeds.person_count].array,
            "Meldt": chosen[HousingNeeds.registered_date].array,
            "Trengs fra": chosen[HousingNeeds.needed_from].array,
            "Anskaffelse": [answered.get(need, "ingen") for need in chosen[HousingNeeds.need_id]],
            **origin(table, rows, HousingNeeds.need_id),
        }
    )
    return TopicTable("Hvert åpent behov", "Anskaffelser avsluttet uten leie er ikke med.", shown, "Ingen åpne behov")


def _answered(tables: Tables) -> dict[str, str]:
    """The acquisitions that answer each need."""
    frame = tables.frame(Acquisitions)
    live = frame[frame[Acquisitions.dropped_date].isna() & frame[Acquisitions.need_id].notna()]
    found: dict[str, list[str]] = {}
    for need, name in zip(live[Acquisitions.need_id].tolist(), live[Acquisitions.acquisition_id].tolist(), strict=True):
        found.setdefault(need, []).append(name)
    return {need: texts.listed(sorted(names)) for need, names in found.items()}


def _matters(table: Table, is_open_now: NDArray[np.bool_], tables: Tables) -> tuple[Matter, ...]:
    """Needs that nobody seeks a dwelling for."""
    if Acquisitions not in tables:
        return ()
    needs = table.frame[HousingNeeds.need_id]
    rows = np.flatnonzero(is_open_now & is_shared_need(table.frame) & ~needs.isin(list(_answered(tables))).to_numpy())
    first = table.frame[HousingNeeds.needed_from]
    return tuple(
        Matter(
            CARE,
            str(needs.iat[row]),
            "Send behovet og beskrivelse av boligen til Eierskapsenheten: ingen anskaffelse dekker det.",
            None if pd.isna(first.iat[row]) else first.iat[row].date(),
            table.place(int(row), "need_id"),
        )
        for row in rows
    )

"""The meeting's sheet about shared housing on its way: where each acquisition stands, and who must act."""

from __future__ import annotations

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.acquisition.procedure import STEPS
from pipeline.acquisition.progress import Progress, days_between, due_days, progress
from pipeline.context import Context
from pipeline.dates import Days
from pipeline.flow import Assessment
from pipeline.row_origins import labels, origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from pipeline.topics.acquisition_follow_up import Part, common_areas, handovers_lacking, orders, to_be_told
from schemas.codelists import LAYOUT_TYPE
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.housing_needs import HousingNeeds

_TITLE = "Anskaffelser"


def acquisition_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Acquisitions in progress and late, days in each step, who must be told, what handovers and orders lack."""
    lead = f"Fellesboliger på vei, slik arbeidsboken Anskaffelser viser dem {texts.day(context.as_of)}."
    table = tables.get(Acquisitions)
    if table is None:
        return Topic(_TITLE, lead, missing="Anskaffelser er ikke levert.")
    found = progress(table.frame, tables.frame(HousingNeeds), context)
    due = due_days(found, context)
    going = _in_progress(table, found, due, context)
    told, lacking, ordered = (part(tables, context) for part in (to_be_told, handovers_lacking, orders))
    return Topic(
        _TITLE,
        lead,
        _figures(found, due, (told, lacking), context),
        (
            going.table,
            _steps_table(found, context),
            told.table,
            lacking.table,
            ordered.table,
            *common_areas(tables, context),
        ),
        (*going.matters, *told.matters, *lacking.matters, *ordered.matters),
    )


def _figures(found: Progress, due: Days, parts: tuple[Part, Part], context: Context) -> tuple[TopicFigure, ...]:
    told, lacking = parts
    days = found.days_to_use()
    median = None if np.isnan(days).all() else float(np.nanmedian(days))
    return (
        TopicFigure("Anskaffelser i arbeid", int(found.is_going.sum())),
        TopicFigure("Over fristen", int((due < np.datetime64(context.as_of)).sum())),
        TopicFigure("Dager fra behov til i bruk, median", median),
        TopicFigure("Meldinger som ikke er gitt", len(told.table.rows)),
        TopicFigure("Overtakelser som mangler noe", len(lacking.table.rows)),
    )


def _in_progress(table: Table, found: Progress, due: Days, context: Context) -> Part:
    rows = np.flatnonzero(found.is_going)
    # those without a due day come last
    rows = rows[np.lexsort((table.frame[Acquisitions.acquisition_id].to_numpy(dtype=object)[rows], due[rows]))]
    frame, at = table.frame.iloc[rows], found.next_step[rows]
    today = np.datetime64(context.as_of)
    waited = found.days_waited(context)
    shown = pd.DataFrame(
        {
            "Anskaffelse": frame[Acquisitions.acquisition_id].to_numpy(),
            "Type leilighet": labels(frame[Acquisitions.layout_type], LAYOUT_TYPE),
            "Plasser": frame[Acquisitions.places].array,
            "Venter på": [STEPS[step].label for step in at],
            "Hvem må handle": [STEPS[step].unit for step in at],
            "Frist": pd.Series(due[rows]).astype("datetime64[s]"),
            "Over fristen": ["ja" if day < today else "" if np.isnat(day) else "nei" for day in due[rows]],
            "Dager i trinnet": waited[rows],
            "Dager siden behovet": days_between(found.registered, today)[rows],
            **origin(table, rows, Acquisitions.acquisition_id),
        }
    )
    matters = tuple(_matter(table, int(row), found, due, waited) for row in rows)
    note = (
        "Fristen er siste trinn pluss den tiden neste trinn kan ta etter Oppsett (antakelse). Tom frist: ingen vet når."
    )
    return Part(TopicTable("Anskaffelser i arbeid", note, shown, "Ingen anskaffelser er i arbeid"), matters)


def _matter(table: Table, row: int, found: Progress, due: Days, waited: NDArray[np.float64]) -> Matter:
    step = STEPS[int(found.next_step[row])]
    days = f" Har ventet i {texts.count(int(waited[row]), 'dag', 'dager')}." if waited[row] >= 0 else ""
    day: date | None = None if np.isnat(due[row]) else due[row].item()
    subject = table.text(row, "acquisition_id")
    return Matter(step.unit, subject, f"{step.act}{days}", day, table.place(row, step.column))


def _steps_table(found: Progress, context: Context) -> TopicTable:
    days = found.days_in_steps()[~found.is_dropped]
    known = [column[~np.isnan(column)] for column in days.T]
    shown = pd.DataFrame(
        {
            "Trinn": [step.label for step in STEPS],
            "Median dager": [np.median(column) if len(column) else np.nan for column in known],
            "Frist i dager": [context.whole(step.limit) for step in STEPS],
            "Lengste": [column.max() if len(column) else np.nan for column in known],
            "Hvem må handle": [step.unit for step in STEPS],
            "Antall målt": [len(column) for column in known],
        }
    )
    chart = TopicChart(
        "Dager i hvert trinn: median mot frist",
        ("Median dager", "Frist i dager"),
        "Søyler for hvert av de sju trinnene: median antall dager ved siden av fristen.",
    )
    note = "Alle anskaffelser som ikke er avsluttet uten leie. Trinn uten dato foran seg er ikke med."
    return TopicTable("Dager i hvert trinn", note, shown, "Ingen trinn er datert", chart)

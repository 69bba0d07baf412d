"""The meeting's sheet about temporary accommodation: who is there now, and how many were month by month."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import ONE_DAY, ONE_MONTH, as_days, last_months, plus_months
from pipeline.families.stays import is_too_long_with_children, last_nights, lasts_on, nights, unbroken_since
from pipeline.flow import Assessment
from pipeline.row_origins import labels, origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.codelists import STAY_KIND
from schemas.tables.applications import Applications
from schemas.tables.temporary_stays import TemporaryStays

_TITLE, _WHO, _MONTHS = "Midlertidige opphold", "NAV", 12


def temporary_stay_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Stays that last, children first, and households in temporary accommodation month by month."""
    lead = f"Husstander i midlertidig botilbud {texts.day(context.as_of)}, og de tolv siste månedene."
    table = tables.get(TemporaryStays)
    if table is None:
        return Topic(_TITLE, lead, missing="Midlertidige opphold er ikke levert.")
    if Applications not in tables:
        missing = "Søknader er ikke levert, og da er det ikke kjent hvem som har adressesperre."
        return Topic(_TITLE, lead, missing=missing)
    frame = table.frame
    is_now = lasts_on(frame, context.as_of)
    with_children = frame[TemporaryStays.has_children].fillna(False).to_numpy(dtype=bool)
    household = frame[TemporaryStays.household_id]
    late = is_too_long_with_children(frame, context) & is_now
    figures = (
        TopicFigure("Husstander nå", household[is_now].nunique()),
        TopicFigure("Av dem med barn", household[is_now & with_children].nunique()),
        TopicFigure("Barn for lenge i midlertidig botilbud", household[late].nunique()),
    )
    return Topic(_TITLE, lead, figures, (_now(table, context), _by_month(frame, context)), _matters(table, context))


def _now(table: Table, context: Context) -> TopicTable:
    """Stays that last, those with children first, the longest first."""
    frame = table.frame
    rows = np.flatnonzero(lasts_on(frame, context.as_of))
    has_children = frame[TemporaryStays.has_children]
    rank = has_children.map({True: 0, False: 2}).fillna(1).to_numpy(dtype=int)
    length = nights(frame, context)
    rows = rows[np.lexsort((-length[rows], rank[rows]))]
    words = has_children.map({True: "ja", False: "nei"}).fillna("ukjent")
    shown = pd.DataFrame(
        {
            "Opphold": frame[TemporaryStays.stay_id].to_numpy(dtype=object)[rows],
            "Husstand": frame[TemporaryStays.household_id].to_numpy(dtype=object)[rows],
            "Type botilbud": labels(frame[TemporaryStays.stay_kind].iloc[rows], STAY_KIND),
            "Barn med": words.to_numpy(dtype=object)[rows],
            "Siden": pd.Series(unbroken_since(frame, context)[rows]).astype("datetime64[s]"),
            "Netter": length[rows],
            **origin(table, rows, TemporaryStays.stay_id),
        }
    )
    note = "Barn først, så de lengste. Opphold rett etter hverandre er ett."
    return TopicTable("Er der nå", note, shown, "Ingen husstander er i midlertidig botilbud")


def _by_month(frame: pd.DataFrame, context: Context) -> TopicTable:
    months = last_months(context.as_of, _MONTHS)
    start, end = as_days(frame[TemporaryStays.start_date]), last_nights(frame, context)
    household, with_children = frame[TemporaryStays.household_id], frame[TemporaryStays.has_children].fillna(False)
    counts = []
    for month in months:
        first, after = month.astype("datetime64[D]"), (month + ONE_MONTH).astype("datetime64[D]")
        there = (start < after) & (end >= first) & (start <= end)
        families = there & with_children.to_numpy(dtype=bool)
        counts.append((household[families].nunique(), household[there].nunique() - household[families].nunique()))
    rows = pd.DataFrame(
        {
            "Måned": [texts.month(str(month)) for month in months],
            "Med barn": [families for families, _ in counts],
            "Uten barn": [others for _, others in counts],
        }
    )
    chart = TopicChart(
        "Husstander i midlertidig botilbud",
        ("Med barn", "Uten barn"),
        "Søyler for hver måned: husstander med og uten barn i midlertidig botilbud.",
    )
    note = "Hver husstand er talt én gang i måneden. Natthjem er med."
    return TopicTable("Måned for måned", note, rows, "", chart)


def _matters(table: Table, context: Context) -> tuple[Matter, ...]:
    """Children who are there now, by the day on which it has been too long."""
    frame = table.frame
    with_children = frame[TemporaryStays.has_children].fillna(False).to_numpy(dtype=bool)
    limit = plus_months(unbroken_since(frame, context), context.whole("temporary_months_with_children")) - ONE_DAY
    months = context.whole("temporary_months_with_children")
    return tuple(
        Matter(
            _WHO,
            table.text(int(row), "household_id"),
            f"Finn varig bolig: barn bør ikke bo midlertidig i mer enn {months} måneder.",
            limit[row].item(),
            table.place(int(row), "start_date"),
        )
        for row in np.flatnonzero(with_children & lasts_on(frame, context.as_of))
    )

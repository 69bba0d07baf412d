"""How the stock's suitability for families with children has developed: at earlier year ends and month ends."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import add_months
from pipeline.figures.picking import Pick
from pipeline.figures.subject import Subject
from pipeline.figures.years import last_day, years_told
from pipeline.flow import Evidence, Indicator
from pipeline.row_origins import origin
from pipeline.table import Tables
from schemas.codelists import SUITABILITY_CLASS
from schemas.source import MELHUS
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys

EVIDENCE = "Rader egnethet før"
_SUBJECT = Subject(MELHUS, EVIDENCE)
_NOT_THERE = "ikke i bruk"
_SUITABLE = tuple(SUITABILITY_CLASS.label(code) for code in ("AGE_3_PLUS", "AGE_0_3"))
_COUNTS = (
    ("then_dwellings_suitable_3_plus", "Egnet for barnefamilier 3 år +", "AGE_3_PLUS"),
    ("then_dwellings_suitable_0_3", "Egnet for barnefamilier 0–3 år", "AGE_0_3"),
    ("then_dwellings_not_suitable", "Ikke egnet for barnefamilier", "NOT_SUITABLE"),
    ("then_dwellings_not_surveyed", "Mangler kartlegging", "NOT_SURVEYED"),
)
_NOTE = (
    "En rad per bolig. Kolonnene med dato viser klassen den dagen, med kartleggingene som var gjort og kriteriene som "
    "gjaldt da. En bolig uten kartlegging den dagen mangler kartlegging, også når den er kartlagt senere."
)


def earlier_days(tables: Tables, context: Context) -> list[date]:
    """The year ends since the first survey, and the month ends of the as-of day's year before it; none undelivered."""
    if Surveys not in tables:
        return []
    years = years_told(context, tables.frame(Surveys)[Surveys.surveyed_date])
    ends = [last_day(year, context) for year in years[:-1]]
    month = add_months(context.year_start, 1)
    while month <= context.as_of:
        ends.append(month - timedelta(days=1))
        month = add_months(month, 1)
    return ends


def suitability_then_figures(
    tables: Tables, then: Mapping[date, NDArray[np.object_]]
) -> tuple[list[Indicator], dict[str, Evidence]]:
    """Dwellings by class and the share that suits, on each day; ``then`` has every dwelling's class, None for none."""
    if not then:
        return [], {}
    labels = {None: _NOT_THERE} | {code: SUITABILITY_CLASS.label(code) for code in SUITABILITY_CLASS.values}
    words = {day: np.array([labels[code] for code in codes], dtype=object) for day, codes in then.items()}
    table = tables[Dwellings]
    shown = np.flatnonzero(np.any([column != _NOT_THERE for column in words.values()], axis=0))
    rows = pd.DataFrame(
        {
            **origin(table, shown, Dwellings.dwelling_id),
            "Bolignr": table.frame[Dwellings.dwelling_id].iloc[shown].to_numpy(),
            **{texts.day(day): column[shown] for day, column in words.items()},
        }
    )
    figures = [figure for day in words for figure in _of_day(day, rows)]
    return figures, {EVIDENCE: Evidence("Egnethet før", _NOTE, rows)}


def _of_day(day: date, rows: pd.DataFrame) -> Iterator[Indicator]:
    heading = texts.day(day)
    stock = Pick({heading: SUITABILITY_CLASS.labels})
    for code, title, name in _COUNTS:
        pick = Pick({heading: SUITABILITY_CLASS.label(name)})
        yield _SUBJECT.amount(
            code,
            f"{title}, {heading}",
            day.isoformat(),
            pick.amount(rows),
            unit="boliger",
            selection=pick.text,
            of=stock.amount(rows),
        )
    suitable = Pick({heading: _SUITABLE})
    yield _SUBJECT.share(
        "then_family_suitable_share_pct",
        f"Andel av boligene som er egnet for barnefamilier, {heading}",
        day.isoformat(),
        suitable.amount(rows),
        stock.amount(rows),
        selection=f"{suitable.text}, delt på {stock.text}",
        when_empty=f"Ingen boliger er i bruk {heading}.",
    )

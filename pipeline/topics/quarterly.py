"""The quarterly page for rådmann, Eierskapsenheten and Omsorgsenheten: needs, places and time over two years."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.acquisition.needs import moved_in
from pipeline.acquisition.progress import days_between, progress
from pipeline.capacity import is_shared, usable_spells
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.flow import Assessment
from pipeline.occupancy import union
from pipeline.table import Tables
from pipeline.topic import Topic, TopicChart, TopicFigure, TopicTable
from schemas.codelists import HOUSING_NEED
from schemas.tables.acquisitions import Acquisitions
from schemas.tables.dwellings import Dwellings
from schemas.tables.housing_needs import HousingNeeds
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

_TITLE = "Kvartalsmøte"
_QUARTERS = 8
_MOST_SERIES = 4
"""More bars side by side cannot be told apart."""


@dataclass(frozen=True)
class _Quarters:
    """The quarters looked at; ``last`` counts quarters since 1970, ``labels`` are their names in order."""

    last: int
    labels: list[str]
    today: np.datetime64

    def of(self, days: NDArray[np.datetime64]) -> NDArray[np.int64]:
        """Which of the quarters each day up to the as-of day lies in; −1 outside them and where it is missing."""
        is_past = days <= self.today
        safe = np.where(is_past, days, np.datetime64("1970-01-01"))
        at = safe.astype("datetime64[M]").astype(np.int64) // 3 - self.last + _QUARTERS - 1
        found: NDArray[np.int64] = np.where(is_past & (at >= 0), at, -1)
        return found

    def sums(self, days: NDArray[np.datetime64], amounts: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum of an amount in each quarter."""
        at = self.of(days)
        sums = np.zeros(_QUARTERS)
        np.add.at(sums, at[at >= 0], amounts[at >= 0])
        return sums


def quarterly_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Needs by type, places gained and lost, and days from need to moving in, over the last eight quarters."""
    lead = "For møtet mellom rådmannen, Eierskapsenheten og Omsorgsenheten: de siste åtte kvartalene."
    if HousingNeeds not in tables and Acquisitions not in tables:
        return Topic(_TITLE, lead, missing="Boligbehov og Anskaffelser er ikke levert.")
    quarters = _quarters(context)
    needs, places = _needs(tables, quarters), _places(tables, quarters)
    figures = (
        TopicFigure("Plasser i fellesbolig nå", float(places["Plasser ved slutten"].iat[-1])),
        TopicFigure("Plasser fått siste åtte kvartaler", float(places["Fått"].sum())),
        TopicFigure("Plasser mistet siste åtte kvartaler", float(places["Mistet"].sum())),
        TopicFigure("Behov meldt siste åtte kvartaler, personer", float(needs["I alt"].sum())),
    )
    shown = (_needs_table(needs), _places_table(places), _days_table(_days(tables, quarters, context)))
    return Topic(_TITLE, lead, figures, shown)


def _needs_table(rows: pd.DataFrame) -> TopicTable:
    largest = rows[list(HOUSING_NEED.labels)].sum().nlargest(_MOST_SERIES).index
    shown = tuple(label for label in HOUSING_NEED.labels if label in largest)
    chart = TopicChart("Personer i meldte behov", shown, "Søyler for hvert kvartal: personer i de fire største typene.")
    note = "Etter kvartalet behovet ble meldt i. Diagrammet viser de fire største typene."
    return TopicTable("Behov meldt, personer etter type", note, rows, "", chart)


def _places_table(rows: pd.DataFrame) -> TopicTable:
    chart = TopicChart(
        "Plasser fått og mistet", ("Fått", "Mistet"), "Søyler for hvert kvartal: plasser fått og mistet."
    )
    note = "Etter dagen kommunen kunne bruke boligen, og dagen den gikk ut."
    return TopicTable("Plasser i fellesbolig", note, rows, "", chart)


def _days_table(rows: pd.DataFrame) -> TopicTable:
    title = "Dager fra behov til innflytting"
    chart = TopicChart(title, ("Median dager",), "Søyler for hvert kvartal: median antall dager.")
    note = "Etter kvartalet den første flyttet inn. Boliger uten kjent behov er ikke med."
    known = rows if rows["Boliger"].any() else rows.iloc[:0]
    return TopicTable(title, note, known, "Ingen har flyttet inn etter en anskaffelse i disse kvartalene", chart)


def _quarters(context: Context) -> _Quarters:
    last = (context.as_of.year - 1970) * 4 + (context.as_of.month - 1) // 3
    is_whole = context.day_after.day == 1 and context.day_after.month % 3 == 1
    labels = [f"{number % 4 + 1}. kv. {1970 + number // 4}" for number in range(last - _QUARTERS + 1, last + 1)]
    if not is_whole:
        labels[-1] += " (hittil)"
    return _Quarters(last, labels, np.datetime64(context.as_of))


def _needs(tables: Tables, quarters: _Quarters) -> pd.DataFrame:
    needs = tables.frame(HousingNeeds)
    registered = as_days(needs[HousingNeeds.registered_date])
    persons = needs[HousingNeeds.person_count].to_numpy(dtype=float, na_value=0)
    columns = {
        HOUSING_NEED.label(code): quarters.sums(
            registered, persons * (needs[HousingNeeds.need_type] == code).to_numpy()
        )
        for code in HOUSING_NEED.values
    }
    return pd.DataFrame({"Kvartal": quarters.labels, **columns, "I alt": np.sum(list(columns.values()), axis=0)})


def _places(tables: Tables, quarters: _Quarters) -> pd.DataFrame:
    """Places of shared dwellings that became ours to use, or ceased to be, in each quarter."""
    dwellings = tables.frame(Dwellings)
    spells = union(usable_spells(dwellings, tables.frame(LeasesIn)))
    places = dwellings[Dwellings.places].to_numpy(dtype=float, na_value=0) * is_shared(dwellings)
    gained, lost = quarters.sums(spells.start, places[spells.keys]), quarters.sums(spells.end, places[spells.keys])
    now = places[spells.keys][(spells.start <= quarters.today) & (quarters.today < spells.end)].sum()
    later = np.cumsum((gained - lost)[::-1])[::-1]
    return pd.DataFrame(
        {
            "Kvartal": quarters.labels,
            "Fått": gained,
            "Mistet": lost,
            "Netto": gained - lost,
            "Plasser ved slutten": now - np.append(later[1:], 0),
        }
    )


def _days(tables: Tables, quarters: _Quarters, context: Context) -> pd.DataFrame:
    frame = tables.frame(Acquisitions)
    found = progress(frame, tables.frame(HousingNeeds), context)
    moved = moved_in(frame, tables.frame(Tenancies), found, context)
    days, at = days_between(found.registered, moved), quarters.of(moved)
    known = [days[(at == number) & (days >= 0)] for number in range(_QUARTERS)]
    return pd.DataFrame(
        {
            "Kvartal": quarters.labels,
            "Median dager": [np.median(part) if len(part) else np.nan for part in known],
            "Lengste": [part.max() if len(part) else np.nan for part in known],
            "Boliger": [len(part) for part in known],
        }
    )

"""The meeting's sheet about the youths: who soon turns 18 or leaves the target group, what to ask, who waits."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.acquisition.procedure import CARE, OPAL
from pipeline.context import Context
from pipeline.dates import ONE_DAY, add_months, age_on, as_days, turns
from pipeline.flow import Assessment
from pipeline.living.assessments import answered_no, unanswered
from pipeline.living.housemates import mentions
from pipeline.living.places import is_waiting, lives_in_shared
from pipeline.occupancy import positions
from pipeline.residents import in_shared_housing, living_on
from pipeline.row_origins import origin
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.tables.dwellings import Dwellings
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

_TITLE = "Ungdommene"
_GOAL_MONTHS = 3
"""The goal of settlement, in months after the decision (DOMAIN 5)."""


def youth_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Birthdays that matter by month, missing assessments as questions, and the queue; ids alone, no birth dates."""
    lead = f"Enslige mindreårige {texts.day(context.as_of)}. Bare ungdomsnummer, alder i hele år og måned vises."
    table = tables.get(Youths)
    if table is None or Tenancies not in tables:
        missing = texts.listed(
            [model for model, there in (("EM-ungdom", table), ("Leieforhold", tables.get(Tenancies))) if there is None]
        )
        return Topic(_TITLE, lead, missing=f"{missing} er ikke levert.")
    youths, tenancies = table.frame, tables.frame(Tenancies)
    lives = lives_in_shared(youths, tenancies, tables.frame(Dwellings), context)
    waits = is_waiting(youths, tenancies, context)
    asked = unanswered(youths).any & (lives | waits)
    near = {age: _turn(table, age, lives, context) for age in (18, context.whole("em_age_limit"))}
    figures = (
        TopicFigure("Bor i fellesbolig", int(lives.sum())),
        TopicFigure("Venter på plass", int(waits.sum())),
        *(
            TopicFigure(f"Fyller {age} innen {context.whole('em_age_warning_months')} måneder", int(is_near.sum()))
            for age, is_near in near.items()
        ),
        TopicFigure("Mangler en vurdering", int(asked.sum())),
    )
    shown = (
        _ages(youths, lives, waits, context),
        _birthdays(table, near, tables, context),
        _queue(table, waits, context),
        _questions(table, asked, lives),
    )
    limit = context.whole("em_age_limit")
    return Topic(_TITLE, lead, figures, shown, (*_leaving(table, near[limit], limit), *_asking(table, asked & waits)))


def _turn(table: Table, age: int, lives: NDArray[np.bool_], context: Context) -> NDArray[np.bool_]:
    """Residents who reach the age within the months of warning."""
    day = turns(table.frame[Youths.birth_date], age)
    until = np.datetime64(add_months(context.as_of, context.whole("em_age_warning_months")))
    near: NDArray[np.bool_] = lives & (day > np.datetime64(context.as_of)) & (day <= until)
    return near


def _ages(youths: pd.DataFrame, lives: NDArray[np.bool_], waits: NDArray[np.bool_], context: Context) -> TopicTable:
    ages = pd.Series(age_on(youths[Youths.birth_date], context.as_of))
    low, limit = context.whole("em_age_min"), context.whole("em_age_limit")
    groups = [
        (f"under {low}", ages < low),
        *((f"{age}", ages == age) for age in range(low, limit)),
        (f"{limit} og over", ages >= limit),
    ]
    rows = pd.DataFrame(
        {
            "Alder": [name for name, _ in groups],
            "Bor i fellesbolig": [int((mask.fillna(False) & lives).sum()) for _, mask in groups],
            "Venter på plass": [int((mask.fillna(False) & waits).sum()) for _, mask in groups],
        }
    )
    chart = TopicChart(
        "Ungdommer etter alder", ("Bor i fellesbolig", "Venter på plass"), "Søyler etter alder: bor og venter."
    )
    return TopicTable("Alder", "", rows, "", chart)


def _birthdays(table: Table, near: dict[int, NDArray[np.bool_]], tables: Tables, context: Context) -> TopicTable:
    """Those who turn 18 or reach the limit, by month: the day itself is not for reports."""
    months = context.whole("em_age_warning_months")
    rows = np.concatenate([np.flatnonzero(mask) for mask in near.values()])
    ages = np.repeat(list(near), [int(mask.sum()) for mask in near.values()])
    born = as_days(table.frame[Youths.birth_date])[rows]
    month = turns(born, ages).astype("datetime64[M]")
    order = np.lexsort((rows, month))
    rows, ages, month = rows[order], ages[order], month[order]
    stay = _stay_of(table.frame, tables, context)[rows]
    tenancies = tables.frame(Tenancies).iloc[stay]
    shown = pd.DataFrame(
        {
            "Ungdom": table.frame[Youths.youth_id].to_numpy()[rows],
            "Fyller": ages,
            "Måned": [texts.month(str(item)) for item in month],
            "Planlagt utflytting": tenancies[Tenancies.end_date].array,
            "Bolig": tenancies[Tenancies.dwelling_id].to_numpy(),
            "Rom": tenancies[Tenancies.room].to_numpy(),
            **origin(table, rows, Youths.youth_id),
        }
    )
    title = f"Fyller {texts.listed([str(age) for age in near], 'eller')} innen {months} måneder"
    limit = context.whole("em_age_limit")
    note = f"Ved 18 år blir ungdommen myndig. Ved {limit} år er ungdommen ikke lenger i målgruppen for fellesbolig."
    return TopicTable(title, note, shown, "Ingen fyller år som teller i denne tiden")


def _stay_of(youths: pd.DataFrame, tables: Tables, context: Context) -> NDArray[np.int64]:
    """Row of each youth's present tenancy in shared housing; −1 where there is none."""
    tenancies = tables.frame(Tenancies)
    now = np.flatnonzero(living_on(tenancies, context.as_of) & in_shared_housing(tenancies, tables.frame(Dwellings)))
    at = positions(tenancies[Tenancies.youth_id].iloc[now], youths[Youths.youth_id])
    stay = np.full(len(youths), -1, dtype=np.int64)
    stay[at[at >= 0]] = now[at >= 0]
    return stay


def _queue(table: Table, waits: NDArray[np.bool_], context: Context) -> TopicTable:
    """Those who wait, longest first."""
    youths = table.frame
    rows = np.flatnonzero(waits)
    decided = as_days(youths[Youths.decision_date])
    rows = rows[np.argsort(decided[rows], kind="stable")]
    chosen, today = youths.iloc[rows], np.datetime64(context.as_of)
    waited = (today - decided[rows]).astype("timedelta64[D]")
    goal = np.datetime64(add_months(context.as_of, -_GOAL_MONTHS))
    unasked, said_no = unanswered(chosen).which.sum(axis=1), answered_no(chosen).which.sum(axis=1)
    shown = pd.DataFrame(
        {
            "Ungdom": chosen[Youths.youth_id].to_numpy(),
            "Alder": age_on(chosen[Youths.birth_date], context.as_of),
            "Dager siden vedtak": np.where(np.isnat(decided[rows]), np.nan, waited.astype(float)),
            f"Over {_GOAL_MONTHS} måneder": [
                "ja" if day < goal else "" if np.isnat(day) else "nei" for day in decided[rows]
            ],
            "Mangler vurdering": unasked,
            "Vurdert til nei": said_no,
            "Bo sammen med": _named(youths, Youths.live_with, rows),
            "Ikke bo med": _named(youths, Youths.not_live_with, rows),
            **origin(table, rows, Youths.youth_id),
        }
    )
    note = f"Lengst ventetid først. Målet er bosetting innen {_GOAL_MONTHS} måneder etter vedtaket."
    return TopicTable("Venter på plass", note, shown, "Ingen venter på plass")


def _named(youths: pd.DataFrame, column: object, rows: NDArray[np.int64]) -> list[str]:
    """The ids that each of the rows names."""
    ids = youths[Youths.youth_id].to_numpy()
    by_row: dict[int, list[str]] = {}
    for row, other in sorted(mentions(youths, column).of_others):
        by_row.setdefault(row, []).append(str(ids[other]))
    return [", ".join(by_row.get(int(row), [])) for row in rows]


def _questions(table: Table, asked: NDArray[np.bool_], lives: NDArray[np.bool_]) -> TopicTable:
    rows = np.flatnonzero(asked)
    missing = unanswered(table.frame)
    about = missing.can
    shown = pd.DataFrame(
        {
            "Ungdom": table.frame[Youths.youth_id].to_numpy()[rows],
            "Hvor": ["bor i fellesbolig" if lives[row] else "venter på plass" for row in rows],
            "Mangler": missing.which.sum(axis=1)[rows],
            "Spørsmål": [f"Vurder om ungdommen {about[row]}." for row in rows],
            **origin(table, rows, Youths.youth_id),
        }
    )
    note = "Ikke vurdert er ikke det samme som nei."
    return TopicTable("Vurderinger som mangler", note, shown, "Alle vurderinger er gjort")


def _leaving(table: Table, is_near: NDArray[np.bool_], limit: int) -> tuple[Matter, ...]:
    """Whoever reaches the limit needs somewhere to go before that month."""
    months = turns(table.frame[Youths.birth_date], limit).astype("datetime64[M]")
    return tuple(
        Matter(
            CARE,
            table.text(int(row), "youth_id"),
            f"Planlegg overgang til egen bolig: ungdommen fyller {limit} år i {texts.month(str(months[row]))}.",
            (months[row].astype("datetime64[D]") - ONE_DAY).item(),
            table.place(int(row), "youth_id"),
        )
        for row in np.flatnonzero(is_near)
    )


def _asking(table: Table, asked: NDArray[np.bool_]) -> tuple[Matter, ...]:
    """Those who wait cannot be given a place before the questions are answered."""
    about = unanswered(table.frame).can
    return tuple(
        Matter(
            OPAL,
            table.text(int(row), "youth_id"),
            f"Vurder om ungdommen {about[row]}.",
            None,
            table.place(int(row), "youth_id"),
        )
        for row in np.flatnonzero(asked)
    )

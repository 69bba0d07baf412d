"""The meeting's sheet about what the team has decided: who was there, whether children came first."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import add_months, as_days, last_months
from pipeline.families.allocated import UNITS, Children, absent, children_of
from pipeline.flow import Assessment
from pipeline.row_origins import origin, yes_no
from pipeline.table import Table, Tables
from pipeline.topic import Matter, Topic, TopicChart, TopicFigure, TopicTable
from schemas.tables.allocations import Allocations
from schemas.tables.applications import Applications
from schemas.tables.household_members import HouseholdMembers

_TITLE, _MONTHS, _TEAM = "Tildelinger", 12, "Inntaksteamet"


def allocation_topic(tables: Tables, _assessment: Assessment, context: Context) -> Topic:
    """Allocations of the last twelve months: by month, the units that were there, and the log."""
    first = add_months(context.as_of.replace(day=1), 1 - _MONTHS)
    lead = f"Det inntaksteamet har tildelt fra {texts.day(first)} til {texts.day(context.as_of)}."
    table = tables.get(Allocations)
    if table is None:
        return Topic(_TITLE, lead, missing="Tildelinger er ikke levert.")
    if Applications not in tables or HouseholdMembers not in tables:
        missing = "Søknader og Husstandsmedlemmer må leveres: de sier hvem som har adressesperre og hvem som har barn."
        return Topic(_TITLE, lead, missing=missing)
    day = as_days(table.frame[Allocations.allocated_date])
    is_recent = (day >= np.datetime64(first)) & (day <= np.datetime64(context.as_of))
    log = table.keep(is_recent)
    children = children_of(log.frame, tables.frame(HouseholdMembers), context)
    shown = (_by_month(log.frame, children, context), _presence(log.frame), _log(log, children))
    return Topic(_TITLE, lead, _figures(log.frame, children), shown, _matters(log, children, context))


def _figures(frame: pd.DataFrame, children: Children) -> tuple[TopicFigure, ...]:
    followed = frame[Allocations.is_proposal_followed].dropna()
    return (
        TopicFigure("Tildelinger", len(frame)),
        TopicFigure("Til husstander med barn", int(children.has_children.sum())),
        TopicFigure("Av dem: barnas behov vurdert", _share(children.is_assessed[children.has_children]), "%", 1),
        TopicFigure("Forslag fulgt", _share(followed.to_numpy(dtype=bool)), "%", 1),
        TopicFigure("Møter der noen manglet", int(absent(frame).any(axis=1).sum())),
    )


def _share(answers: NDArray[np.bool_]) -> float | None:
    return 100 * float(answers.mean()) if len(answers) else None


def _by_month(frame: pd.DataFrame, children: Children, context: Context) -> TopicTable:
    months = last_months(context.as_of, _MONTHS)
    at = as_days(frame[Allocations.allocated_date]).astype("datetime64[M]").astype(int) - months[0].astype(int)

    def count(mask: NDArray[np.bool_]) -> NDArray[np.int64]:
        return np.bincount(at[mask], minlength=_MONTHS)

    to_youth = frame[Allocations.youth_id].notna().to_numpy()
    families, assessed = count(children.has_children), count(children.has_children & children.is_assessed)
    rows = pd.DataFrame(
        {
            "Måned": [texts.month(str(month)) for month in months],
            "Til barnefamilier": families,
            "Til andre husstander": count(~to_youth & ~children.has_children),
            "Til ungdommer": count(to_youth),
            "Barnas behov vurdert": assessed,
            "Andel vurdert i prosent": np.divide(
                100 * assessed, families, out=np.full(_MONTHS, np.nan), where=families > 0
            ).round(1),
        }
    )
    chart = TopicChart(
        "Tildelinger måned for måned",
        ("Til barnefamilier", "Til andre husstander", "Til ungdommer"),
        "Søyler for hver måned: tildelinger til barnefamilier, andre husstander og ungdommer.",
    )
    note = "«Barnas behov vurdert» gjelder barnefamilier."
    return TopicTable("Måned for måned", note, rows, "", chart)


def _presence(frame: pd.DataFrame) -> TopicTable:
    """How often each unit was there."""
    answers = [frame[unit.column] for unit in UNITS]
    rows = pd.DataFrame(
        {
            "Enhet": [unit.label for unit in UNITS],
            "Til stede": [int(answer.fillna(False).sum()) for answer in answers],
            "Manglet": [int((~answer.fillna(True)).sum()) for answer in answers],
            "Ikke ført": [int(answer.isna().sum()) for answer in answers],
        }
    )
    return TopicTable("Hvem var med", "Antall tildelinger der enheten var til stede.", rows, "")


def _log(log: Table, children: Children) -> TopicTable:
    rows = np.argsort(log.frame[Allocations.allocated_date].to_numpy(), kind="stable")[::-1]
    frame, is_out = log.frame.iloc[rows], absent(log.frame)[rows]
    needs = np.where(children.has_children | children.may_have_children, _assessed(children), "")
    has = np.select([children.has_children, children.may_have_children], ["ja", "ukjent"], "nei")
    followed = frame[Allocations.is_proposal_followed]
    shown = pd.DataFrame(
        {
            "Tildeling": frame[Allocations.allocation_id].to_numpy(),
            "Dato": frame[Allocations.allocated_date].array,
            "Til": frame[Allocations.household_id].fillna(frame[Allocations.youth_id]).to_numpy(),
            "Bolig": frame[Allocations.dwelling_id].to_numpy(),
            "Flytter inn": frame[Allocations.moves_in_date].array,
            "Barn": has[rows],
            "Barnas behov vurdert": needs[rows],
            "Forslag fulgt": np.where(followed.isna(), "", yes_no(followed.fillna(False))),
            "Manglet i møtet": [
                texts.listed([unit.label for unit, out in zip(UNITS, row, strict=True) if out]) for row in is_out
            ],
            **origin(log, rows, Allocations.allocation_id),
        }
    )
    return TopicTable("Alle tildelinger", "De nyeste først.", shown, "Ingen tildelinger i perioden")


def _assessed(children: Children) -> NDArray[np.str_]:
    return np.select([children.is_unknown, children.is_assessed], ["ikke ført", "ja"], "nei")


def _matters(log: Table, children: Children, context: Context) -> tuple[Matter, ...]:
    """Families that are still to move in, and whose children nobody has thought of."""
    day = as_days(log.frame[Allocations.moves_in_date])
    is_ahead = np.isnat(day) | (day > np.datetime64(context.as_of))
    return tuple(
        Matter(
            _TEAM,
            log.text(int(row), "allocation_id"),
            "Vurder barnas behov før familien flytter inn.",
            None if np.isnat(day[row]) else day[row].item() - timedelta(days=1),
            log.place(int(row), "are_children_assessed"),
        )
        for row in np.flatnonzero(children.has_children & ~children.is_assessed & is_ahead)
    )

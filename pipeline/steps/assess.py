"""Which dwellings suit families with children, criterion by criterion."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.capacity import is_in_stock
from pipeline.context import Context
from pipeline.figures.suitability_then import earlier_days
from pipeline.flow import Assessment
from pipeline.occupancy import positions
from pipeline.rule import Condition
from pipeline.table import Tables, empty_frame
from pipeline.weighing import weigh, with_facts
from schemas.columns import table_spec
from schemas.parameters import Requirement
from schemas.tables.dwellings import Dwellings
from schemas.tables.surveys import Surveys


def assess(tables: Tables, conditions: tuple[Condition, ...], context: Context) -> Assessment:
    """Answer every condition for every dwelling in stock, for both age classes.

    A dwelling with a fact that some requirement needs and nobody surveyed is «mangler kartlegging», never «ikke egnet».

    Parameters
    ----------
    tables
        Checked tables; without surveys every dwelling lacks its survey and nothing is computed.
    conditions
        The conditions of suitability.
    context
        As-of day and the requirements in force on it.

    Returns
    -------
    Assessment
        One entry per dwelling in stock.
    """
    stock = tables[Dwellings].keep(is_in_stock(tables[Dwellings].frame, context.as_of))
    survey_rows = _latest_surveys(stock.frame, tables.frame(Surveys), context)
    required = context.parameters.required(context.as_of)
    facts = with_facts(_facts(tables.frame(Surveys), survey_rows), stock.frame, required)
    weighed = weigh(facts, conditions, required)
    return Assessment(
        dwellings=stock,
        surveys=tables.get(Surveys),
        survey_rows=survey_rows,
        facts=facts,
        conditions=weighed.conditions,
        judgements=weighed.judgements,
        outcomes=weighed.outcomes,
        age_classes=weighed.age_classes,
        classes=weighed.classes,
        scores=weighed.scores,
        is_computed=Surveys in tables,
    )


def assess_then(tables: Tables, conditions: tuple[Condition, ...], context: Context) -> dict[date, NDArray[np.object_]]:
    """The class of every dwelling on the earlier days that are told of, by what was surveyed and asked for then.

    Each dwelling is held against each of its surveys once for all days. None for one that was not in stock.
    """
    dwellings, surveys = tables.frame(Dwellings), tables.frame(Surveys)
    days = earlier_days(tables, context)
    classes: dict[date, NDArray[np.object_]] = {}
    asked: dict[tuple[Requirement, ...], list[date]] = {}
    for day in days:
        asked.setdefault(context.parameters.required(day), []).append(day)
    for required, of_days in asked.items():
        rows = [_latest_surveys(dwellings, surveys, replace(context, as_of=day)) for day in of_days]
        pairs = np.arange(len(dwellings)) * (len(surveys) + 1) + 1 + np.array(rows)
        different, at = np.unique(pairs, return_inverse=True)
        of_dwelling, survey_rows = different // (len(surveys) + 1), different % (len(surveys) + 1)
        facts = with_facts(_facts(surveys, survey_rows - 1), dwellings.iloc[of_dwelling], required)
        known = weigh(facts, conditions, required).classes.to_numpy(dtype=object)[at.reshape(pairs.shape)]
        for day, found in zip(of_days, known, strict=True):
            found[~is_in_stock(dwellings, day)] = None
            classes[day] = found
    return {day: classes[day] for day in days}


def _latest_surveys(dwellings: pd.DataFrame, surveys: pd.DataFrame, context: Context) -> NDArray[np.int64]:
    """Row of each dwelling's last survey on or before the as-of day; −1 for none."""
    known = surveys[surveys[Surveys.surveyed_date] <= pd.Timestamp(context.as_of)]
    last = known.sort_values(Surveys.surveyed_date, kind="stable").drop_duplicates(Surveys.dwelling_id, keep="last")
    at = positions(dwellings[Dwellings.dwelling_id], last[Surveys.dwelling_id])
    rows = np.r_[last.index.to_numpy(dtype=np.int64), -1]
    found: NDArray[np.int64] = rows[at]
    return found


def _facts(surveys: pd.DataFrame, rows: NDArray[np.int64]) -> pd.DataFrame:
    """The surveys' columns per dwelling, missing where there is no survey."""
    if surveys.empty:
        return empty_frame(table_spec(Surveys)).reindex(range(len(rows)))
    return surveys.reindex(np.where(rows < 0, len(surveys), rows)).reset_index(drop=True)

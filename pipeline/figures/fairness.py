"""Those who wait and those housed of late, with the groups that each belongs to; never a score of anybody."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import NO_DAY, Days, add_months, age_on, as_days
from pipeline.fairness import (
    AGE,
    ASSESSED,
    CHILDREN,
    GENDER,
    HOUSEHOLDS,
    LANGUAGE,
    REFUGEE,
    SIZE,
    TOGETHER,
    UNKNOWN,
    WAITED,
    WHEELCHAIR,
    YOUTHS,
    Compared,
    People,
)
from pipeline.families.composition import composition
from pipeline.figures.main_reasons import main_reasons
from pipeline.figures.spread import whole_days
from pipeline.figures.waiting import latest_of_household, waiting_on
from pipeline.living.assessments import answered_no, unanswered
from pipeline.living.housemates import mentions
from pipeline.living.places import is_waiting
from pipeline.occupancy import positions
from pipeline.table import Tables
from schemas.codelists import SEX
from schemas.columns import table_spec
from schemas.tables.applications import Applications
from schemas.tables.household_members import HouseholdMembers
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths

_SHARED_WORD = re.compile(r"\b(?:norsk|engelsk|norwegian|english)\b", re.IGNORECASE)
_OF_AGE = 18


def people(tables: Tables, context: Context) -> tuple[People, ...]:
    """The youths and the households.

    Youths wait who have no place and none booked, and are housed when they first move in; their wait begins with the
    decision. Households wait and are housed as KOSTRA counts them: new applicants, each once, whose wait begins when
    the application is received.

    Parameters
    ----------
    tables
        Checked tables, with rows that must not be listed: groups are counted from all.
    context
        As-of day, and how many months back housing is looked at.
    """
    first = add_months(context.day_after, -context.whole("fairness_months"))
    return _youths(tables, first, context), _households(tables, first, context)


def _youths(tables: Tables, first: date, context: Context) -> People:
    if missing := _missing(tables, Youths, Tenancies):
        return People(YOUTHS, first, context.as_of, why_missing=missing)
    youths, tenancies = tables.frame(Youths), tables.frame(Tenancies)
    moved_in, day = _first_day(youths, tenancies), np.datetime64(context.as_of)
    is_housed = (moved_in >= np.datetime64(first)) & (moved_in <= day)
    until = np.where(is_housed, moved_in, day)
    is_open = answered_no(youths).any | unanswered(youths).any
    named = np.concatenate([mentions(youths, column).rows for column in (Youths.siblings, Youths.live_with)])
    rows = pd.DataFrame(
        {
            WAITED: whole_days(until - as_days(youths[Youths.decision_date])),
            GENDER.name: [UNKNOWN if pd.isna(code) else SEX.label(code) for code in youths[Youths.sex].tolist()],
            AGE.name: _ages(youths[Youths.birth_date], until),
            LANGUAGE.name: [_speaks(text) for text in youths[Youths.languages].tolist()],
            ASSESSED.name: np.where(is_open, *reversed(ASSESSED.classes)),
            TOGETHER.name: np.where(np.isin(np.arange(len(youths)), named), *TOGETHER.classes),
        }
    )
    return _people(YOUTHS, first, context, rows, is_waiting(youths, tenancies, context), is_housed)


def _households(tables: Tables, first: date, context: Context) -> People:
    if missing := _missing(tables, Applications, HouseholdMembers):
        return People(HOUSEHOLDS, first, context.as_of, why_missing=missing)
    frame, day = tables.frame(Applications), np.datetime64(context.as_of)
    received, moved_in = as_days(frame[Applications.received_date]), as_days(frame[Applications.moved_in_date])
    is_new = frame[Applications.is_new_applicant].fillna(False).to_numpy(dtype=bool)
    inside = is_new & (moved_in >= np.datetime64(first)) & (moved_in <= day)
    is_housed, waits = np.zeros(len(frame), dtype=bool), np.zeros(len(frame), dtype=bool)
    is_housed[latest_of_household(frame, inside, moved_in)] = True
    waits[latest_of_household(frame, waiting_on(frame, context.as_of), received)] = True
    until = np.where(is_housed, moved_in, day)
    members = composition(tables.frame(HouseholdMembers), context)
    persons, children = (
        members.of(values, frame[Applications.household_id]) for values in (members.persons, members.children)
    )
    wheelchair = frame[Applications.needs_wheelchair_access]
    rows = pd.DataFrame(
        {
            WAITED: whole_days(until - received),
            CHILDREN.name: np.select([np.isnan(children), children > 0], [UNKNOWN, "Med barn"], "Uten barn"),
            SIZE.name: _sizes(persons),
            WHEELCHAIR.name: [UNKNOWN if pd.isna(needs) else "Ja" if needs else "Nei" for needs in wheelchair],
            REFUGEE.name: main_reasons(frame, until, context),
        }
    )
    return _people(HOUSEHOLDS, first, context, rows, waits, is_housed)


def _people(
    compared: Compared,
    first: date,
    context: Context,
    rows: pd.DataFrame,
    waits: NDArray[np.bool_],
    is_housed: NDArray[np.bool_],
) -> People:
    waiting, housed = (rows[mask].reset_index(drop=True) for mask in (waits, is_housed))
    return People(compared, first, context.as_of, waiting, housed)


def _missing(tables: Tables, *needed: Any) -> str:
    names = [table_spec(model).title for model in needed if model not in tables]
    return f"{texts.listed(names)} er ikke levert." if names else ""


def _first_day(youths: pd.DataFrame, tenancies: pd.DataFrame) -> Days:
    """The day each youth first moved in somewhere; NaT for one who never did."""
    rows = positions(tenancies[Tenancies.youth_id], youths[Youths.youth_id])
    started = as_days(tenancies[Tenancies.start_date])
    is_known = (rows >= 0) & ~np.isnat(started)
    never = np.datetime64("9999-12-31")
    found = np.full(len(youths), never)
    np.minimum.at(found, rows[is_known], started[is_known])
    found[found == never] = NO_DAY
    return found


def _ages(born: pd.Series, on: Days) -> NDArray[np.str_]:
    age = age_on(born, on).to_numpy(dtype=float, na_value=np.nan)
    found: NDArray[np.str_] = np.select([np.isnan(age), age < _OF_AGE], [UNKNOWN, "Under 18 år"], "18 år og over")
    return found


def _speaks(text: Any) -> str:
    return UNKNOWN if pd.isna(text) else "Ja" if _SHARED_WORD.search(str(text)) else "Nei"


def _sizes(persons: NDArray[np.float64]) -> NDArray[np.str_]:
    found: NDArray[np.str_] = np.select(
        [np.isnan(persons), persons <= 1, persons <= 2, persons <= 4],
        [UNKNOWN, "1 person", "2 personer", "3–4 personer"],
        "5 eller flere",
    )
    return found

"""Put rows before one rule and read its answer as staff would."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from pipeline.context import Context
from pipeline.engine import run_controls
from pipeline.finding import Finding
from pipeline.limits import Limits, judge
from pipeline.outcome import Outcome
from pipeline.reasons import reason
from pipeline.rule import Condition, Control
from schemas.columns import table_spec
from schemas.parameters import Requirement
from schemas.tables import TABLES
from schemas.tables.surveys import Surveys
from tests.builders import Row, context, make_frame, make_tables, parameters, survey

Said = list[tuple[str, str]]
"""Cell and sentence of each finding, in order of row."""


def findings(control: Control, run: Context | None = None, /, **rows: Sequence[Row]) -> tuple[Finding, ...]:
    """The findings of one control; a table that it needs and that is not given is delivered without rows."""
    given = {name: rows.get(name, ()) for name in control.needs if name in TABLES}
    assert set(rows) <= set(given), "the control does not look at all the tables given"
    outcome = run_controls((control,), make_tables(**given), run or context())
    assert not outcome.failed
    assert not outcome.not_delivered
    return outcome.findings


def said(control: Control, run: Context | None = None, /, **rows: Sequence[Row]) -> Said:
    """Cell and sentence of each finding."""
    return [(finding.place.cell, finding.message) for finding in findings(control, run, **rows)]


def answers(condition: Condition, age_class: str, **facts: Any) -> tuple[Outcome, list[str]]:
    """A condition's answer for one surveyed dwelling, and the reason of every requirement behind it."""
    frame = make_frame(Surveys, [survey(**facts)])
    asked = _asked(condition, age_class)
    outcome = Outcome(condition.body(frame, Limits(asked))[0])
    return outcome, [_reason(item, frame) for item in asked]


def unsurveyed(condition: Condition, age_class: str) -> Outcome:
    """A condition's answer for a dwelling that nobody surveyed."""
    frame = make_frame(Surveys).reindex(range(1))
    return Outcome(condition.body(frame, Limits(_asked(condition, age_class)))[0])


def _asked(condition: Condition, age_class: str) -> tuple[Requirement, ...]:
    required = parameters().required(context().as_of)
    return tuple(item for item in required if (item.condition_id, item.age_class) == (condition.rule.id, age_class))


def _reason(item: Requirement, frame: pd.DataFrame) -> str:
    outcome = Outcome(np.asarray(judge(frame, item))[0])
    return reason(item, table_spec(Surveys).column(item.fact), frame[item.fact].iat[0], outcome)

"""What the steps hand on to each other, in the order of the run; each step fills the next of these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline.answers import Answers
from pipeline.context import Context
from pipeline.criteria.changes import CriteriaChanges
from pipeline.drift.prints import TablePrint
from pipeline.excel.patch import WorkbookPatch
from pipeline.excel.reading import RawWorkbook
from pipeline.finding import Finding
from pipeline.history.memory import Memory
from pipeline.located import Located
from pipeline.outcome import Outcomes
from pipeline.plan_update import PlanUpdate
from pipeline.protection import Protection
from pipeline.release import Release
from pipeline.rule import Rule
from pipeline.table import Table, Tables
from pipeline.topic import Topic
from schemas.columns import ColumnSpec
from schemas.parameters import Requirement
from schemas.reports.kostra_13 import Question, kostra_13


@dataclass(frozen=True)
class RawInputs:
    """The workbooks in order of file name, where they lie, and what is to be said of the files themselves."""

    folder: Path
    workbooks: tuple[RawWorkbook, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Source:
    """A workbook that was read, without its cells: they take much room, and few steps need them.

    ``last_rows`` has the last filled row of every sheet, ``closed_rows`` the rows of each that no copy may show; it is
    empty where nothing in the workbook is protected.
    """

    file: str
    sha256: str
    last_rows: Mapping[str, int]
    closed_rows: Mapping[str, frozenset[int]] = field(default_factory=dict)


@dataclass(frozen=True)
class Sources:
    """The workbooks in order of file name, and where they lie."""

    folder: Path
    workbooks: tuple[Source, ...]


@dataclass(frozen=True)
class Normalised:
    """Typed tables of the rows that can be used, of every row that was read, and what was found in cells.

    ``Table.rows_read`` counts all data rows; rows without a needed value or with a key met before are not in the frame.
    """

    tables: Tables
    every_row: Tables
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class NotRun:
    """A control that was not run, or broke down, and why in bokmål."""

    rule: Rule
    reason: str
    has_failed: bool = False


@dataclass(frozen=True)
class Checked:
    """The tables without the rows that a control set aside, what the controls found, and which did not run."""

    tables: Tables
    findings: tuple[Finding, ...]
    not_run: tuple[NotRun, ...]


@dataclass(frozen=True)
class Judgement:
    """One requirement held against every dwelling in stock: one outcome per row of ``Assessment.dwellings``."""

    requirement: Requirement
    fact: ColumnSpec
    outcomes: Outcomes


@dataclass(frozen=True)
class Score:
    """What the requirements that should be met give one age class: weights met, weights known, and how many unknown."""

    met: NDArray[np.float64]
    known: NDArray[np.float64]
    unknown: NDArray[np.int64]

    @property
    def share_pct(self) -> NDArray[np.float64]:
        """Weight met out of what is known; NaN where nothing is."""
        shares: NDArray[np.float64] = 100 * self.met / np.where(self.known > 0, self.known, np.nan)
        return shares


@dataclass(frozen=True)
class Assessment:
    """Suitability of every dwelling in stock on the as-of day; all arrays have one entry per dwelling.

    ``facts`` has what the surveys and the register say, one row per dwelling, missing where nothing was surveyed;
    ``survey_rows`` gives the row of ``surveys`` it came from (−1 for none). ``outcomes`` is by condition and age class,
    ``age_classes`` by age class alone (does the dwelling suit it, regardless of the other). ``classes`` holds
    SUITABILITY_CLASS codes. Only requirements that must be met decide these; the others give ``scores``.
    """

    dwellings: Table
    surveys: Table | None
    survey_rows: NDArray[np.int64]
    facts: pd.DataFrame
    conditions: tuple[Rule, ...]
    judgements: tuple[Judgement, ...]
    outcomes: Mapping[tuple[str, str], Outcomes]
    age_classes: Mapping[str, Outcomes]
    classes: pd.Series
    scores: Mapping[str, Score]
    is_computed: bool


@dataclass(frozen=True)
class Updated:
    """The staff's plan with the changes in it, not yet saved; what became of each cell; all findings, refusals too."""

    draft: WorkbookPatch
    plan: PlanUpdate
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Evidence:
    """The rows behind one or more figures: a frame whose first columns are Fil, Ark and Celle, headings in bokmål."""

    title: str
    note: str
    rows: pd.DataFrame

    def __post_init__(self) -> None:
        # most of it is kept for its sheet only, and the same few words stand in most columns
        spared = {heading: _sparing(values) for heading, values in self.rows.items()}
        object.__setattr__(self, "rows", pd.DataFrame(spared, self.rows.index, copy=False))


def _sparing(values: pd.Series) -> pd.Series:
    """A column with whole numbers as small as they can be, and each different text once unless nearly all differ."""
    if values.dtype.kind == "i":
        return pd.to_numeric(values, downcast="integer")
    is_text = values.dtype == "str" or (values.dtype == object and pd.api.types.infer_dtype(values) == "string")
    if not is_text:
        return values
    numbers, distinct = pd.factorize(values)
    if 2 * len(distinct) > len(values):
        return values
    return pd.Series(pd.Categorical.from_codes(numbers, distinct), values.index, name=values.name)


@dataclass(frozen=True)
class Indicator:
    """One figure with all that is needed to follow it back.

    ``value`` is None when it could not be computed (``why_missing`` says why) and otherwise not rounded; ``decimals``
    is for people. ``is_official`` tells SSB's and Husbanken's figures (O) from the municipality's own (M). ``evidence``
    names the rows, ``selection`` says in bokmål which of them count.
    """

    code: str
    title: str
    period: str
    value: float | None
    unit: str
    decimals: int
    is_official: bool
    source: str
    group: str | None = None
    numerator: float | None = None
    denominator: float | None = None
    left_out: int = 0
    left_out_why: str = ""
    why_missing: str = ""
    evidence: str = ""
    selection: str = ""


@dataclass(frozen=True)
class Summary:
    """All figures, the rows behind them by name, capacity day by day, and the form's questions with what is odd there.

    ``capacity`` has the columns day, places, occupied, free, over (persons above the places) for all shared dwellings.
    """

    indicators: tuple[Indicator, ...]
    evidence: Mapping[str, Evidence]
    capacity: pd.DataFrame
    questions: tuple[Question, ...] = field(default_factory=kostra_13)
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class Results:
    """Everything that a run publishes; of the findings, ``confirmed`` are those that ``answers`` say are right."""

    context: Context
    sources: Sources
    located: Located
    read_tables: Tables
    checked: Checked
    assessment: Assessment
    plan: PlanUpdate
    summary: Summary
    topics: tuple[Topic, ...]
    findings: tuple[Finding, ...]
    criteria_changes: CriteriaChanges | None = None
    """None where no earlier run is known, or suitability is not computed."""
    confirmed: tuple[Finding, ...] = ()
    answers: Answers = field(default_factory=Answers)
    prints: Mapping[str, TablePrint] = field(default_factory=dict)
    protection: Protection = field(default_factory=Protection)
    withheld: tuple[Finding, ...] = ()
    """Findings about protected addresses, which only the plan shows, beside those of them that are confirmed."""
    release: Release | None = None
    """What may leave the house; None where nothing is published."""
    memory: Memory = field(default_factory=Memory)
    """The figures of all months, this run's among them; none where nothing is published."""

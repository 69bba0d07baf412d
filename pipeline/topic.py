"""What a meeting is told about one subject: figures, tables to read, and what somebody must do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from pipeline.finding import Place


@dataclass(frozen=True)
class Matter:
    """Something that waits for somebody, as a line on the front page of the meeting's workbook.

    Parameters
    ----------
    unit
        Who must act: a label of the code list UNIT, or «Inntaksteamet».
    subject
        What it is about: the id of a dwelling, an acquisition, a youth …; never a name.
    what
        One bokmål sentence: what is wrong or due, and what to do.
    due
        The day it should be done; earlier than the as-of day is overdue, None is undated.
    place
        The cell in the staff's files that shows it.
    """

    unit: str
    subject: str
    what: str
    due: date | None
    place: Place


@dataclass(frozen=True)
class TopicChart:
    """A chart beside a table: bars, or lines over days; ``columns`` are headings, the first column is the axis."""

    title: str
    columns: tuple[str, ...]
    description: str
    is_lines: bool = False


@dataclass(frozen=True)
class Typed:
    """Columns that people write in, to the right of the others; one row per row of the table.

    ``shown`` has what they have written, ``choices`` the lists to choose from by heading, ``hidden`` what knows the
    rows again.
    """

    shown: pd.DataFrame
    hidden: pd.DataFrame
    choices: Mapping[str, tuple[str, ...]]
    prompt: str


@dataclass(frozen=True)
class TopicTable:
    """One table: headings in bokmål, dates as datetime64[s].

    Leading columns Fil, Ark and Celle become one column with a link to the source.
    """

    title: str
    note: str
    rows: pd.DataFrame
    empty: str
    chart: TopicChart | None = None
    typed: Typed | None = None


@dataclass(frozen=True)
class TopicFigure:
    """A figure shown large; ``value`` None is «ikke beregnet»."""

    label: str
    value: float | None
    unit: str = ""
    decimals: int = 0


@dataclass(frozen=True)
class Topic:
    """One sheet of the meeting's workbook.

    ``missing`` says in bokmål why there is nothing to show, e.g. that a table is not delivered; otherwise empty.
    """

    title: str
    lead: str
    figures: tuple[TopicFigure, ...] = ()
    tables: tuple[TopicTable, ...] = ()
    matters: tuple[Matter, ...] = ()
    missing: str = ""

"""The three assessments of whether a youth can live in shared housing."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress, product
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from pipeline import texts
from schemas.tables.youths import Youths


@dataclass(frozen=True)
class Assessment:
    """One assessment: its answer, its day, and in bokmål what the youth can do, and can not."""

    answer: str
    day: str
    can: str
    cannot: str


ASSESSMENTS = (
    Assessment(
        str(Youths.day_activity_ok),
        str(Youths.day_activity_date),
        "klarer skole eller dagtilbud",
        "klarer ikke skole eller dagtilbud",
    ),
    Assessment(str(Youths.social_ok), str(Youths.social_date), "fungerer sosialt", "fungerer ikke sosialt"),
    Assessment(
        str(Youths.tenancy_duties_ok),
        str(Youths.tenancy_duties_date),
        "klarer boforpliktelsene",
        "klarer ikke boforpliktelsene",
    ),
)


@dataclass(frozen=True)
class Marked:
    """Which assessments of each youth something is said about: one row per youth, one column per assessment."""

    which: NDArray[np.bool_]

    @property
    def any(self) -> NDArray[np.bool_]:
        """Whether anything is said of the youth."""
        found: NDArray[np.bool_] = np.logical_or.reduce(self.which, axis=1)
        return found

    @property
    def can(self) -> list[str]:
        """What the assessments marked are about, as «klarer …, fungerer … og klarer …»."""
        return self._texts([item.can for item in ASSESSMENTS])

    @property
    def cannot(self) -> list[str]:
        """The same where the answer is no."""
        return self._texts([item.cannot for item in ASSESSMENTS])

    @property
    def answers(self) -> NDArray[np.str_]:
        """The column with the answer of the first assessment marked."""
        return self._first([item.answer for item in ASSESSMENTS])

    @property
    def days(self) -> NDArray[np.str_]:
        """The column with the day of the first assessment marked."""
        return self._first([item.day for item in ASSESSMENTS])

    def _first(self, columns: list[str]) -> NDArray[np.str_]:
        first: NDArray[np.str_] = np.array(columns)[self.which.argmax(axis=1)]
        return first

    def _texts(self, words: list[str]) -> list[str]:
        listed = {
            marks: texts.listed(list(compress(words, marks))) for marks in product((False, True), repeat=len(words))
        }
        return [listed[marks] for marks in map(tuple, self.which.tolist())]


def unanswered(youths: pd.DataFrame) -> Marked:
    """Assessments that nobody has made: questions to ask, never «nei»."""
    return Marked(_stacked([youths[item.answer].isna() for item in ASSESSMENTS]))


def answered_no(youths: pd.DataFrame) -> Marked:
    """Assessments that say no."""
    return Marked(_stacked([~youths[item.answer].fillna(True) for item in ASSESSMENTS]))


def answered_before(youths: pd.DataFrame, day: Any) -> Marked:
    """Assessments made before a day."""
    limit = pd.Timestamp(day)
    return Marked(_stacked([youths[item.answer].notna() & (youths[item.day] < limit) for item in ASSESSMENTS]))


def undated(youths: pd.DataFrame) -> Marked:
    """Assessments with an answer and no day."""
    return Marked(_stacked([youths[item.answer].notna() & youths[item.day].isna() for item in ASSESSMENTS]))


def _stacked(columns: list[pd.Series]) -> NDArray[np.bool_]:
    return np.column_stack([column.to_numpy(dtype=bool) for column in columns])

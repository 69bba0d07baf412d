"""What the intake team said to proposals: followed, not followed or put off, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from pipeline.finding import Place


class Verdict(StrEnum):
    """The team's answer to a proposal, as staff choose it from the list."""

    FOLLOWED = "følges"
    NOT_FOLLOWED = "følges ikke"
    POSTPONED = "utsatt"


class Subject(StrEnum):
    """What a proposal is about."""

    SHARED = "fellesbolig"
    FAMILY = "familie"


@dataclass(frozen=True)
class Decision:
    """One proposal that was made in ``period`` (``YYYY-MM``), and the team's answer as typed.

    ``facts`` are prints of what the proposal rested on, by the name of each fact. ``place`` is the answer's cell.
    """

    subject: Subject
    person_id: str
    dwelling_id: str
    period: str
    room: str
    move_in_date: date | None
    typed: str
    grounds: str
    facts: Mapping[str, str] = field(hash=False)
    place: Place

    @property
    def key(self) -> tuple[Subject, str, str]:
        """Who was proposed where."""
        return self.subject, self.person_id, self.dwelling_id

    @property
    def verdict(self) -> Verdict | None:
        """The answer; None where there is none, or none that can be understood."""
        word = " ".join(self.typed.casefold().split())
        return next((verdict for verdict in Verdict if word == verdict), None)

    @property
    def is_unreadable(self) -> bool:
        """Whether something is typed that is no answer."""
        return bool(self.typed.strip()) and self.verdict is None


@dataclass(frozen=True)
class Decisions:
    """Every proposal of earlier runs and of earlier runs of this month, the oldest month first."""

    made: tuple[Decision, ...] = ()
    is_lost: bool = False
    """Whether the last run's workbook is not where it was written."""

    def before(self, period: str) -> tuple[Decision, ...]:
        """Those of earlier months."""
        return tuple(item for item in self.made if item.period < period)

    def last_of(self, subject: Subject) -> Mapping[tuple[str, str], Decision]:
        """The last answer to each person and dwelling that can be understood."""
        return {
            (item.person_id, item.dwelling_id): item
            for item in self.made
            if item.subject is subject and item.verdict is not None
        }

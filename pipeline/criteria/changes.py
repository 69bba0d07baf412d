"""How the criteria differ from the last run's, and which dwellings that moves from one class to another."""

from __future__ import annotations

from dataclasses import dataclass

from schemas.parameters import Requirement


@dataclass(frozen=True)
class Shift:
    """One dwelling (row of ``Assessment.dwellings``) that goes from one suitability class to another."""

    row: int
    before: str
    after: str


@dataclass(frozen=True)
class CriterionChange:
    """A criterion before and after (None where there was or is none), and what it shifts when it alone is changed."""

    before: Requirement | None
    after: Requirement | None
    shifts: tuple[Shift, ...]

    @property
    def one(self) -> Requirement:
        """The criterion now, else as it was."""
        found = self.after or self.before
        assert found is not None
        return found


@dataclass(frozen=True)
class CriteriaChanges:
    """The criteria of the run of ``since``, how they differ from today's, and all that this shifts together."""

    since: str
    before: tuple[Requirement, ...]
    changes: tuple[CriterionChange, ...]
    shifts: tuple[Shift, ...]

"""What is given out of the house in one run: the tables after disclosure control, and the register of all releases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.disclosure.delivery import Derived, Key, Table
from pipeline.disclosure.protect import Protected
from pipeline.disclosure.register import Register
from schemas.reports.husbanken import PublishedTable

CLASS, MONTH = "klasse", "måned"
"""Dimensions of what is counted."""


@dataclass(frozen=True)
class ReleasedTable:
    """One period of a published table, as it went into the delivery under ``name``."""

    published: PublishedTable
    period: str
    table: Table

    def key(self, classes: tuple[str, ...]) -> Key:
        """Those classes in the period."""
        return Key(self.table.population, ((CLASS, classes), *self.table.where))

    @property
    def total(self) -> Key:
        """All classes in the period."""
        return Key(self.table.population, self.table.where)

    def share(self, classes: tuple[str, ...]) -> Derived:
        """The share of those classes, which is hidden with either of its counts."""
        return Derived(f"{self.table.name} {' '.join(classes)}", (self.key(classes), self.total), self.table.threshold)


@dataclass(frozen=True)
class Release:
    """The delivery after control; why each figure is held back; the register as it is once this is given out."""

    tables: tuple[ReleasedTable, ...]
    protected: Protected
    reasons: Mapping[Key, str]
    register: Register
    leaks: tuple[str, ...] = ()
    """What the finished workbook carries that must not leave the house."""

    @property
    def may_leave(self) -> bool:
        """Whether the workbook may be put in place."""
        return self.is_safe and not self.leaks

    @property
    def is_safe(self) -> bool:
        """Whether the auditor has proven what is given out."""
        return not self.tables or self.protected.audit is not None

    def find(self, published: PublishedTable, period: str) -> ReleasedTable | None:
        """The table with the groups that it came to have; None when there was nothing to count."""
        return self._by_period.get((published.name, period))

    @cached_property
    def _by_period(self) -> dict[tuple[str, str], ReleasedTable]:
        final = {table.name: table for table in self.protected.delivery.tables}
        return {
            (item.published.name, item.period): ReleasedTable(item.published, item.period, final[item.table.name])
            for item in self.tables
        }

    def refusal(self, table: ReleasedTable) -> str:
        """Why a table is not given out; empty for one that is."""
        return self.protected.refused.get(table.table.name, "")

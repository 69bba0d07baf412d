"""What is given out of the house in one run: the tables after disclosure control, and the register of all releases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pipeline.disclosure.delivery import Derived, Key, Table
from pipeline.disclosure.protect import Protected
from pipeline.disclosure.register import Register
from schemas.published import Box, PublishedFigure, PublishedTable
from schemas.reports.husbanken import HUSBANKEN_TABLES
from schemas.reports.husbanken_households import HOUSEHOLD_TABLES
from schemas.reports.husbanken_stock import STOCK_TABLES

MONTH = "måned"
"""Dimension of what is given out while its year lasts."""
Counts = Mapping[tuple[str, ...], int]
"""Units by class of each dimension, and by month (``YYYY-MM``) for what is given out while its year lasts."""
PUBLISHED_TABLES = (*HUSBANKEN_TABLES, *STOCK_TABLES, *HOUSEHOLD_TABLES)
"""All tables that leave the house, in the order of their sheets."""


@dataclass(frozen=True)
class ReleasedTable:
    """One period of a published table, as it went into the delivery under ``name``."""

    published: PublishedTable
    period: str
    table: Table

    def key(self, box: Box) -> Key:
        """What a box counts in the period; a dimension that it narrows itself is not narrowed by the table."""
        return Key(self.table.population, tuple(sorted({**dict(self.table.where), **dict(box)}.items())))

    @property
    def total(self) -> Key:
        """All in the period."""
        return self.key(())

    def derived(self, figure: PublishedFigure) -> Derived:
        """The figure with the counts that it tells; it is hidden with any of them."""
        boxes = [figure.box, *(box for box in (figure.of, figure.minus) if box is not None)]
        name = f"{self.table.title}: {figure.label}"
        return Derived(name, tuple(self.key(box) for box in boxes), self.table.threshold)


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

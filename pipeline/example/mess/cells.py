"""Dirt in single cells: what it fits, how it writes a value, and how often."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Any

from pipeline.example.mess.grid import Cell, Grid, Shown
from schemas.columns import ColumnSpec, Kind

_NUMBER_FORMS = {"kr", "kr_prefix", "area", "whole", "int"}


@dataclass(frozen=True)
class Written:
    """A value written another way; None for the form leaves the cell's as it is."""

    shown: Shown
    form: str | None = None


Change = Callable[[Any, ColumnSpec, Random], Written | None]
"""From what stands in a cell to how it is written instead; None leaves it alone."""


@dataclass(frozen=True)
class InCells:
    """Dirt that goes through some of the columns that it fits.

    A spoiling operator takes ``most`` cells of a sheet at the utmost; any other all cells of a column, or a share of
    them.
    """

    name: str
    fits: Callable[[ColumnSpec], bool]
    change: Change
    share: float = 1.0
    most: int | None = None
    is_spoiling: bool = False

    def __call__(self, grid: Grid, chance: Random) -> Grid:
        """Write some columns, or some cells of them, another way."""
        columns = [place for place in range(len(grid.means)) if _fits(self, grid.spec(place))]
        chosen = [place for place in columns if self.is_spoiling or chance.random() < 0.6]
        places = [(row, place) for place in chosen for row in grid.data() if chance.random() < self.share]
        chance.shuffle(places)
        found: dict[tuple[int, int], Cell] = {}
        for row, place in places:
            if self.most is not None and len(found) >= self.most:
                break
            changed = self._changed(grid.rows[row].cells[place], grid.spec(place), chance)
            if changed is not None:
                found[row, place] = changed
        return grid.with_cells(found).marked(self.name) if found else grid

    def _changed(self, cell: Cell, column: ColumnSpec | None, chance: Random) -> Cell | None:
        assert column is not None
        if cell.is_spoiled or cell.operators:
            return None
        written = self.change(cell.shown, column, chance)
        if written is None or (type(written.shown), written.shown) == (type(cell.shown), cell.shown):
            return None
        return Cell(written.shown, written.form or cell.form, (*cell.operators, self.name), self.is_spoiling)


def of_kind(*kinds: Kind) -> Callable[[ColumnSpec], bool]:
    """Fits columns of these kinds."""
    return lambda column: column.kind in kinds


def _fits(operator: InCells, column: ColumnSpec | None) -> bool:
    return column is not None and operator.fits(column)

"""What stands on a sheet that the pipeline owns."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from pipeline.cells import format_cell
from pipeline.excel.new_links import place_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipeline.excel.values import CellInput


class Link(NamedTuple):
    """A cell with a link: `target` is `#'Ark'!A1` or an address, `text` what the cell shows."""

    target: str
    text: str


class CellLink(NamedTuple):
    """A cell with a link to another cell of the workbook, and that one's address as its text."""

    sheet: str
    row: int
    column: int

    @property
    def target(self) -> str:
        """As :class:`Link` has it."""
        return f"#{place_in(self.sheet, self.text)}"

    @property
    def text(self) -> str:
        """What the cell shows."""
        return format_cell(self.row, self.column)


Linked = Link | CellLink


@dataclass(frozen=True, slots=True)
class OwnedSheet:
    """The content of a sheet that the pipeline owns.

    Attributes
    ----------
    headings
        The first row, shown in bold, frozen, with a filter.
    columns
        What stands below each heading, all of one length; a cell is a value or a link. Those beyond the links that
        Excel takes on a sheet show their text alone.
    widths
        Column widths in characters; columns beyond them get an ordinary width.
    """

    headings: tuple[str, ...]
    columns: tuple[Sequence[CellInput | Linked], ...]
    widths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if len(self.columns) != len(self.headings):
            raise ValueError(f"{len(self.columns)} columns below {len(self.headings)} headings")
        if len(set(map(len, self.columns))) > 1:
            raise ValueError(f"columns of {', '.join(str(len(column)) for column in self.columns)} cells")

    @property
    def height(self) -> int:
        """How many rows there are below the headings."""
        return len(self.columns[0])

    def first(self, rows: int) -> OwnedSheet:
        """The sheet with so many rows at most."""
        return replace(self, columns=tuple(column[:rows] for column in self.columns))

"""What a table that leaves the house is made of: its figures, what they count, and how small a count may be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Box = tuple[tuple[str, tuple[str, ...]], ...]
"""Of each dimension that matters, the classes that are counted together."""


class When(StrEnum):
    """What time a table is about."""

    DAY = "day"
    """A stock on the as-of day."""
    SO_FAR = "so far"
    """Each year, the last one up to the as-of day."""
    FINISHED = "finished"
    """The last year that is over; a year that lasts is not given out."""


@dataclass(frozen=True)
class PublishedFigure:
    """One figure: code of the indicator, and its name and definition in bokmål for readers outside the house.

    Parameters
    ----------
    box
        The units that it counts, or that are the upper part of it.
    of
        The units that are the lower part of a share; None when it is none.
    minus
        The units that are taken from it; None when it is no difference.
    group
        Group of the indicator; None for all.
    is_per_inhabitant
        The lower part is the inhabitants.
    years_before
        The figure is of a year so many before the table's.
    """

    code: str
    label: str
    definition: str
    box: Box = ()
    of: Box | None = None
    minus: Box | None = None
    group: str | None = None
    is_per_inhabitant: bool = False
    years_before: int = 0

    @property
    def is_count(self) -> bool:
        """Whether it is a number of units, as they are."""
        return self.of is None and self.minus is None and not self.is_per_inhabitant


@dataclass(frozen=True)
class PublishedTable:
    """One table on a sheet of its own.

    Parameters
    ----------
    name
        Name in Excel; letters, digits and underscores.
    sheet, title
        Name of the sheet, and its heading in bokmål.
    figures
        The figures in the order that they stand.
    population
        What is counted, as the release register calls it; tables may share one.
    dimensions
        How the population is divided: names of dimensions, each with its classes.
    axis
        The dimension that the table lists class by class; empty when it lists none.
    classes
        The classes of ``axis`` with their names in bokmål.
    where
        Classes that the whole table is narrowed to.
    threshold
        Code of the parameter that says the least count that may be given out.
    counted
        What is counted, in the plural.
    """

    name: str
    sheet: str
    title: str
    figures: tuple[PublishedFigure, ...]
    population: str
    dimensions: tuple[tuple[str, tuple[str, ...]], ...]
    when: When
    threshold: str
    counted: str
    axis: str = ""
    classes: tuple[tuple[str, str], ...] = ()
    where: Box = ()

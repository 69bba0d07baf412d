"""Fewer and wider groups, for a table that would be mostly held back."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from pipeline import texts
from pipeline.disclosure.delivery import Axis, Delivery, Group, Key, Table

_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_FEWEST_GROUPS = 3


def is_mostly_hidden(delivery: Delivery, table: Table, hidden: frozenset[Key]) -> bool:
    """Whether more than half of the inner cells are held back."""
    inner = [key for labels, key in delivery.cells(table) if None not in labels]
    return 2 * sum(key in hidden for key in inner) > len(inner)


def widened(table: Table) -> Table | None:
    """The table with the axis of most groups made coarser; None when every axis is fixed or has fewer than three.

    Months become quarters, other neighbouring groups are put together two and two.
    """
    free = [number for number, axis in enumerate(table.axes) if not axis.is_fixed]
    at = max(free, key=lambda number: len(table.axes[number].groups), default=None)
    if at is None or len(table.axes[at].groups) < _FEWEST_GROUPS:
        return None
    axis = table.axes[at]
    wider = _quarters(axis) or _pairs(axis)
    return replace(table, axes=(*table.axes[:at], wider, *table.axes[at + 1 :]))


def _quarters(axis: Axis) -> Axis | None:
    """The months by quarter; None for other groups, or when no two months share a quarter."""
    if not all(len(group.classes) == 1 and _MONTH.fullmatch(group.classes[0]) for group in axis.groups):
        return None
    groups = tuple(
        Group(label, tuple(group.classes[0] for group in members))
        for label, members in groupby(sorted(axis.groups, key=lambda group: group.classes), key=_quarter)
    )
    return Axis(axis.dimension, groups) if len(groups) < len(axis.groups) else None


def _quarter(group: Group) -> str:
    year, month = group.classes[0].split("-")
    return f"{(int(month) + 2) // 3}. kvartal {year}"


def _pairs(axis: Axis) -> Axis:
    groups = axis.groups
    return Axis(axis.dimension, tuple(_together(groups[at : at + 2]) for at in range(0, len(groups), 2)))


def _together(groups: tuple[Group, ...]) -> Group:
    classes = tuple(name for group in groups for name in group.classes)
    parts = tuple(part for group in groups for part in group.parts or (group.label,))
    return Group(texts.listed(parts), classes, parts)

"""From a delivery to what may leave the house: what is hidden, the proof, and what is to be said of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from pipeline.disclosure import wording
from pipeline.disclosure.auditor import Audit, audit
from pipeline.disclosure.delivery import Delivery, Derived, Key, Table
from pipeline.disclosure.model import Flags, Model, build_model
from pipeline.disclosure.register import Entry, Register, place_of
from pipeline.disclosure.search import Moves
from pipeline.disclosure.suppressor import MOST_ROUNDS, suppress
from pipeline.disclosure.widening import is_mostly_hidden, widened


@dataclass(frozen=True)
class Protected:
    """A delivery that has been through disclosure control.

    Attributes
    ----------
    delivery
        The delivery as it is given out: some tables may have wider groups than asked for.
    hidden
        Figures whose place shows ``wording.SIGN``.
    sticky
        Those among them that are hidden because they were so earlier in the year.
    refused
        For each table that is not given out: why, in bokmål.
    notes
        What readers are told of the tables as a whole.
    warnings
        What the office must look at before it gives anything out.
    audit
        The proof; None when nothing is given out.
    moves
        What a reader can believe, as far as it is known; none when nothing is given out.
    """

    delivery: Delivery
    model: Model
    hidden: frozenset[Key]
    sticky: frozenset[Key]
    refused: dict[str, str]
    notes: tuple[str, ...]
    warnings: tuple[str, ...]
    audit: Audit | None
    moves: Moves

    def shown(self, key: Key) -> int | None:
        """The count, or None where it is held back."""
        known = self.delivery.key(key.population, key.box)
        return None if known in self.hidden else int(self.model.values[self.model.index[known]])

    def is_hidden(self, derived: Derived) -> bool:
        """Whether a share or a mean must be held back because one of its counts is."""
        return any(self.shown(part) is None for part in derived.parts)

    def entries(self, release: str, year: int) -> list[Entry]:
        """What goes into the register when this is given out: all that readers get, and all that they do not."""
        return [
            Entry(release, year, key, None if key in self.hidden else int(value), int(limit))
            for key, value, limit, may_show in zip(
                self.model.keys, self.model.values, self.model.limits, self.model.may_show, strict=True
            )
            if may_show
        ]


def protect(
    delivery: Delivery, register: Register | None = None, year: int = 0, rounds: int = MOST_ROUNDS
) -> Protected:
    """Hide as little as can be, prove it, and widen tables that would be mostly hidden.

    Parameters
    ----------
    register
        All earlier releases; what was shown is known to readers, what was held back stays protected.
    year
        Places held back earlier in this year are held back again.
    rounds
        How long to look for the least; with few rounds the outcome is as safe, but a little more may be hidden.
    """
    register = register or Register()
    notes: list[str] = []
    while True:
        result = _protected_as_it_is(delivery, register, year, rounds)
        wide = {table.name: widened(table) for table in delivery.tables if _is_worth_widening(result, table)}
        wider = {name: table for name, table in wide.items() if table is not None}
        if not wider:
            return replace(result, notes=tuple(dict.fromkeys(notes)))
        notes += [wording.coarser(table) for table in wider.values()]
        delivery = replace(delivery, tables=tuple(wider.get(table.name, table) for table in delivery.tables))


def _is_worth_widening(result: Protected, table: Table) -> bool:
    return table.name not in result.refused and is_mostly_hidden(result.delivery, table, result.hidden)


def _protected_as_it_is(delivery: Delivery, register: Register, year: int, rounds: int) -> Protected:
    """What ``protect`` does with the tables as they are given."""
    held_back = register.held_back(delivery)
    model = build_model(replace(delivery, unshown=(*delivery.unshown, *held_back)), register.known(delivery))
    refused, whole = _small_tables(delivery, model)
    places = register.sticky_places(delivery, year)
    sticky = frozenset(key for key in model.keys if place_of(delivery, key) in places)
    forced = np.array([key in sticky or key in whole for key in model.keys], dtype=bool)
    pattern = suppress(model, forced, rounds)
    warnings = _corrected(delivery, model)
    proof = None if pattern is None else audit(model, pattern.hidden, pattern.moves)
    if pattern is None or proof is None or not proof.is_safe:
        refused = {table.name: refused.get(table.name, wording.not_safe(table)) for table in delivery.tables}
        return Protected(delivery, model, frozenset(model.keys), sticky, refused, (), warnings, None, Moves(model))
    hidden = frozenset(model.keys[at] for at in np.flatnonzero(pattern.hidden))
    warnings += _all_in_one_cell(delivery, model, pattern.hidden)
    return Protected(delivery, model, hidden, sticky, refused, (), warnings, proof, pattern.moves)


def _small_tables(delivery: Delivery, model: Model) -> tuple[dict[str, str], set[Key]]:
    """Tables of too few to be given out, and all that they show."""
    small = [
        table for table in delivery.tables if 0 < model.values[model.index[delivery.total(table)]] < table.threshold
    ]
    return {table.name: wording.small_total(table) for table in small}, {
        key for table in small for _, key in delivery.cells(table)
    }


def _all_in_one_cell(delivery: Delivery, model: Model, hidden: Flags) -> tuple[str, ...]:
    """Warnings for margins that are shown to lie wholly in one cell."""
    found = []
    for table in delivery.tables:
        cells = dict(delivery.cells(table))
        for labels, key in cells.items():
            total, at = int(model.values[model.index[key]]), model.index[key]
            for axis_at, axis in enumerate(table.axes):
                if labels[axis_at] is None and total and not hidden[at]:
                    parts = [(*labels[:axis_at], group.label, *labels[axis_at + 1 :]) for group in axis.groups]
                    full = [part for part in parts if model.values[model.index[cells[part]]] == total]
                    if len(parts) > 1 and full and not hidden[model.index[cells[full[0]]]]:
                        found.append(wording.all_in_one_cell(table, total, labels, full[0]))
    return tuple(found)


def _corrected(delivery: Delivery, model: Model) -> tuple[str, ...]:
    called = wording.names(delivery)
    return tuple(
        wording.corrected(called.get(row.key, row.key.population), row.source) for row in model.revised if row.source
    )

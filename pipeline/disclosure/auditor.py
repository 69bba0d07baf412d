"""Audits a pattern, whoever made it: proves each primary figure safe, or says what a reader can work out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.disclosure.certificates import Certificate, Proof, faults
from pipeline.disclosure.delivery import Key
from pipeline.disclosure.model import Flags, Model
from pipeline.disclosure.search import Moves, Search, Wish


@dataclass(frozen=True)
class Leak:
    """What a reader can work out of one primary figure.

    Attributes
    ----------
    least, greatest
        The bounds that a reader has; None where none was found.
    impossible
        Values under the threshold that a reader can rule out.
    """

    key: Key
    threshold: int
    least: int | None
    greatest: int | None
    impossible: tuple[int, ...]

    @property
    def is_recoverable(self) -> bool:
        """The reader has the very count."""
        return self.least is not None and self.least == self.greatest

    @property
    def is_provably_small(self) -> bool:
        """The reader knows that the count is under the threshold."""
        return self.greatest is not None and self.greatest < self.threshold


@dataclass(frozen=True)
class Audit:
    """The outcome: a proof that anybody can check, and what leaks; safe when the proof has no fault."""

    proof: Proof
    leaks: tuple[Leak, ...]
    faults: tuple[str, ...]

    @property
    def is_safe(self) -> bool:
        """Whether every primary figure is proven safe."""
        return not self.leaks and not self.faults

    @property
    def recoverable(self) -> tuple[Key, ...]:
        """Primary figures that a reader can work out."""
        return tuple(leak.key for leak in self.leaks if leak.is_recoverable)

    @property
    def provably_small(self) -> tuple[Key, ...]:
        """Primary figures that a reader knows to be under their threshold."""
        return tuple(leak.key for leak in self.leaks if leak.is_provably_small)


def audit(model: Model, hidden: Flags, moves: Moves | None = None) -> Audit:
    """Prove a pattern, or say what it gives away; a shown primary figure is given away too.

    Parameters
    ----------
    moves
        Moves that are known already, to save time; the proof is checked whatever they are.
    """
    search = Search(moves or Moves(model), hidden)
    left = search.every()
    leaks = _leaks(search, left)
    proof = _proof(search, {leak.key for leak in leaks})
    found = [] if leaks else faults(model, hidden.tolist(), proof)
    return Audit(proof, leaks, tuple(found))


def _leaks(search: Search, left: list[Wish]) -> tuple[Leak, ...]:
    model, moves = search.moves.model, search.moves
    by_primary: dict[int, list[int]] = {}
    for at, column in left:
        by_primary.setdefault(at, []).append(column)
    leaks = []
    for at, columns in sorted(by_primary.items()):
        figure = int(moves.primaries[at])
        bounds = [search.reader.extreme(figure, sign) for sign in (-1, 1)]
        impossible = tuple(column for column in sorted(columns) if column < moves.above)
        leaks.append(Leak(model.keys[figure], int(model.limits[figure]), bounds[0], bounds[1], impossible))
    return tuple(leaks)


def _proof(search: Search, leaking: set[Key]) -> Proof:
    """The tables that are needed, each once, with a certificate for each primary that does not leak."""
    model, moves = search.moves.model, search.moves
    order: dict[int, int] = {}
    certificates = []
    for at, figure in enumerate(moves.primaries):
        key, limit = model.keys[figure], int(model.limits[figure])
        if key not in leaking:
            numbers = [int(number) for number in (*search.witness[at, :limit], search.witness[at, moves.above])]
            certificates.append(Certificate(key, limit, tuple(order.setdefault(item, len(order)) for item in numbers)))
    return Proof(tuple(moves.table(number) for number in order), tuple(certificates))


def bounds_of(model: Model, hidden: Flags, key: Key) -> tuple[int | None, int | None]:
    """The least and the greatest value of a figure that a reader can believe."""
    search, figure = Search(Moves(model), hidden), model.index[key]
    return search.reader.extreme(figure, -1), search.reader.extreme(figure, 1)


def breaks(model: Model, hidden: Flags, shown: int, moves: Moves) -> tuple[Key, ...]:
    """The primary figures that are no longer safe when one more figure is shown."""
    pattern = hidden.copy()
    pattern[shown] = False
    search = Search(moves, pattern)
    open_primaries = sorted({at for at, _ in search.every()})
    return tuple(model.keys[search.moves.primaries[at]] for at in open_primaries)


def secondary(model: Model, hidden: Flags) -> list[int]:
    """Numbers of the figures that are hidden though they are not small themselves."""
    return [int(at) for at in np.flatnonzero(hidden & model.may_show & ~model.is_primary)]

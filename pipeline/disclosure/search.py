"""Which values each primary figure can have for a reader, shown by moves that are kept from pattern to pattern."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from pipeline.disclosure.model import Flags, Ints, Model
from pipeline.disclosure.reader import Reader

Wish = tuple[int, int]
"""A primary (its number among the primaries) and a column: the value 0, 1, …, and last «the threshold or more»."""


class Moves:
    """Moves found so far, with what they change; a move holds for every pattern that hides all it changes."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self.primaries = np.flatnonzero(model.is_primary)
        self.above = int(model.limits[self.primaries].max(initial=0))
        self.moves = [np.zeros(len(model.truth), dtype=np.int64)]
        self.changes = [np.zeros(len(model.keys), dtype=np.int64)]

    def add(self, move: Ints) -> int:
        """Keep a move; its number."""
        self.moves.append(move)
        self.changes.append(np.rint(self.model.matrix @ move).astype(np.int64))
        return len(self.moves) - 1

    def target(self, wish: Wish) -> int:
        """The number that a wish asks for."""
        at, column = wish
        return int(self.model.limits[self.primaries[at]]) if column == self.above else column

    def table(self, number: int) -> tuple[int, ...]:
        """The whole table that a move leads to, as plain integers."""
        return tuple(true + int(change) for true, change in zip(self.model.truth, self.moves[number], strict=True))


class Search:
    """The search in one pattern.

    Attributes
    ----------
    witness
        Number of a move that shows each wish (primaries × columns); −1 while none is known, 0 where none is needed.
    """

    def __init__(self, moves: Moves, hidden: Flags) -> None:
        self.moves = moves
        self.hidden = hidden
        self.reader = Reader(moves.model, hidden)
        primaries = moves.primaries
        limits = moves.model.limits[primaries]
        self.witness = np.full((len(primaries), moves.above + 1), -1, dtype=np.int64)
        self.witness[np.arange(moves.above + 1) >= limits[:, None]] = 0
        self.witness[:, moves.above] = -1
        for number in range(len(moves.moves)):
            self._note(number)

    def missing(self, columns: Iterable[int]) -> list[Wish]:
        """Wishes that no move shows yet."""
        return [(int(at), column) for column in columns for at in np.flatnonzero(self.witness[:, column] < 0)]

    @property
    def ends(self) -> tuple[int, int]:
        """The columns that bound all others: the threshold or more, and 0."""
        return self.moves.above, 0

    def jointly(self, columns: Iterable[int], most_open: int) -> list[Wish]:
        """Look for moves that grant many wishes at once; returns at most ``most_open`` that could not be granted."""
        columns, left = tuple(columns), dict[Wish, None]()
        while len(left) < most_open:
            wanted = [wish for wish in self.missing(columns) if wish not in left]
            if not wanted:
                break
            if not len(self.reader.free):
                return wanted[:most_open]
            first = wanted[0]
            chosen = [first, *_one_each(wanted, len(left))]
            figures = self.moves.primaries[[at for at, _ in chosen]]
            targets = np.array([self.moves.target(wish) for wish in chosen])
            self._keep(self.reader.toward(figures, targets, may_pass=first[1] == self.moves.above))
            if self.witness[first] < 0:
                left[first] = None
        return list(left)

    def each(self, columns: Iterable[int]) -> list[Wish]:
        """Look for a move for each missing wish by itself; returns those that no reader can believe."""
        left = []
        for wish in self.missing(columns):
            if self.witness[wish] < 0 and not self.grant(wish):
                left.append(wish)
        return left

    def grant(self, wish: Wish) -> bool:
        """Look for a move for one wish; whether there is one."""
        if self.witness[wish] < 0:
            figure, target = int(self.moves.primaries[wish[0]]), self.moves.target(wish)
            self._keep(self.reader.reaching(figure, target, may_pass=wish[1] == self.moves.above))
        return bool(self.witness[wish] >= 0)

    def every(self) -> list[Wish]:
        """Look for everything; returns what no reader can believe."""
        for columns in (self.ends, range(1, self.moves.above)):
            self.jointly(columns, len(self.witness) * len(columns))
        return self.each((*self.ends, *range(1, self.moves.above)))

    def _keep(self, move: Ints | None) -> None:
        if move is not None and move.any():
            self._note(self.moves.add(move))

    def _note(self, number: int) -> None:
        """Enter what a move shows, when it changes nothing that is shown."""
        change = self.moves.changes[number]
        if change[~self.hidden].any():
            return
        primaries, model = self.moves.primaries, self.moves.model
        values = model.values[primaries] + change[primaries]
        is_above = values >= model.limits[primaries]
        columns = np.where(is_above, self.moves.above, values)
        rows = np.arange(len(primaries))
        is_new = self.witness[rows, columns] < 0
        self.witness[rows[is_new], columns[is_new]] = number


def _one_each(wanted: list[Wish], turn: int) -> list[Wish]:
    """One wish for each primary but the first's, turn about."""
    ways: dict[int, list[Wish]] = {}
    for wish in wanted:
        ways.setdefault(wish[0], []).append(wish)
    return [some[(at + turn) % len(some)] for at, some in ways.items() if at != wanted[0][0]]

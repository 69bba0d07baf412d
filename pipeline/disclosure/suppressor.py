"""Chooses what to hide: as little substance as can be, so that no reader can prove a primary figure small."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from pipeline.disclosure.cuts import Cut, Cutter
from pipeline.disclosure.model import Flags, Model
from pipeline.disclosure.search import Moves, Search
from pipeline.disclosure.solver import Answer, least

MOST_ROUNDS, _MOST_CUTS_A_ROUND = 40, 100


@dataclass(frozen=True)
class Pattern:
    """What is hidden, and how good that is.

    Attributes
    ----------
    hidden
        One flag for each figure of the model.
    cost
        What is hidden, by the model's costs.
    bound
        No safe pattern costs less.
    is_proven
        Whether ``cost`` is the least there is.
    moves
        What was found on the way; they show the pattern to be safe.
    """

    hidden: Flags
    cost: float
    bound: float
    is_proven: bool
    moves: Moves


def suppress(model: Model, sticky: Flags | None = None, rounds: int = MOST_ROUNDS) -> Pattern | None:
    """The cheapest safe pattern; None when not even hiding everything is safe.

    Parameters
    ----------
    sticky
        Figures to hide in any case.
    rounds
        After so many rounds without a safe pattern the last one is repaired and trimmed instead: safe, not proven best.
    """
    forced = model.is_primary | ~model.may_show | (sticky if sticky is not None else False)
    moves = Moves(model)
    if not model.keys:
        return Pattern(forced, 0.0, 0.0, True, moves)
    cutter = Cutter(model, forced)
    if model.known and Search(moves, np.ones(len(model.keys), dtype=bool)).every():
        return None
    cuts, hidden, bound = cutter.loops(), forced, float(model.costs[forced].sum())
    for _ in range(rounds):
        answer = _cheapest(model, forced, cuts)
        if answer is None:
            break
        hidden, bound = answer.x > 0.5, max(bound, answer.bound)
        broken = _broken(Search(moves, hidden), cutter)
        if not broken:
            return _pattern(moves, hidden, bound, is_proven=answer.is_best)
        cuts += broken
    safe = repaired(moves, hidden)
    return None if safe is None else _pattern(moves, trimmed(moves, forced, safe), bound, is_proven=False)


def repaired(moves: Moves, hidden: Flags) -> Flags | None:
    """The pattern with more hidden, by the cheapest moves that protect, until it is safe; None when nothing is."""
    hidden = hidden.copy()
    reader = Search(moves, np.ones_like(hidden)).reader
    while left := Search(moves, hidden).every():
        wish = left[0]
        prices = np.where(hidden, 0.0, moves.model.costs)
        figure = int(moves.primaries[wish[0]])
        move = reader.cheapest(figure, moves.target(wish), prices, may_pass=wish[1] == moves.above)
        if hidden.all():
            return None
        hidden |= True if move is None else moves.changes[moves.add(move)] != 0
    return hidden


def trimmed(moves: Moves, forced: Flags, hidden: Flags) -> Flags:
    """The pattern without what it can do without, dearest first."""
    hidden = hidden.copy()
    for figure in np.argsort(-moves.model.costs, kind="stable"):
        if hidden[figure] and not forced[figure]:
            hidden[figure] = False
            hidden[figure] = bool(Search(moves, hidden).every())
    return hidden


def _cheapest(model: Model, forced: Flags, cuts: list[Cut]) -> Answer | None:
    """The cheapest pattern that no cut forbids."""
    from scipy.sparse import csr_array

    apart = list({(cut.weights.tobytes(), cut.need): cut for cut in cuts}.values())
    weights = np.array([cut.weights for cut in apart]).reshape(len(apart), len(model.keys))
    needs = np.array([cut.need for cut in apart])
    return least(
        model.costs,
        csr_array(weights),
        needs,
        np.full(len(apart), np.inf),
        lower=forced.astype(float),
        upper=1.0,
        whole=True,
    )


def _broken(search: Search, cutter: Cutter) -> list[Cut]:
    """Cuts that the pattern breaks; none when it is safe."""
    pattern = search.hidden.astype(float)
    primaries = search.moves.primaries
    cuts = [
        cut
        for at, column in search.jointly(search.ends, _MOST_CUTS_A_ROUND)
        if (cut := cutter.cut(int(primaries[at]), search.moves.target((at, column)), pattern)) is not None
    ]
    if cuts:
        return cuts
    return [cutter.more(search.hidden)] if search.every() else []


def _pattern(moves: Moves, hidden: Flags, bound: float, *, is_proven: bool) -> Pattern:
    return Pattern(hidden, float(moves.model.costs[hidden].sum()), bound, is_proven, moves)

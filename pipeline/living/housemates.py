"""Whom youths are to live with and not with: cells that name one or several youths, read as rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from schemas.tables.youths import Youths

_BETWEEN = re.compile(r"[,;/&+\n]|\b(?:og|eller|samt)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"[^\W\d_]*[-. ]?\d+")
_NO_SIGN, _NO_DIGIT, _ZEROS = re.compile(r"[^\w\n]|_"), re.compile(r"[^\d\n]"), re.compile(r"(?<!\d)0+(?=\d)")
_NOBODY = frozenset({"", "ingen", "ingenting", "nei", "ukjent", "vetikke", "ikkeoppgitt", "ikkeavklart"})


@dataclass(frozen=True)
class Mentions:
    """Who names whom: rows of the youths, one entry per mention.

    ``is_unknown`` has one entry per youth: whether the cell names somebody who is not on file.
    """

    rows: NDArray[np.int64]
    named: NDArray[np.int64]
    is_unknown: NDArray[np.bool_]

    @property
    def of_others(self) -> set[tuple[int, int]]:
        """Who names whom, themselves left out."""
        pairs = zip(self.rows.tolist(), self.named.tolist(), strict=True)
        return {(row, other) for row, other in pairs if row != other}

    @property
    def pairs(self) -> set[tuple[int, int]]:
        """Those of whom one names the other, the lower row first."""
        return {(min(pair), max(pair)) for pair in self.of_others}

    @property
    def names_self(self) -> NDArray[np.bool_]:
        """Which youths stand in their own cell."""
        found = np.zeros(len(self.is_unknown), dtype=bool)
        found[self.rows[self.rows == self.named]] = True
        return found


def mentions(youths: pd.DataFrame, column: Any) -> Mentions:
    """Read a column of lists such as «EM-12, em 015 og 17 (bror)».

    An id may be written without its zeros, sign between, or letters, as long as only one youth can be meant.
    """
    cells = youths[column].to_numpy()
    pieces = [
        (row, piece)
        for row in np.flatnonzero(youths[column].notna()).tolist()
        for piece in _BETWEEN.split(str(cells[row]))
        if _plain(piece) not in _NOBODY
    ]
    asked = {spelling for _, piece in pieces for spelling in (_plain(piece), *_numbered(piece))}
    meant = _meant(youths[Youths.youth_id].to_numpy(), asked)
    rows: list[int] = []
    named: list[int] = []
    is_unknown = np.zeros(len(youths), dtype=bool)
    for row, piece in pieces:
        found = _in_piece(piece, meant)
        rows += [row] * len(found)
        named += found
        is_unknown[row] |= not found
    return Mentions(np.array(rows, dtype=np.int64), np.array(named, dtype=np.int64), is_unknown)


def _meant(ids: Iterable[str], asked: Set[str]) -> dict[str, int]:
    """Row of the only youth that each spelling asked for can mean."""
    # all at once, a line each: they are many
    lines = _plain("\n".join(str(name).replace("\n", " ") for name in ids))
    names, digits = lines.split("\n"), _NO_DIGIT.sub("", lines).split("\n")
    spellings = [(name, row) for row, name in enumerate(names) if name in asked]
    spellings += [(number, row) for row, number in enumerate(digits) if number in asked and number != names[row]]
    often = Counter(spelling for spelling, _ in spellings)
    return {spelling: row for spelling, row in spellings if often[spelling] == 1 and spelling}


def _in_piece(piece: str, meant: Mapping[str, int]) -> list[int]:
    """The piece as a whole, or else every numbered word in it."""
    if (whole := meant.get(_plain(piece))) is not None:
        return [whole]
    return [meant[key] for key in _numbered(piece) if key in meant and not key.isdecimal()]


def _numbered(piece: str) -> Iterator[str]:
    return map(_plain, _NUMBERED.findall(piece))


def _plain(text: str) -> str:
    """Letters and digits alone, without the zeros before a number; what stands on lines of its own stays there."""
    return _ZEROS.sub("", _NO_SIGN.sub("", text)).casefold()

"""Match headings against the headings that tables may have: to the letter, in another spelling, or nearly."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from rapidfuzz import fuzz, process

from pipeline.values import tidy
from schemas.columns import ColumnSpec, TableSpec
from schemas.tables import TABLES

TITLE, SYNONYM, SPELLING = 1.0, 0.98, 0.96
"""Similarity of our own title, of a known synonym, and of either in another spelling."""
ALIKE = 0.88
"""Similarity from which a misspelt heading is taken for ours."""
_LEAST = ALIKE * 100
"""Told that less is nothing, the comparison gives up early."""
_MOST_ALIKE = 0.91
MAYBE_RENAMED = 0.59
"""Similarity from which staff are asked whether a column was renamed."""
SHORTEST_FUZZY = 6
"""Shorter headings must match to the letter: «Fra» and «Til» are too easily alike."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "ö": "o", "å": "a", "ä": "ae", "é": "e"})
_SHORT_FOR = {"dt": "dato", "dto": "dato", "ant": "antall", "leil": "leilighet", "vurd": "vurdert"}
_TWO_LETTERS = (("aa", "a"), ("oe", "o"), ("nummer", "nr"))
_UNITS = {"m2", "m²", "kvm", "kr", "nok", "mnd", "pr", "per", "maned", "stk", "kwh", "m3"}


@dataclass(frozen=True)
class Known:
    """One heading that a column may have."""

    table: str
    order: int
    score: float


@cache
def heading_key(text: str) -> str:
    """A heading without case, unit in brackets, numbering, blanks and punctuation."""
    return plain_key(text)


def plain_key(text: str) -> str:
    """What :func:`heading_key` says, of a text that is none: there are many, and nothing is kept of them."""
    bare = _without_brackets(tidy(text).casefold())
    bare = re.sub(r"^\d{1,2}[.)] |\d\)$", " ", bare)
    return re.sub(r"[^0-9a-zæøåäöé²]+", " ", bare).strip()


def _without_brackets(text: str) -> str:
    # behind the last that is closed there is nothing to find, and much to look through
    end = max(text.rfind(")"), text.rfind("]")) + 1
    return re.sub(r"[(\[].*?[)\]]", " ", text[:end]) + text[end:]


def says_again(text: str, key: str) -> bool:
    """Whether a cell's text has a heading's key; asked of every cell of a column, most of which cannot."""
    first = key.partition(" ")[0]
    is_plain = text.isascii() and text.isprintable()
    return not (is_plain and first not in text.casefold()) and plain_key(text) == key


@cache
def heading_forms(text: str) -> frozenset[str]:
    """What all spellings of a heading have in common: blanks, hyphens, ø as o, «nummer» as «nr», units, word order."""
    words = [_SHORT_FOR.get(word, word) for word in heading_key(text).translate(_LETTERS).split()]
    while len(words) > 1 and words[-1] in _UNITS:
        words.pop()
    return frozenset((_joined(words), _joined(sorted(words)))) - {""}


def _joined(words: list[str]) -> str:
    joined = "".join(words)
    for long, short in _TWO_LETTERS:
        joined = joined.replace(long, short)
    return joined


@cache
def known_forms() -> Mapping[str, tuple[Known, ...]]:
    """Every form of every known heading, with the columns that may be called so."""
    found: dict[str, dict[tuple[str, int], Known]] = {}
    for table in TABLES.values():
        for order, column in enumerate(table.readable):
            for at, name in enumerate((column.title, *column.synonyms)):
                for form in heading_forms(name):
                    known = Known(table.name, order, SYNONYM if at else TITLE)
                    found.setdefault(form, {}).setdefault((table.name, order), known)
    return {form: tuple(columns.values()) for form, columns in found.items()}


@cache
def known_as(text: str) -> tuple[Known, ...]:
    """The columns that may be called so, whatever the spelling."""
    forms = known_forms()
    return tuple(known for form in heading_forms(text) for known in forms.get(form, ()))


@cache
def rarity(table: str, order: int) -> float:
    """How much a column's heading tells of its table: 1 when no other table has it, less the more tables do."""
    own = heading_forms(TABLES[table].readable[order].title)
    return 1 / max(len({known.table for known in known_forms()[form]}) for form in own)


@cache
def similarity(heading: str, table: str, order: int) -> float:
    """How well a heading fits a column of a table, from 0 to 1; 0 where it is less than ``ALIKE``."""
    theirs = _written(heading)
    return max(_likeness(theirs, ours, SYNONYM if at else TITLE) for at, ours in enumerate(_names(table, order)))


@cache
def orders_alike(heading: str, table: str) -> frozenset[int]:
    """Which columns of a table a heading may be a misspelling of: for the others it would be asked in vain."""
    names = [(name, order) for order in range(len(TABLES[table].readable)) for name in _names(table, order)]
    spelled = [(spelling, order) for name, order in names for spelling in name.spellings]
    return frozenset(
        spelled[at][1]
        for own in _written(heading).spellings
        for _, _, at in process.extract(
            own, [spelling for spelling, _ in spelled], scorer=fuzz.ratio, score_cutoff=_LEAST, limit=None
        )
    )


class _Written(NamedTuple):
    """A heading as it is compared: its key, the words of it, its forms, and the spellings long enough to be alike."""

    key: str
    words: frozenset[str]
    forms: frozenset[str]
    spellings: frozenset[str]


@cache
def _written(text: str) -> _Written:
    key, forms = heading_key(text), heading_forms(text)
    spellings = frozenset(spelling for spelling in forms | {key} if len(spelling) >= SHORTEST_FUZZY)
    return _Written(key, frozenset(key.split()), forms, spellings)


@cache
def _names(table: str, order: int) -> tuple[_Written, ...]:
    """Everything that a column may be called, its title first."""
    column = TABLES[table].readable[order]
    return tuple(map(_written, (column.title, *column.synonyms)))


def _likeness(heading: _Written, name: _Written, level: float) -> float:
    if heading.key == name.key:
        return level
    if not heading.forms.isdisjoint(name.forms):
        return level - (TITLE - SPELLING) / 2
    if heading.words < name.words or name.words < heading.words:
        # with a word added it is another column («Areal ny»)
        return 0.0
    alike = [fuzz.ratio(one, other, score_cutoff=_LEAST) / 100 for one in heading.spellings for other in name.spellings]
    return min(max(alike, default=0.0), _MOST_ALIKE)


@cache
def renamed_likeness(heading: str, column: ColumnSpec) -> float:
    """How much a heading looks like a new name of a column: words in common count, however many are added."""
    key = heading_key(heading)
    known = (heading_key(name) for name in (column.title, *column.synonyms))
    return max((_reworded(key, name) for name in known if min(len(key), len(name)) >= 3), default=0.0)


def _reworded(key: str, name: str) -> float:
    shared = set(key.split()) & set(name.split())
    in_common = fuzz.token_set_ratio(key, name) / 100 * 0.9 if any(len(word) >= 4 for word in shared) else 0.0
    is_part = min(len(key), len(name)) >= SHORTEST_FUZZY and (key in name or name in key)
    return max(fuzz.ratio(key, name) / 100, in_common, 0.8 if is_part else 0.0)


def orders_named(heading: str, table: TableSpec) -> list[int]:
    """Which columns of a table a heading names, whatever its spelling."""
    return [item.order for item in known_as(heading) if item.table == table.name]


def named(heading: str, table: TableSpec) -> ColumnSpec | None:
    """The column that a heading names, whatever its spelling; None when there is none."""
    return next((table.readable[order] for order in orders_named(heading, table)), None)

"""Which heading is which column of a table: as staff have said, by the heading, and where that fails by the content."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.headings import ALIKE, MAYBE_RENAMED, SPELLING, orders_alike, orders_named, renamed_likeness, similarity
from pipeline.located import Basis, Question
from pipeline.locating.content import Content
from pipeline.locating.header import Heading
from pipeline.locating.memory import SheetMemory, label_key
from schemas.columns import ColumnSpec, Kind, TableSpec

_EXACT = SPELLING - 0.04
"""From here a heading is ours whatever stands below it; a wrong cell is then a finding of its own."""
_LESS_PER_SPELLING = 0.001
"""Settles ties; a misspelt heading under a group must still be enough like ours."""
_FITS, _MAY_FIT, _BELIES = 0.9, 0.5, 0.2
_TELLING = 0.5
_LIKE_ENOUGH = 0.75
"""With content that fits, a heading so much like a missing column is taken for it."""

_NEW_NAME = 0.74
"""How much a new heading is like a column whose remembered heading is gone: enough to ask, not to take."""
_CLEARLY_LESS = 0.25
_TOO_CLOSE = 0.05


@dataclass(frozen=True)
class Match:
    """A heading taken for a column."""

    column: ColumnSpec
    confidence: float
    basis: Basis


def heading_score(heading: Heading, table: TableSpec, order: int) -> float:
    """How well a heading fits a column in its best spelling."""
    return max(
        similarity(text, table.name, order) - _LESS_PER_SPELLING * place for place, text in enumerate(heading.spellings)
    )


def match_headings(
    headings: Mapping[int, Heading], table: TableSpec, memory: SheetMemory, content: Content
) -> dict[int, Match]:
    """Give each column at most one heading and each heading at most one column, best pairs first.

    What staff have said comes first. A heading that is only nearly ours needs content that does not belie it; of two
    headings for one column the content chooses.
    """
    pairs: list[tuple[float, int, int, Basis]] = []
    for number, heading in headings.items():
        is_said, name = memory.of(table, heading.label)
        if is_said:
            pairs += [(2.0, number, at, Basis.MEMORY) for at, item in enumerate(table.readable) if item.name == name]
        else:
            best = _best_columns(heading, table)
            pairs += [(score, number, order, Basis.HEADING) for score, order in best]
    wanted_by = Counter(order for *_, order, _ in pairs)
    matches: dict[int, Match] = {}
    taken: set[int] = set()
    judged = [_judged(pair, table, content, wanted_by[pair[2]] > 1) for pair in pairs]
    for score, number, order, basis in sorted(judged, key=lambda pair: (-pair[0], pair[1], pair[2])):
        if score > 0 and number not in matches and order not in taken:
            matches[number] = Match(table.readable[order], min(score, 1.0), basis)
            taken.add(order)
    return matches


def _best_columns(heading: Heading, table: TableSpec) -> list[tuple[float, int]]:
    """The columns that a heading fits best; none where it is nearly two of them."""
    named = {order for text in heading.spellings for order in orders_named(text, table)}
    # whatever the spelling, a name is more alike than anything that is none
    likely = named or {order for text in heading.spellings for order in orders_alike(text, table.name)}
    scores = [(heading_score(heading, table, order), order) for order in sorted(likely)]
    best = max((score for score, _ in scores), default=0.0)
    near = [(score, order) for score, order in scores if score >= max(ALIKE, best - _TOO_CLOSE)]
    if best < _EXACT:
        return near if len(near) == 1 else []
    return [(score, order) for score, order in near if score == best]


def _judged(
    pair: tuple[float, int, int, Basis], table: TableSpec, content: Content, has_rival: bool
) -> tuple[float, int, int, Basis]:
    score, number, order, basis = pair
    if basis is Basis.MEMORY or (score >= _EXACT and not has_rival):
        return pair
    fit = content.fit(number, table.readable[order])
    if score >= _EXACT:
        # among equals: an empty column, or one that cannot be read, gives way
        weight = 1.0 if fit is None and not content.is_empty(number) else 0.9 + 0.1 * (fit or 0.0)
        return score * weight, number, order, basis
    if fit is not None and (content.fit(number, table.readable[order], with_doubtful=True) or 0.0) < _MAY_FIT:
        return 0.0, number, order, basis
    is_supported = fit is not None and fit >= _FITS and content.tells(number, table.readable[order]) >= _TELLING
    return score, number, order, Basis.HEADING if is_supported else Basis.SPELLING


def infer(
    headings: Mapping[int, Heading],
    matches: Mapping[int, Match],
    table: TableSpec,
    memory: SheetMemory,
    content: Content,
) -> tuple[dict[int, Match], tuple[Question, ...]]:
    """Look for the columns that are still missing among the headings that are still free.

    Returns
    -------
    tuple
        Columns whose content leaves no doubt, and questions about those where it does.
    """
    found = found_names(matches) | memory.lacked(table)
    missing = [column for column in table.columns if column.name not in found]
    free = {
        number: heading
        for number, heading in headings.items()
        if number not in matches and not memory.of(table, heading.label)[0]
    }
    gone = _gone(headings, table, memory)
    clues = [
        _Clue.of(number, heading, column, content, is_gone=column.name in gone)
        for number, heading in free.items()
        for column in missing
    ]
    clues = [clue for clue in clues if clue.is_plausible]
    taken: dict[int, Match] = {}
    for clue in sorted(clues, key=lambda clue: clue.rank):
        rivals = [other for other in clues if other is not clue and clue.contends_with(other)]
        if clue.is_unmistakable and not rivals:
            taken[clue.number] = Match(clue.column, clue.confidence, Basis.CONTENT)
    return taken, _questions(clues, taken)


def found_names(matches: Mapping[int, Match]) -> set[str]:
    """Names of the columns that are found, and of those that another column stands for."""
    columns = [match.column for match in matches.values()]
    return {name for column in columns for name in (column.name, *column.stands_for)}


def _gone(headings: Mapping[int, Heading], table: TableSpec, memory: SheetMemory) -> set[str]:
    """Names of the columns that staff had a heading for which is not there any more."""
    labels = {label_key(heading.label) for heading in headings.values()}
    said = memory.by_table.get(table.name, {})
    return {name for label, name in said.items() if name is not None and label not in labels}


def _questions(clues: list[_Clue], taken: Mapping[int, Match]) -> tuple[Question, ...]:
    """One per free heading, the likeliest column first; a column is asked about under its likeliest heading only."""
    settled = {match.column.name for match in taken.values()}
    asked: dict[int, list[str]] = {}
    for clue in sorted(clues, key=lambda clue: clue.rank):
        if clue.number not in taken and clue.column.name not in settled and clue.is_worth_asking:
            asked.setdefault(clue.number, []).append(clue.column.name)
    told: set[str] = set()
    questions = []
    for number, names in asked.items():
        first = next((name for name in names if name not in told), None)
        if first is not None:
            told.add(first)
            questions.append(Question(number, (first, *(name for name in names if name != first))))
    return tuple(sorted(questions, key=lambda question: question.number))


@dataclass(frozen=True)
class _Clue:
    """What speaks for a free heading being a missing column."""

    number: int
    column: ColumnSpec
    likeness: float
    fit: float | None
    tells: float
    is_gone: bool

    @classmethod
    def of(cls, number: int, heading: Heading, column: ColumnSpec, content: Content, *, is_gone: bool) -> _Clue:
        likeness = max(renamed_likeness(text, column) for text in heading.spellings)
        likeness = max(likeness, _NEW_NAME) if is_gone else likeness
        fit = content.fit(number, column)
        return cls(number, column, likeness, fit, content.tells(number, column) if fit is not None else 0.0, is_gone)

    @property
    def is_plausible(self) -> bool:
        if self.fit is not None and self.fit < _MAY_FIT:
            return False
        return self.likeness >= MAYBE_RENAMED or self._has_telling_content

    @property
    def _has_telling_content(self) -> bool:
        return self.fit is not None and self.fit >= _FITS and self.tells > 0

    @property
    def is_unmistakable(self) -> bool:
        if not self._has_telling_content:
            return False
        return self.tells == 1.0 or (self.likeness >= _LIKE_ENOUGH and self.column.kind is not Kind.TEXT)

    @property
    def is_worth_asking(self) -> bool:
        """Numbers, dates and ja/nei alone are too common to ask about; optional columns may well be absent.

        Remarks that staff never had a column for are none that they miss, whatever else they comment on.
        """
        if self.column.is_optional:
            return self.likeness >= _NEW_NAME and (self.is_gone or self.column.kind is not Kind.TEXT)
        return self.likeness >= MAYBE_RENAMED or self.tells >= _TELLING

    def contends_with(self, other: _Clue) -> bool:
        """Whether the other clue wants the same heading or the same column and is as good."""
        if other.number != self.number and other.column is not self.column:
            return False
        if self.likeness >= _LIKE_ENOUGH:
            return other.likeness > self.likeness - _CLEARLY_LESS
        return other.tells >= self.tells or other.likeness > self.likeness

    @property
    def confidence(self) -> float:
        return 0.5 * max(self.likeness, self.tells) + 0.4 * (self.fit or 0.0)

    @property
    def rank(self) -> tuple[float, int, str]:
        return -self.likeness - self.tells * (self.fit or 0.0), self.number, self.column.name

"""What a proposal rests on: facts with the place each came from, and reasons that name a rule and its facts."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from pipeline.outcome import Outcome

Origin = Hashable
"""Where a fact came from: an opaque handle that whoever gave it can turn into file, sheet and cell."""

NO_END = date.max
"""The end of a lease that has none; an end that is not known is None."""

C = TypeVar("C")


@dataclass(frozen=True)
class Fact:
    """One value that a rule read: whose, which, what (None is unknown) and from where."""

    subject_id: str
    name: str
    value: object
    origin: Origin | None


@dataclass(frozen=True, kw_only=True)
class Record(ABC):
    """Something that facts are about; ``origins`` gives the origin of a field by the field's name."""

    origins: Mapping[str, Origin] = field(default_factory=dict, compare=False, repr=False)

    @property
    @abstractmethod
    def subject_id(self) -> str:
        """The key that facts about this record carry."""

    def cite(self, *names: str) -> tuple[Fact, ...]:
        """The named fields as facts."""
        return tuple(Fact(self.subject_id, name, getattr(self, name), self.origins.get(name)) for name in names)


@dataclass(frozen=True)
class Reason:
    """A rule's answer in one case: the sentence for people (a question where it is unclear) and its facts."""

    rule_id: str
    outcome: Outcome
    text: str
    facts: tuple[Fact, ...] = ()


class HardRule(ABC, Generic[C]):
    """A rule that a placement must not break. A fact that is not known makes it unclear, never broken."""

    rule_id: str

    def outcome(self, case: C) -> Outcome:
        """The answer in this case."""
        return self._judge(case)

    def reason(self, case: C) -> Reason:
        """The answer with its sentence and the facts it rests on."""
        outcome = self._judge(case)
        return Reason(self.rule_id, outcome, self._say(case, outcome), self._read(case))

    @abstractmethod
    def _judge(self, case: C) -> Outcome: ...

    @abstractmethod
    def _say(self, case: C, outcome: Outcome) -> str:
        """A statement in bokmål, or a question where a fact is missing."""

    @abstractmethod
    def _read(self, case: C) -> tuple[Fact, ...]: ...


def known(holds: bool | None) -> Outcome:
    """Unclear where it is not known, else met or not."""
    if holds is None:
        return Outcome.UNCLEAR
    return Outcome.MET if holds else Outcome.NOT_MET

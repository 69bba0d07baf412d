"""What staff answered to earlier findings in Avvik: which warnings are right as they stand, and their remarks."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from pipeline.finding import Finding, Severity

YES, NO = "ja", "nei"
CONFIRMABLE = (Severity.WARNING, Severity.INFO)


@dataclass(frozen=True)
class Answer:
    """One row that somebody wrote in: columns Stemmer and Merknad as typed, and the month it was written in.

    ``shown`` has the row's other cells by heading, so that it can be carried on when the finding is not met again.
    """

    identity: str
    typed: str
    remark: str
    month: str
    shown: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_yes(self) -> bool:
        """Whether the finding is confirmed."""
        return self._word == YES

    @property
    def is_unreadable(self) -> bool:
        """Whether something is typed in Stemmer that is no answer."""
        return self._word not in ("", YES, NO)

    @property
    def _word(self) -> str:
        return self.typed.strip().casefold()


@dataclass(frozen=True)
class Answers:
    """All answers in the newest Avvik, by the identity of the finding."""

    by_identity: Mapping[str, Answer] = field(default_factory=dict)

    def of(self, finding: Finding) -> Answer | None:
        """What was answered to a finding, None when nothing was."""
        return self.by_identity.get(finding.identity) if finding.identity else None

    def confirms(self, finding: Finding) -> bool:
        """Whether somebody said that a warning is right as it stands; what is set aside cannot be confirmed."""
        answer = self.of(finding)
        return finding.severity in CONFIRMABLE and answer is not None and answer.is_yes

    def unreadable(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that could be confirmed, and that somebody answered with a word that is no answer."""
        given = ((finding, self.of(finding)) for finding in findings if finding.severity in CONFIRMABLE)
        return tuple(finding for finding, answer in given if answer is not None and answer.is_unreadable)

    def unconfirmed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that nobody has confirmed."""
        return tuple(finding for finding in findings if not self.confirms(finding))

    def confirmed(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """The findings that somebody has confirmed, each once, as they lie in the files."""
        found = {finding.identity: finding for finding in findings if self.confirms(finding)}
        return tuple(sorted(found.values(), key=lambda item: (item.sort_key, item.identity)))

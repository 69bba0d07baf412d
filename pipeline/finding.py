"""What a run has to say about a cell, a column, a sheet or a file."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from pipeline.errors import StoppedError
from pipeline.texts import MASK

_PERSON_NUMBER = re.compile(r"(?<!\d)\d{6}[ .]?\d{5,6}(?!\d)")
"""Eleven digits as in a fødselsnummer, twelve as in a DUF number; the birth date may stand apart."""


class Severity(StrEnum):
    """How bad a finding is, and what the run does about it."""

    CRITICAL = "Kritisk"
    """The run stops."""
    ERROR = "Feil"
    """The row, or the value, is set aside from what needs it."""
    WARNING = "Advarsel"
    """Counted as it stands."""
    INFO = "Til orientering"
    """Worth knowing."""

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return _WORST_FIRST.index(self)


_WORST_FIRST = tuple(Severity)


@dataclass(frozen=True, order=True, slots=True)
class Place:
    """Where in the staff's files: file name without folder, sheet, cell (``B7``); empty where it is about the whole."""

    file: str
    sheet: str = ""
    cell: str = ""

    @property
    def label(self) -> str:
        """The place as people read it."""
        return ", ".join(
            part
            for part in (
                self.file,
                f"ark «{self.sheet}»" if self.sheet else "",
                f"celle {self.cell}" if self.cell else "",
            )
            if part
        )


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found, complete in itself: where, the value (masked when about a person), what is wrong, what to do.

    ``dwelling_id`` and ``room`` say what the row is about, where it is about one, so that the plan can show it too.
    ``title`` is the rule's and ``column`` the heading of the cell's column, for grouping. ``identity`` is the same from
    run to run as long as the cell is (see ``identity_of``); empty where nothing tells the row from others. Numbers as
    long as a person's are masked in all texts, whatever column somebody wrote them in.
    """

    rule_id: str
    severity: Severity
    place: Place
    value: str
    message: str
    advice: str
    source: str
    dwelling_id: str = ""
    room: str = ""
    title: str = ""
    column: str = ""
    identity: str = ""

    def __post_init__(self) -> None:
        for name in ("value", "message", "advice", "column"):
            object.__setattr__(self, name, _PERSON_NUMBER.sub(MASK, getattr(self, name)))

    @property
    def sort_key(self) -> tuple[int, str, str, int, str, str]:
        """Worst first, then by file, sheet and cell as they lie in the sheet."""
        letters = self.place.cell.rstrip("0123456789")
        row = int(self.place.cell[len(letters) :] or 0)
        return self.severity.rank, self.place.file, self.place.sheet, row, letters.rjust(3), self.rule_id


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Worst first, then as they lie in the files."""
    return tuple(sorted(findings, key=lambda item: item.sort_key))


def identity_of(*parts: object) -> str:
    """A digest of what a finding is about: rule, row and values, which may be about a person."""
    return hashlib.sha256("\x1f".join(map(str, parts)).encode("utf-8", "surrogatepass")).hexdigest()[:20]


class CriticalFindingsError(StoppedError):
    """Findings of severity Kritisk: the run stops before anything is written.

    ``withheld`` are those among the others that are about protected addresses.
    """

    def __init__(self, findings: tuple[Finding, ...], withheld: tuple[Finding, ...] = ()) -> None:
        self.findings, self.withheld = findings, withheld
        critical = [item for item in findings if item.severity is Severity.CRITICAL]
        lines = [f"{item.place.label}: {item.message}".removeprefix(": ") + f" {item.advice}" for item in critical]
        super().__init__("\n".join(["Kjøringen stoppet, og ingenting er endret.", *lines]))

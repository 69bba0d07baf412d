"""What was written back and where the version before lies, so that it can be taken back."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import UnreadableFileError
from pipeline.files.whole import write_whole

JOURNAL_FILE = "tilbakeskriving.json"
BACKUP_FOLDER = "sikkerhetskopier"


@dataclass(frozen=True)
class Entry:
    """One write-back: the staff's file (relative to the journal's folder where possible), hashes before and after."""

    file: str
    before: str
    after: str
    backup: str


def read_journal(output: Path) -> list[Entry]:
    """All write-backs that have not been taken back, oldest first.

    Raises
    ------
    UnreadableFileError
        When the journal is there but cannot be understood.
    """
    path = output / JOURNAL_FILE
    if not path.exists():
        return []
    try:
        entries = [Entry(**item) for item in json.loads(path.read_text(encoding="utf-8"))]
        if not all(isinstance(value, str) for entry in entries for value in asdict(entry).values()):
            raise TypeError("an entry is made of texts")
        return entries
    except (OSError, ValueError, TypeError, RecursionError) as error:
        raise UnreadableFileError(
            f"Filen «{JOURNAL_FILE}» kan ikke leses. Versjonene før hver tilbakeskriving ligger i «{BACKUP_FOLDER}»."
        ) from error


def write_journal(output: Path, entries: list[Entry]) -> None:
    """Put the journal in place in one step.

    Raises
    ------
    UnreadableFileError
        When it cannot be written; it says what it said.
    """
    text = json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=1) + "\n"
    try:
        write_whole(output / JOURNAL_FILE, text.encode())
    except OSError as error:
        raise UnreadableFileError(
            f"Kan ikke skrive «{JOURNAL_FILE}» i mappen «{output.name}». "
            "Kontroller at du har tilgang og plass på disken, og kjør igjen."
        ) from error

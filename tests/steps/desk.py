"""A staff file, a result and the folder of all runs; bytes stand for workbooks, since a write-back looks into none."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline.errors import StoppedError
from pipeline.files.journal import BACKUP_FOLDER, Entry, read_journal
from pipeline.steps.write_back import write_back

OLD = b"det de ansatte hadde" * 50
NEW = b"det programmet foreslo" * 50


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Desk:
    """Where a write-back happens."""

    root: Path
    name: str = "Bosettingsplan.xlsx"

    @property
    def staff_file(self) -> Path:
        return self.root / "input" / self.name

    @property
    def output(self) -> Path:
        return self.root / "output"

    def lay(self, content: bytes = OLD) -> Desk:
        """Put a file in the staff's folder."""
        self.staff_file.parent.mkdir(exist_ok=True)
        self.output.mkdir(exist_ok=True)
        self.staff_file.write_bytes(content)
        return self

    def write(self, new: bytes = NEW, *, read: bytes | None = None) -> bool:
        """Write back; ``read`` is what the run read where that is not what stands there."""
        result = self.output / "resultat"
        result.write_bytes(new)
        was = self.staff_file.read_bytes() if read is None else read
        return write_back(self.staff_file, result, sha256(was), self.output)

    @property
    def content(self) -> bytes:
        return self.staff_file.read_bytes()

    @property
    def staff_names(self) -> list[str]:
        """Everything in the staff's folder."""
        return sorted(path.name for path in self.staff_file.parent.iterdir())

    @property
    def journal(self) -> list[Entry]:
        return read_journal(self.output)

    @property
    def backups(self) -> list[bytes]:
        return sorted(path.read_bytes() for path in (self.output / BACKUP_FOLDER).glob("*"))


def refused(desk: Desk, kind: type[StoppedError], new: bytes = NEW) -> str:
    """The sentence of a refusal that left everything as it was."""
    before, names, journal = desk.content, desk.staff_names, desk.journal
    with pytest.raises(kind) as caught:
        desk.write(new)
    assert (desk.content, desk.staff_names, desk.journal) == (before, names, journal)
    return str(caught.value)

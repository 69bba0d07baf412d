"""The verdict on a file: may it leave the house."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from pipeline.audit.checklist import Point, points_of
from pipeline.audit.leaks import identifier_lines, person_lines, trace_lines
from pipeline.errors import UnreadableFileError
from pipeline.excel.csv_reading import decode
from pipeline.excel.file_bytes import file_bytes
from pipeline.excel.inspection import Inspection, Words
from pipeline.excel.package import package_from_bytes
from pipeline.history.lines import HEADINGS

_TEXT_FILES = (".csv", ".txt", ".json")


@dataclass(frozen=True)
class Verdict:
    """What was found: leaks as sentences, and the 36 points for published workbooks (none for a text file)."""

    leaks: tuple[str, ...]
    points: tuple[Point, ...] = ()

    @property
    def may_leave(self) -> bool:
        """No leak, and no point failed."""
        return not self.leaks and all(point.is_met is not False for point in self.points)


def judge(path: Path, persons: Iterable[str] = (), own: Iterable[Words] = ()) -> Verdict:
    """Look a file through.

    Parameters
    ----------
    path
        A workbook (.xlsx, .xlsm) or a text file (.csv, .txt, .json).
    persons
        Values of columns about persons, which may not stand in the file.
    own
        Texts that stand in any such file whatever the figures; values found among them are not looked for.

    Raises
    ------
    UnreadableFileError
        The file is not there, is a folder or cannot be read.
    """
    if path.is_dir():
        raise UnreadableFileError(f"«{path.resolve().name}» er en mappe. Velg en fil i den.")
    data = file_bytes(path)
    if path.suffix.casefold() in _TEXT_FILES:
        lines = decode(data).splitlines()
        words = [Words("innholdet", line) for line in lines]
        return Verdict((*_history_lines(lines), *identifier_lines(words), *person_lines(words, persons, own)))
    inspection = Inspection(package_from_bytes(data, path.name))
    leaks = (
        *trace_lines(inspection.traces),
        *identifier_lines(inspection.words),
        *person_lines(inspection.words, persons, own),
    )
    return Verdict(leaks, points_of(inspection))


def _history_lines(lines: list[str]) -> tuple[str, ...]:
    """That a text is the series of all months' figures, which keeps small counts as they are."""
    if lines and lines[0].strip(";").split(";") == list(HEADINGS):
        return ("Filen er historikken over alle tall. Den har små tall som ikke er holdt tilbake, og blir i kommunen.",)
    return ()

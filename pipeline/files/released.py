"""The file of all that was ever given out, ``utgitte_tall.csv`` in the folder of all runs; only ever added to."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from pipeline.errors import UnreadableFileError
from pipeline.files.whole import write_whole

FILE = "utgitte_tall.csv"
_ENCODING, _DELIMITER = "utf-8-sig", ";"


def read_released(output: Path) -> list[list[str]]:
    """The lines under the headings; none before the first release.

    Raises
    ------
    UnreadableFileError
        The file is there and cannot be read.
    """
    try:
        with (output / FILE).open(encoding=_ENCODING, newline="") as file:
            return list(csv.reader(file, delimiter=_DELIMITER))[1:]
    except FileNotFoundError:
        return []
    except (OSError, ValueError, csv.Error) as error:
        raise unreadable() from error


def write_released(output: Path, headings: Sequence[str], lines: Iterable[Sequence[str]]) -> None:
    """Put all lines in the file's place; raises OSError, and the file is then as it was."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=_DELIMITER, lineterminator="\r\n")
    writer.writerows([headings, *lines])
    write_whole(output / FILE, text.getvalue().encode(_ENCODING))


def unreadable() -> UnreadableFileError:
    """For a file that is not as we wrote it."""
    return UnreadableFileError(
        f"Filen «{FILE}» kan ikke leses. Den sier hvilke tall som er gitt ut før, og trengs for å verne små tall. "
        "Hent en tidligere versjon av filen, og kjør igjen. Ingenting er endret."
    )

"""The file of all months' figures, ``historikk.csv`` in the folder of all runs, and the records of the runs there."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.files.last_run import RECORD
from pipeline.files.whole import write_whole

FILE = "historikk.csv"
KEPT = "historikk (endret av dere{number}).csv"
_PERIOD = re.compile(r"\d{4}-\d{2}")
_DELIMITER = ";"


def history_bytes(output: Path) -> bytes | None:
    """What stands in the file; None when it is not there. Raises OSError."""
    try:
        return (output / FILE).read_bytes()
    except FileNotFoundError:
        return None


def lines_in(content: bytes, headings: Sequence[str]) -> list[list[str]]:
    """The lines under the headings, whether the file was saved as UTF-8 or as Windows' own text.

    Raises
    ------
    ValueError
        It is not a text with those headings.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252")
    try:
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_DELIMITER, strict=True))
    except csv.Error as error:
        raise ValueError("no text of lines") from error
    if not lines or [cell.strip() for cell in lines[0]] != list(headings):
        raise ValueError("other headings")
    return lines[1:]


def as_bytes(headings: Sequence[str], lines: Iterable[Sequence[str]]) -> bytes:
    """The file as Norwegian Excel opens it: semicolons, decimal commas, a mark that it is UTF-8."""
    text = io.StringIO()
    csv.writer(text, delimiter=_DELIMITER, lineterminator="\r\n").writerows([headings, *lines])
    return text.getvalue().encode("utf-8-sig")


def put_history(output: Path, content: bytes | None) -> None:
    """Put the file in place whole, or take it away; raises OSError, and it is then as it was."""
    if content is None:
        (output / FILE).unlink(missing_ok=True)
    else:
        write_whole(output / FILE, content)


def kept_name(output: Path, content: bytes) -> str:
    """The name under which ``content`` is kept beside the file, or has been kept already. Raises OSError."""
    number = 1
    while True:
        name = KEPT.format(number="" if number == 1 else f" {number}")
        path = output / name
        if not path.exists() or path.read_bytes() == content:
            return name
        number += 1


def keep_beside(output: Path, content: bytes) -> str:
    """Keep what stood in the file under a name of its own; gives the name. Raises OSError."""
    name = kept_name(output, content)
    write_whole(output / name, content)
    return name


def records(output: Path, known: Collection[str]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Month and record of every run whose folder is there, save months ``known``; what is no record is passed over."""
    for path in sorted(output.glob(f"*/{RECORD}")):
        if _PERIOD.fullmatch(path.parent.name) and path.parent.name not in known:
            try:
                record = json.loads(path.read_text(encoding="utf-8"))
            except (OSError, ValueError, RecursionError):
                continue
            if isinstance(record, dict):
                yield path.parent.name, record

"""Find out what staff have answered to earlier findings."""

from __future__ import annotations

import re
from pathlib import Path

from pipeline import texts
from pipeline.answered import FILE, answers_in
from pipeline.answers import Answers
from pipeline.errors import UnreadableFileError
from pipeline.excel.reading import read_workbook

_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def recall(output: Path, period: str) -> Answers:
    """Read the answers in the newest Avvik up to a month, that month's own included.

    Parameters
    ----------
    output
        Folder of all runs; it need not be there.
    period
        The month of this run.

    Raises
    ------
    UnreadableFileError
        When that Avvik cannot be read: what staff confirmed must not be forgotten.
    """
    months = [path.parent.name for path in output.glob(f"*/{FILE}")] if output.is_dir() else []
    earlier = [month for month in months if _MONTH.fullmatch(month) and month <= period]
    if not earlier:
        return Answers()
    path = output / max(earlier) / FILE
    try:
        return answers_in(read_workbook(path), texts.month(max(earlier)))
    except UnreadableFileError as error:
        raise UnreadableFileError(
            f"{error} Der står det dere har skrevet i «Stemmer». Ligger filen der uten å kunne åpnes, så flytt den "
            f"ut av mappen «{output.name}/{max(earlier)}» og kjør igjen. Ingenting er endret."
        ) from error

"""Find out what staff have answered: to earlier findings, and to earlier proposals."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from pipeline import answered, decided, texts
from pipeline.answered import answers_in
from pipeline.answers import Answers
from pipeline.decided import decisions_in
from pipeline.decisions import Decisions
from pipeline.errors import UnreadableFileError
from pipeline.excel.reading import RawWorkbook, read_workbook
from pipeline.files.last_run import RECORD
from pipeline.finding import Finding, Place, identity_of
from pipeline.gate import parted
from pipeline.protection import NOBODY, Protection
from pipeline.rules.intake import intake_finding

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
    month = _newest(output, answered.FILE, period)
    return answers_in(_read(output / month / answered.FILE, "Stemmer"), texts.month(month)) if month else Answers()


def recall_decisions(output: Path, period: str) -> Decisions:
    """Read the proposals and the team's answers in the newest Inntaksteam up to a month; as :func:`recall`.

    It is lost when the last run wrote one that is not there any more; the one before it is read then.
    """
    month, last_run = _newest(output, decided.FILE, period), _newest(output, RECORD, period)
    found = decisions_in(_read(output / month / decided.FILE, decided.VERDICT)) if month else Decisions()
    return replace(found, is_lost=month < last_run)


def unread_answers(
    answers: Answers, findings: Iterable[Finding], protection: Protection = NOBODY
) -> tuple[Finding, ...]:
    """What is to be said of answers in Stemmer that are none; of findings that only the plan may show nothing is."""
    shown, _ = parted(answers.unreadable(findings), protection)
    return tuple(_unread(finding) for finding in dict.fromkeys(shown))


def _unread(finding: Finding) -> Finding:
    about = " i ".join(filter(None, (finding.rule_id, finding.place.label)))
    place = Place(answered.FILE, answered.FINDINGS)
    known = identity_of("I170", finding.identity)
    return intake_finding("I170", place, "", dwelling_id=finding.dwelling_id, identity=known, about=about)


def _newest(output: Path, file: str, period: str) -> str:
    """The newest month up to ``period`` with such a file; empty when there is none."""
    months = [path.parent.name for path in output.glob(f"*/{file}")] if output.is_dir() else []
    return max((month for month in months if _MONTH.fullmatch(month) and month <= period), default="")


def _read(path: Path, column: str) -> RawWorkbook:
    try:
        return read_workbook(path)
    except UnreadableFileError as error:
        folder = f"{path.parent.parent.name}/{path.parent.name}"
        raise UnreadableFileError(
            f"{error} Der står det dere har skrevet i «{column}». Ligger filen der uten å kunne åpnes, så flytt den "
            f"ut av mappen «{folder}» og kjør igjen. Ingenting er endret."
        ) from error

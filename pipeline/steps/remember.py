"""Join this run's figures to those of earlier months."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline import texts
from pipeline.context import Context
from pipeline.errors import UnreadableFileError
from pipeline.files.history import FILE, history_bytes, kept_name, lines_in, records
from pipeline.finding import Finding, Place
from pipeline.flow import Indicator
from pipeline.history.lines import HEADINGS, Understood, from_lines
from pipeline.history.memory import Memory
from pipeline.history.records import from_record, words_of
from pipeline.history.series import History, MonthRun, Told
from pipeline.rules.intake import intake_finding


@dataclass(frozen=True)
class Remembered:
    """The series with this run in it, and what is to be said of the file it was read from."""

    memory: Memory
    findings: tuple[Finding, ...] = ()


def remember(output: Path, context: Context, indicators: Sequence[Indicator]) -> Remembered:
    """Read the series, mend it from the records of the runs that are there, and put this run in its month's place.

    A month as the program wrote it stands. One that somebody has changed, or that is missing, is taken from the record
    in the month's folder; without that, a changed month is used as it stands now.

    Parameters
    ----------
    output
        Folder of all runs.
    context
        Period and as-of day of this run.
    indicators
        Its figures.

    Raises
    ------
    UnreadableFileError
        The file is there and cannot be opened.
    """
    try:
        content = history_bytes(output)
    except OSError as error:
        raise UnreadableFileError(
            f"Filen «{FILE}» kan ikke åpnes. Lukk den i Excel, kontroller at du har tilgang, og kjør igjen. "
            "Ingenting er endret."
        ) from error
    now = MonthRun(context.period, context.as_of, tuple(map(_told, indicators)))
    known = _understood(content)
    intact, changed = (known.intact, known.changed) if known else ((), ())
    words = words_of(figure for run in (*intact, *changed, now) for figure in run.figures)
    found = [from_record(*item, words) for item in records(output, {now.period, *(run.period for run in intact)})]
    restored = [run for run in found if run is not None]
    there = {now.period, *(run.period for run in restored)}
    used = [run for run in changed if run.period not in there]
    history = History().adding([*intact, *used, *restored, now])
    findings = _findings(output, content, known, restored, used)
    return Remembered(Memory(history, content, not findings), findings)


def _told(item: Indicator) -> Told:
    """The figure as it is shown: rounded half up, the counts to two decimals at most."""
    return Told(
        item.code,
        item.group,
        item.period,
        _rounded(item.value, item.decimals),
        item.unit,
        _rounded(item.numerator),
        _rounded(item.denominator),
        item.left_out,
        "O" if item.is_official else "M",
    )


def _rounded(value: float | None, decimals: int = 2) -> float | None:
    return None if value is None else float(texts.rounded(value, decimals))


def _understood(content: bytes | None) -> Understood | None:
    """What the file says; None when it is not there or cannot be understood at all."""
    try:
        return None if content is None else from_lines(lines_in(content, HEADINGS))
    except ValueError:
        return None


def _findings(
    output: Path,
    content: bytes | None,
    known: Understood | None,
    restored: Sequence[MonthRun],
    used: Sequence[MonthRun],
) -> tuple[Finding, ...]:
    """That the file is not as we wrote it, and where its months are taken from; a new file needs no word."""
    if content is None or (known is not None and known.is_ours and not restored):
        return ()
    how = [
        *([f"Fra mappene i «{output.name}» er {_months(restored)} hentet."] if restored else []),
        *([f"Slik de står i filen nå, brukes {_months(used)}."] if used else []),
    ]
    if known is None:
        how.append("Måneder uten mappe mangler i serien. Har dere en tidligere kopi av filen, så legg den tilbake.")
    return (
        intake_finding(
            "I150",
            Place(""),
            FILE,
            what=_what(known, restored),
            kept=kept_name(output, content),
            how=" ".join(how) or "Resten er som før.",
        ),
    )


def _what(known: Understood | None, restored: Sequence[MonthRun]) -> str:
    if known is None:
        return "den kan ikke leses."
    changed = {run.period for run in known.changed}
    missing = [run for run in restored if run.period not in changed]
    parts = [
        *([f"{_months(known.changed)} er endret"] if known.changed else []),
        *([f"{_months(missing)} mangler"] if missing else []),
        *([f"{texts.count(known.unread, 'linje', 'linjer')} kan ikke leses"] if known.unread else []),
    ]
    return f"{texts.listed(parts)}."


def _months(runs: Sequence[MonthRun]) -> str:
    return texts.listed([texts.month(run.period) for run in runs])

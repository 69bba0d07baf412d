"""Read every workbook in the input folder as raw cells."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from pipeline.errors import UnreadableFileError, WrongUseError
from pipeline.excel.reading import read_workbook
from pipeline.files.owner import OWNER_PREFIX, owner_file
from pipeline.finding import Finding, Place
from pipeline.flow import RawInputs
from pipeline.rules.intake import intake_finding

READABLE = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv")
"""Endings of the files that a run reads; others in the folder are left alone, hidden ones too."""


def read(folder: Path, progress: Callable[[str], None] = lambda _: None, password: str | None = None) -> RawInputs:
    """Read all workbooks that lie directly in ``folder``.

    Parameters
    ----------
    folder
        The staff's folder; subfolders are not looked into.
    progress
        Told each file's name before it is read.
    password
        What opens the protected workbooks, one for all of them.

    Raises
    ------
    WrongUseError
        When there is no such folder.
    PasswordNeededError
        When a workbook is protected and no password is given.
    UnreadableFileError
        When the folder holds no workbook, or one of them cannot be read.
    """
    if folder.is_file():
        raise WrongUseError(f"«{folder.name}» er en fil. Oppgi mappen den ligger i, med --input.")
    if not folder.is_dir():
        raise WrongUseError(f"Fant ikke mappen «{folder.name}». Lag den, eller oppgi en annen med --input.")
    try:
        names = sorted(path.name for path in folder.iterdir() if path.is_file())
    except OSError as error:
        raise UnreadableFileError(f"Mappen «{folder.name}» kan ikke åpnes. Kontroller at du har tilgang.") from error
    wanted = [name for name in names if name.lower().endswith(READABLE) and not name.startswith((OWNER_PREFIX, "."))]
    if not wanted:
        raise UnreadableFileError(
            f"Mappen «{folder.name}» har ingen arbeidsbøker. "
            "Legg arbeidsbøkene der, eller oppgi en annen mappe med --input."
        )
    workbooks = []
    for name in wanted:
        progress(name)
        workbooks.append(read_workbook(folder / name, password))
    return RawInputs(folder, tuple(workbooks), tuple(_open_elsewhere([folder / name for name in wanted])))


def _open_elsewhere(paths: list[Path]) -> list[Finding]:
    """One finding per workbook that somebody has open."""
    return [intake_finding("I008", Place(path.name), "") for path in paths if owner_file(path) is not None]

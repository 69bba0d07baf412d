"""Put the updated plan in the place of the staff's own file, and take it back."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from time import sleep

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.files.journal import BACKUP_FOLDER, Entry, read_journal, write_journal
from pipeline.files.lock import folder_lock
from pipeline.files.owner import refuse_if_open
from pipeline.files.swap import clear_leftover, digest, saved_meanwhile, swap_in
from pipeline.files.whole import write_whole

_LOOKS = 10
_BETWEEN_LOOKS_SECONDS = 0.02


def write_back(staff_file: Path, result: Path, read_hash: str, output: Path) -> bool:
    """Replace the staff's file by the result, keeping a copy of what stood there.

    The new file is swapped in, and what came out is looked at: if it is not what the run read, somebody saved in
    between, and it is swapped back. So at every moment a whole file stands there, and no save is lost. Where the
    staff's file is a link, the file that it leads to is replaced and the link stays.

    Parameters
    ----------
    staff_file
        The workbook that the run read.
    result
        The updated plan.
    read_hash
        SHA-256 of the staff's file when it was read.
    output
        Folder of all runs, which keeps the copy and the journal.

    Returns
    -------
    bool
        False when the result says nothing new; the file is not touched then.

    Raises
    ------
    UnsafeEditError
        When the file is open in Excel or was changed after it was read; it is as it was.
    UnreadableFileError
        When something cannot be read or written; the file is as it was.
    """
    target = staff_file.resolve()
    with folder_lock(target.parent):
        journal = read_journal(output)
        clear_leftover(target, _known(journal))
        new, before = _read(result), _read(target)
        if digest(before) != read_hash:
            raise saved_meanwhile(target)
        if new == before:
            return False
        refuse_if_open(staff_file)
        backup = _back_up(before, read_hash, target, output)
        write_journal(output, [*journal, Entry(_way_to(staff_file, output), read_hash, digest(new), backup)])
        try:
            swap_in(new, target, read_hash)
        except BaseException:
            if not _stands(new, target):
                write_journal(output, journal)
            raise
    return True


def undo(output: Path) -> Path:
    """Take back the last write-back: the very bytes that stood there before.

    Parameters
    ----------
    output
        Folder of all runs.

    Returns
    -------
    Path
        The staff's file.

    Raises
    ------
    UnsafeEditError
        When there is nothing to take back, the file is open, or somebody has edited it since; it is as it was.
    UnreadableFileError
        When the copy cannot be read or the file not be written; the file is as it was.
    """
    journal = read_journal(output)
    if not journal:
        raise UnsafeEditError("Det er ingen tilbakeskriving å angre.")
    entry = journal[-1]
    staff_file = output / entry.file
    target = staff_file.resolve()
    refuse_if_open(staff_file)
    current = digest(_read(target))
    with folder_lock(target.parent):
        clear_leftover(target, _known(journal))
        content = _read(output / BACKUP_FOLDER / entry.backup)
        if digest(content) != entry.before:
            raise UnreadableFileError(f"Kopien «{entry.backup}» er skadet. Ingenting er endret.")
        if current not in (entry.before, entry.after):
            raise UnsafeEditError(
                f"«{staff_file.name}» er endret etter tilbakeskrivingen og er ikke rørt. "
                f"Versjonen fra før ligger i «{BACKUP_FOLDER}» som «{entry.backup}»."
            )
        if current == entry.after:
            swap_in(content, target, entry.after)
            # what could not be removed is known only as long as the journal tells of it
            clear_leftover(target, _known(journal))
    write_journal(output, journal[:-1])
    return staff_file


def _known(journal: list[Entry]) -> set[str]:
    """Hashes of versions that a copy is kept of, or that a run can make again."""
    return {entry.before for entry in journal} | {entry.after for entry in journal}


def _stands(new: bytes, target: Path) -> bool:
    """Whether the new file is in its place for all that failed, or may be: then it must be possible to take it back."""
    for _ in range(_LOOKS):
        try:
            with suppress(FileNotFoundError):
                return target.read_bytes() == new
            # somebody is about to put theirs there: some programs delete before they rename;
            # but a network drive that is gone says the same, and then the new file may well stand
            return not target.parent.exists()
        except PermissionError:
            # Windows shows nobody a file that is just being deleted
            sleep(_BETWEEN_LOOKS_SECONDS)
        except OSError:
            break
    return True


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnreadableFileError(
            f"«{path.name}» kan ikke leses. Kontroller at den er der og at du har tilgang. Ingenting er endret."
        ) from error


def _back_up(content: bytes, content_hash: str, target: Path, output: Path) -> str:
    path = output / BACKUP_FOLDER / f"{target.stem} {content_hash[:12]}{target.suffix}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, content)
    except OSError as error:
        raise UnreadableFileError(
            f"Kan ikke lage sikkerhetskopi i mappen «{output.name}». "
            "Kontroller at du har tilgang og plass på disken. Ingenting er endret."
        ) from error
    return path.name


def _way_to(staff_file: Path, output: Path) -> str:
    """The way from the outputs, so that both can be moved together; absolute where they lie on different drives."""
    absolute = staff_file.parent.resolve() / staff_file.name
    try:
        return Path(os.path.relpath(absolute, output.resolve())).as_posix()
    except ValueError:
        return str(absolute)

"""Put the updated plan in the place of the staff's own file, and take it back."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from pipeline.errors import StoppedError, UnreadableFileError, UnsafeEditError
from pipeline.files.exchange import CannotExchangeError, exchange, flush_file, flush_folder
from pipeline.files.journal import BACKUP_FOLDER, Entry, read_journal, write_journal
from pipeline.files.owner import owner_file, owner_name

_BESIDE = ".{name}.ny"


def write_back(staff_file: Path, result: Path, read_hash: str, output: Path) -> None:
    """Replace the staff's file by the result, keeping a copy of what stood there.

    The new file is swapped in, and what came out is looked at: if it is not what the run read, somebody saved in
    between, and it is swapped back. So at every moment a whole file stands there, and no save is lost.

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

    Raises
    ------
    UnsafeEditError
        When the file is open in Excel or was changed after it was read; it is as it was.
    UnreadableFileError
        When something cannot be read or written; the file is as it was.
    """
    _refuse_if_open(staff_file)
    new = result.read_bytes()
    journal = read_journal(output)
    _clear_leftover(staff_file, journal)
    before = staff_file.read_bytes()
    if _hash(before) != read_hash:
        raise _changed(staff_file)
    backup = _back_up(before, read_hash, staff_file, output)
    entry = Entry(_way_to(staff_file, output), read_hash, _hash(new), backup)
    write_journal(output, [*journal, entry])
    try:
        _swap_in(new, staff_file, read_hash)
    except BaseException:
        write_journal(output, journal)
        raise


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
    _refuse_if_open(staff_file)
    _clear_leftover(staff_file, journal)
    try:
        content = (output / BACKUP_FOLDER / entry.backup).read_bytes()
        current = _hash(staff_file.read_bytes())
    except OSError as error:
        raise UnreadableFileError(
            f"«{staff_file.name}» eller kopien av den kan ikke leses. Ingenting er endret."
        ) from error
    if _hash(content) != entry.before:
        raise UnreadableFileError(f"Kopien «{entry.backup}» er skadet. Ingenting er endret.")
    if current != entry.before:
        if current != entry.after:
            raise UnsafeEditError(
                f"«{staff_file.name}» er endret etter tilbakeskrivingen og er ikke rørt. "
                f"Versjonen fra før ligger i «{BACKUP_FOLDER}» som «{entry.backup}»."
            )
        _swap_in(content, staff_file, entry.after)
    write_journal(output, journal[:-1])
    return staff_file


def _swap_in(content: bytes, staff_file: Path, expected: str) -> None:
    """Swap ``content`` into the place of the staff's file unless what comes out is not ``expected``."""
    beside = staff_file.with_name(_BESIDE.format(name=staff_file.name))
    try:
        beside.write_bytes(content)
        beside.chmod(staff_file.stat().st_mode)
        flush_file(beside)
        _refuse_if_open(staff_file)
        exchange(beside, staff_file)
    except (OSError, UnsafeEditError) as error:
        beside.unlink(missing_ok=True)
        raise _not_swapped(error, staff_file) from error
    if _hash(beside.read_bytes()) != expected:
        _give_back(beside, staff_file, _hash(content))
        raise _changed(staff_file)
    flush_folder(staff_file.parent)
    beside.unlink()


def _not_swapped(error: OSError | UnsafeEditError, staff_file: Path) -> StoppedError:
    if isinstance(error, UnsafeEditError):
        return error
    if isinstance(error, CannotExchangeError):
        return UnreadableFileError(
            f"Mappen til «{staff_file.name}» tar ikke imot en trygg utskifting. "
            "Kopier den oppdaterte planen dit selv. Ingenting er endret."
        )
    return UnreadableFileError(
        f"Kan ikke skrive «{staff_file.name}». Lukk den i Excel, kontroller at du har tilgang, og kjør igjen."
    )


def _give_back(beside: Path, staff_file: Path, ours: str) -> None:
    """Swap the staff's saves back; should they save once more meanwhile, the last save stays in place."""
    exchange(beside, staff_file)
    if _hash(beside.read_bytes()) == ours:
        beside.unlink()
        return
    exchange(beside, staff_file)
    _keep_visible(beside, staff_file)


def _clear_leftover(staff_file: Path, journal: list[Entry]) -> None:
    """Deal with what a killed write-back left beside the file: what is known goes, what is not is laid in sight."""
    beside = staff_file.with_name(_BESIDE.format(name=staff_file.name))
    if not beside.exists():
        return
    known = {entry.before for entry in journal} | {entry.after for entry in journal}
    if _hash(beside.read_bytes()) in known:
        beside.unlink()
        return
    found = _keep_visible(beside, staff_file)
    raise UnsafeEditError(
        f"En avbrutt tilbakeskriving har etterlatt en versjon av «{staff_file.name}». Den heter nå «{found.name}». "
        "Se om noe i den mangler i planen, flytt den bort, og kjør igjen."
    )


def _keep_visible(beside: Path, staff_file: Path) -> Path:
    number = 1
    while True:
        found = staff_file.with_name(f"{staff_file.stem} (funnet {number}){staff_file.suffix}.kopi")
        if not found.exists():
            beside.rename(found)
            return found
        number += 1


def _back_up(content: bytes, digest: str, staff_file: Path, output: Path) -> str:
    name = f"{staff_file.stem} {digest[:12]}{staff_file.suffix}"
    path = output / BACKUP_FOLDER / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        flush_file(path)
    except OSError as error:
        raise UnreadableFileError(
            f"Kan ikke lage sikkerhetskopi i mappen «{output.name}». Ingenting er endret."
        ) from error
    return name


def _way_to(staff_file: Path, output: Path) -> str:
    try:
        return Path(os.path.relpath(staff_file.resolve(), output.resolve())).as_posix()
    except ValueError:
        return str(staff_file.resolve())


def _refuse_if_open(staff_file: Path) -> None:
    owner = owner_file(staff_file)
    if owner is not None:
        name = owner_name(owner)
        raise UnsafeEditError(
            f"«{staff_file.name}» er åpen{f' hos {name}' if name else ' hos noen'} og er ikke endret. "
            "Lukk den, og kjør igjen."
        )


def _changed(staff_file: Path) -> UnsafeEditError:
    return UnsafeEditError(
        f"«{staff_file.name}» ble lagret på nytt etter at den ble lest, og er ikke endret. Kjør igjen."
    )


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()

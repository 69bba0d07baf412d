"""Put new bytes in the place of a workbook that others may save at any moment, without losing a save of theirs."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

from pipeline.errors import StoppedError, UnreadableFileError, UnsafeEditError
from pipeline.files.advice import FULL
from pipeline.files.exchange import ASIDE_SUFFIX, CannotExchangeError, exchange, flush_file, flush_folder
from pipeline.files.owner import refuse_if_open

_DRAFT = ".{name}.skrives"
"""Ours until it is whole; has never stood in the staff's place."""
_BESIDE = ".{name}.ny"
"""What is swapped with the staff's file."""


def digest(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def swap_in(content: bytes, target: Path, expected: str) -> None:
    """Swap ``content`` into the place of the staff's file unless what comes out is not what was ``expected``.

    Parameters
    ----------
    content
        The new bytes.
    target
        The staff's file itself, not a link to it.
    expected
        SHA-256 of what should stand there.

    Raises
    ------
    UnsafeEditError
        Somebody has it open or saved meanwhile; their last save stands there.
    UnreadableFileError
        It cannot be written; it is as it was.
    """
    beside = _prepared(content, target)
    # the second look is for somebody who had the old file in hand and wrote into it after the first
    for _ in range(2):
        if digest(beside.read_bytes()) != expected:
            raise _given_back(beside, target, digest(content))
        flush_folder(target.parent)
    # it is done; what cannot be removed now goes the next time
    with suppress(OSError):
        beside.unlink()


def saved_meanwhile(target: Path) -> UnsafeEditError:
    """What is said when the file is not what was read."""
    return UnsafeEditError(f"«{target.name}» ble lagret på nytt etter at den ble lest, og er ikke endret. Kjør igjen.")


def clear_leftover(target: Path, known: Collection[str]) -> None:
    """Deal with what a killed swap left beside the file: what is ``known`` goes, the rest is laid in sight.

    Raises
    ------
    UnsafeEditError
        A version that no copy is kept of was found; it has a name that people see now.
    """
    draft = target.with_name(_DRAFT.format(name=target.name))
    # a folder that cannot be written refuses even to delete what is not there
    if draft.exists():
        draft.unlink()
    beside = target.with_name(_BESIDE.format(name=target.name))
    for left in (beside, beside.with_name(beside.name + ASIDE_SUFFIX)):
        if not left.exists():
            continue
        if digest(left.read_bytes()) in known:
            left.unlink()
            continue
        found = _keep_visible(left, target)
        raise UnsafeEditError(
            f"En avbrutt tilbakeskriving har etterlatt en versjon av «{target.name}». Den heter nå «{found.name}». "
            "Se om noe i den mangler i planen, flytt den bort, og kjør igjen."
        )


def _prepared(content: bytes, target: Path) -> Path:
    """Write beside the file and swap; gives where that which came out lies."""
    draft = target.with_name(_DRAFT.format(name=target.name))
    beside = target.with_name(_BESIDE.format(name=target.name))
    try:
        if not target.stat().st_mode & 0o222:
            raise PermissionError(errno.EACCES, "read-only")
        draft.write_bytes(content)
        flush_file(draft)
        _look_like(draft, target)
        draft.replace(beside)
        refuse_if_open(target)
        exchange(beside, target)
    except (OSError, UnsafeEditError) as error:
        draft.unlink(missing_ok=True)
        beside.unlink(missing_ok=True)
        raise _not_swapped(error, target) from error
    return beside


def _look_like(draft: Path, target: Path) -> None:
    """Give a file the permissions, and where we may the group, of another."""
    shutil.copystat(target, draft)
    os.utime(draft)
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(draft, -1, target.stat().st_gid)


def _not_swapped(error: OSError | UnsafeEditError, target: Path) -> StoppedError:
    if isinstance(error, UnsafeEditError):
        return error
    if isinstance(error, CannotExchangeError):
        return UnreadableFileError(
            f"Mappen til «{target.name}» tar ikke imot en trygg utskifting. "
            "Kopier den oppdaterte planen dit selv. Ingenting er endret."
        )
    if error.errno in FULL:
        return UnreadableFileError(f"Disken er full. «{target.name}» er ikke endret. Rydd plass, og kjør igjen.")
    return UnreadableFileError(
        f"Kan ikke skrive «{target.name}». Lukk den i Excel, kontroller at du har tilgang, og kjør igjen."
    )


def _given_back(beside: Path, target: Path, ours: str) -> UnsafeEditError:
    """Swap the staff's save back; should they save once more meanwhile, the last save stays in place."""
    with suppress(OSError):
        exchange(beside, target)
        if digest(beside.read_bytes()) == ours:
            beside.unlink()
            return saved_meanwhile(target)
        exchange(beside, target)
    found = _keep_visible(beside, target)
    return UnsafeEditError(
        f"«{target.name}» ble lagret flere ganger mens den skulle oppdateres. En av lagringene heter nå "
        f"«{found.name}». Se om noe i den mangler i planen, flytt den bort, og kjør igjen."
    )


def _keep_visible(beside: Path, target: Path) -> Path:
    number = 1
    while True:
        found = target.with_name(f"{target.stem} (funnet {number}){target.suffix}.kopi")
        if not found.exists():
            beside.rename(found)
            return found
        number += 1

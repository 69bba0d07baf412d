"""Swap two files in one step of the operating system, so that at every moment a whole file stands in each place.

A swap, unlike a replace, never destroys what stood there: whoever swaps can look at it and swap back.
"""

from __future__ import annotations

import ctypes
import errno
import os
import sys
from contextlib import suppress
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_DARWIN_RENAME_SWAP = 2
ASIDE_SUFFIX = ".swap"
"""Ends the name under which Windows lays the old file for a moment."""
_HALFWAY = 1177
"""What Windows says when the old file is aside and the new one did not get into its place."""


class CannotExchangeError(OSError):
    """The file system cannot swap two files in one step."""


def exchange(left: Path, right: Path) -> None:
    """Swap two files, or two folders, of one folder.

    On Windows this is done through ``ReplaceFile``, which keeps the permissions of ``right``.

    Raises
    ------
    CannotExchangeError
        Where it cannot be done in one step; nothing is changed then.
    OSError
        Where one of them is not there, or somebody has it open.
    """
    if sys.platform == "win32":
        _exchange_windows(left, right)
        return
    library = ctypes.CDLL(None, use_errno=True)
    first, second = os.fsencode(left), os.fsencode(right)
    try:
        if sys.platform == "darwin":
            failed = library.renamex_np(first, second, _DARWIN_RENAME_SWAP)
        else:
            failed = library.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    except AttributeError as error:
        raise CannotExchangeError(errno.ENOSYS, "no exchange") from error
    if failed:
        number = ctypes.get_errno()
        if number in (errno.EINVAL, errno.ENOSYS, errno.ENOTSUP):
            raise CannotExchangeError(number, os.strerror(number))
        raise OSError(number, os.strerror(number))


def _exchange_windows(left: Path, right: Path) -> None:
    if sys.platform != "win32":
        raise CannotExchangeError(errno.ENOSYS, "not Windows")
    if left.is_dir():
        raise CannotExchangeError(errno.ENOSYS, "folders cannot be swapped on Windows")
    aside = left.with_name(left.name + ASIDE_SUFFIX)
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    if not kernel.ReplaceFileW(str(right), str(left), str(aside), 0, None, None):
        error = ctypes.WinError(ctypes.get_last_error())
        if error.winerror != _HALFWAY or _is_put_back(aside, right):
            raise error
    aside.replace(left)


def _is_put_back(aside: Path, right: Path) -> bool:
    """Put the old file in its place again, unless somebody saved there meanwhile, as if right after a swap."""
    try:
        aside.rename(right)
    except FileExistsError:
        return False
    return True


def flush_file(path: Path) -> None:
    """Have the system put a file's bytes on the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def flush_folder(folder: Path) -> None:
    """Have the system put a folder's names on the disk, where it lets us."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        # some network drives refuse it for folders
        with suppress(OSError):
            os.fsync(descriptor)
    finally:
        os.close(descriptor)

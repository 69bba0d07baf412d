"""All bytes of a file that staff deliver, when it is an ordinary file of a size that workbooks have."""

from __future__ import annotations

import stat
from pathlib import Path

from pipeline.errors import UnreadableFileError

MAX_FILE_BYTES = 512 * 1024**2


def file_bytes(path: Path) -> bytes:
    """All of a file; `UnreadableFileError` with a bokmål sentence when it is not there, no file, or too large."""
    try:
        told = path.stat()
        # a pipe or a device would never end
        if not (stat.S_ISREG(told.st_mode) or stat.S_ISDIR(told.st_mode)):
            raise UnreadableFileError(f"«{path.name}» er ikke en vanlig fil og kan ikke leses.")
        if told.st_size > MAX_FILE_BYTES:
            raise UnreadableFileError(
                f"Filen «{path.name}» er større enn 512 MB og blir ikke lest. Kontroller hvor filen kommer fra."
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableFileError(f"Filen «{path.name}» finnes ikke.") from error
    except OSError as error:
        raise UnreadableFileError(
            f"Filen «{path.name}» kan ikke åpnes. Lukk den i andre programmer og kontroller at du har tilgang."
        ) from error

"""Keep in the staff's settings workbook what they have said of their sheets and columns."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from pipeline.files.lock import run_lock
from pipeline.flow import RawInputs
from pipeline.located import Located
from pipeline.locating.memory import Said
from pipeline.steps.save_map import NEW_FILE, draft_map, put_new, settings_file, write_new
from pipeline.steps.write_back import write_back


def save_map(inputs: RawInputs, located: Located, answers: tuple[Said, ...], output: Path, today: date) -> Path | None:
    """Put the column map into the staff's settings workbook, or into a new one; gives the file, None when it says so.

    Parameters
    ----------
    inputs, located
        What was read and found.
    answers
        What staff have just said.
    output
        Folder of all runs, which keeps the copy for ``undo``.
    today
        Day of creation of a new workbook.

    Raises
    ------
    StoppedError
        The workbook is open, was changed meanwhile or cannot be written; it is as it was.
    """
    file = settings_file(inputs, located)
    with run_lock(output), tempfile.TemporaryDirectory(dir=output, prefix=".kart-") as folder:
        result = Path(folder) / (file or NEW_FILE)
        if file is None:
            write_new(result, located, answers, today)
            return put_new(result, inputs.folder)
        draft_map(inputs, located, answers, file).save(result)
        read_hash = next(book.sha256 for book in inputs.workbooks if book.file == file)
        return inputs.folder / file if write_back(inputs.folder / file, result, read_hash, output) else None

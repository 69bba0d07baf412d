"""Two runs are kept apart, and a run that dies stands in nobody's way."""

import subprocess
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError
from pipeline.files.lock import LOCK_FILE, folder_lock, run_lock
from tests.systems import not_on_windows

HOLDER = """
import sys, time
from pathlib import Path
from pipeline.files.lock import {lock} as lock
with lock(Path(sys.argv[1])):
    print("holds", flush=True)
    time.sleep(60)
"""
REFUSED = r"En annen kjøring holder på i mappen «utdata»\. Vent til den er ferdig, og kjør igjen\."


def holder(lock: str, folder: Path) -> subprocess.Popen[str]:
    """Another process that holds a lock until it is killed."""
    command = [sys.executable, "-c", HOLDER.format(lock=lock), str(folder)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "holds\n"
    process.stdout.close()
    return process


@pytest.mark.parametrize(
    "lock", [run_lock, pytest.param(folder_lock, marks=not_on_windows("a file in use is refused there without a lock"))]
)
def test_another_process_is_refused_until_the_holder_is_killed(
    lock: Callable[[Path], AbstractContextManager[None]], tmp_path: Path
) -> None:
    folder = tmp_path / "utdata"
    folder.mkdir()
    process = holder(lock.__name__, folder)
    try:
        with pytest.raises(UnreadableFileError, match=REFUSED), lock(folder):
            pass
    finally:
        process.kill()
        process.wait()
    with lock(folder):
        pass


def test_the_same_process_is_refused_too_and_let_in_afterwards(tmp_path: Path) -> None:
    folder = tmp_path / "utdata"
    with run_lock(folder), pytest.raises(UnreadableFileError, match=REFUSED), run_lock(folder):
        pass
    with run_lock(folder):
        pass


def test_a_run_that_fails_lets_go(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="defekt"), run_lock(tmp_path):
        raise ValueError("defekt")
    with run_lock(tmp_path):
        pass


def test_the_folder_is_made_and_holds_one_hidden_file(tmp_path: Path) -> None:
    with run_lock(tmp_path / "ny" / "utdata"):
        assert [path.name for path in (tmp_path / "ny" / "utdata").iterdir()] == [LOCK_FILE]


def test_the_staffs_folder_gets_no_file(tmp_path: Path) -> None:
    with folder_lock(tmp_path):
        assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "utdata").write_bytes(b"en fil")

    with pytest.raises(UnreadableFileError, match="Kan ikke skrive i mappen «utdata»"), run_lock(tmp_path / "utdata"):
        pass

"""Where the staff's file, its folder, the copies or the disk cannot be written, everything stays as it was."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError
from pipeline.files import swap
from pipeline.files.exchange import CannotExchangeError
from pipeline.files.journal import BACKUP_FOLDER
from tests.steps.desk import Desk, refused
from tests.systems import not_on_windows


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path).lay()


def test_refused_when_it_is_marked_read_only(desk: Desk) -> None:
    desk.staff_file.chmod(0o444)

    assert refused(desk, UnreadableFileError) == (
        "Kan ikke skrive «Bosettingsplan.xlsx». Lukk den i Excel, kontroller at du har tilgang, og kjør igjen."
    )


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that an ordinary user may read, and for the time being the test is one."""
    root = Path(tempfile.mkdtemp())
    root.chmod(0o777)
    is_root = os.geteuid() == 0
    if is_root:
        os.seteuid(65534)
    yield root
    if is_root:
        os.seteuid(0)
    (root / "input").chmod(0o755)
    shutil.rmtree(root)


@not_on_windows("folders have no such permissions")
def test_refused_in_a_folder_that_may_only_be_read(shared_folder: Path) -> None:
    desk = Desk(shared_folder).lay()
    desk.staff_file.parent.chmod(0o555)

    assert refused(desk, UnreadableFileError).startswith("Kan ikke skrive «Bosettingsplan.xlsx».")


@not_on_windows("folders have no such permissions")
def test_refused_where_no_copy_can_be_kept(shared_folder: Path) -> None:
    desk = Desk(shared_folder).lay()
    (desk.output / BACKUP_FOLDER).mkdir()
    (desk.output / BACKUP_FOLDER).chmod(0o555)

    assert refused(desk, UnreadableFileError).startswith("Kan ikke lage sikkerhetskopi i mappen «output».")
    (desk.output / BACKUP_FOLDER).chmod(0o755)


@pytest.mark.parametrize(
    ("full", "sentence"),
    [
        ("skrives", "Disken er full. «Bosettingsplan.xlsx» er ikke endret. Rydd plass, og kjør igjen."),
        ("tilbakeskriving.json.ny", "Kan ikke skrive «tilbakeskriving.json» i mappen «output»."),
        ("xlsx.ny", "Kan ikke lage sikkerhetskopi i mappen «output»."),
    ],
)
def test_refused_when_the_disk_is_full(desk: Desk, full: str, sentence: str, monkeypatch: pytest.MonkeyPatch) -> None:
    write = Path.write_bytes

    def half(path: Path, content: bytes) -> int:
        if path.name.endswith(full):
            write(path, content[: len(content) // 2])
            raise OSError(errno.ENOSPC, "fullt")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", half)
    assert refused(desk, UnreadableFileError).startswith(sentence)
    monkeypatch.undo()
    assert desk.write()


def test_refused_where_two_files_cannot_be_swapped(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def cannot(*_: Path) -> None:
        raise CannotExchangeError(errno.EINVAL, "ikke her")

    monkeypatch.setattr(swap, "exchange", cannot)
    assert refused(desk, UnreadableFileError) == (
        "Mappen til «Bosettingsplan.xlsx» tar ikke imot en trygg utskifting. "
        "Kopier den oppdaterte planen dit selv. Ingenting er endret."
    )

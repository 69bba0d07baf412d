"""The staff's own file is replaced whole, only when nothing speaks against it, and can be had back."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.files import swap
from pipeline.files.exchange import flush_file
from pipeline.files.journal import BACKUP_FOLDER
from pipeline.steps.write_back import undo
from tests.files.opening import open_in_excel, open_in_office
from tests.steps.desk import NEW, OLD, Desk, refused, sha256
from tests.systems import not_on_windows

CHANGED = "«Bosettingsplan.xlsx» ble lagret på nytt etter at den ble lest, og er ikke endret. Kjør igjen."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path).lay()


# written back


@pytest.mark.parametrize(
    "name",
    ["Bosettingsplan.xlsx", "Bosettingsplan.xlsm", "Bosetting på Øya – år 2 (æ).XLSX", "-rf.xlsx", "uten ending"],
)
def test_the_result_stands_in_the_place_of_the_staffs_file(tmp_path: Path, name: str) -> None:
    desk = Desk(tmp_path, name).lay()

    assert desk.write()

    assert desk.content == NEW
    assert desk.staff_names == [name]
    assert desk.backups == [OLD]
    (entry,) = desk.journal
    assert (entry.file, entry.before, entry.after) == (f"../input/{name}", sha256(OLD), sha256(NEW))
    assert undo(desk.output).read_bytes() == OLD


def test_the_same_bytes_leave_file_time_and_journal_alone(desk: Desk) -> None:
    os.utime(desk.staff_file, ns=(10**18, 10**18))
    inode = desk.staff_file.stat().st_ino

    assert not desk.write(OLD)

    assert desk.content == OLD
    assert (desk.staff_file.stat().st_mtime_ns, desk.staff_file.stat().st_ino) == (10**18, inode)
    assert desk.journal == []
    assert not (desk.output / BACKUP_FOLDER).exists()


def keep_what_came_out(patch: pytest.MonkeyPatch) -> None:
    """Something on the machine holds the old file for a moment: it cannot be removed."""
    unlink = Path.unlink

    def held(path: Path, missing_ok: bool = False) -> None:
        if path.name.endswith(".ny"):
            raise PermissionError(errno.EACCES, "held")
        unlink(path, missing_ok)

    patch.setattr(Path, "unlink", held)


def test_what_came_out_and_cannot_be_removed_goes_the_next_time(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patch:
        keep_what_came_out(patch)
        assert desk.write()
    assert desk.content == NEW
    assert len(desk.staff_names) == 2

    assert undo(desk.output).read_bytes() == OLD
    assert desk.staff_names == [desk.staff_file.name]


def test_what_cannot_be_removed_after_undo_is_known_when_it_is_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.write()
    with monkeypatch.context() as patch:
        keep_what_came_out(patch)
        with pytest.raises(PermissionError):
            undo(desk.output)
    assert desk.content == OLD

    assert undo(desk.output).read_bytes() == OLD
    assert desk.staff_names == [desk.staff_file.name]
    assert desk.journal == []


def test_what_stands_in_place_can_be_taken_back_though_the_end_failed(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: Path) -> None:
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(swap, "flush_folder", fails)
        with pytest.raises(OSError, match="broken"):
            desk.write()
    assert desk.content == NEW

    assert undo(desk.output).read_bytes() == OLD
    assert desk.staff_names == [desk.staff_file.name]


def test_what_somebody_deletes_to_save_over_it_does_not_stand(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def deletes(_: Path) -> None:
        desk.staff_file.unlink()
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(swap, "flush_folder", deletes)
        with pytest.raises(OSError, match="broken"):
            desk.write()

    assert desk.journal == []


def test_what_nobody_can_look_at_for_a_moment_is_looked_at_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def is_being_deleted(_: Path) -> bytes:
        monkeypatch.undo()
        desk.staff_file.unlink()
        raise PermissionError(errno.EACCES, "being deleted")

    def fails(_: Path) -> None:
        monkeypatch.setattr(Path, "read_bytes", is_being_deleted)
        raise OSError(errno.EIO, "broken")

    monkeypatch.setattr(swap, "flush_folder", fails)
    with pytest.raises(OSError, match="broken"):
        desk.write()

    assert desk.journal == []


def test_what_stands_on_a_drive_that_is_gone_can_be_taken_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    away = desk.root / "frakoblet"

    def loses_the_drive(folder: Path) -> None:
        folder.rename(away)
        raise OSError(errno.EIO, "broken")

    with monkeypatch.context() as patch:
        patch.setattr(swap, "flush_folder", loses_the_drive)
        with pytest.raises(OSError, match="broken"):
            desk.write()
    away.rename(desk.staff_file.parent)
    assert desk.content == NEW

    assert undo(desk.output).read_bytes() == OLD


@not_on_windows("a file has no owner, group and others")
@pytest.mark.parametrize("mode", [0o640, 0o664, 0o600])
def test_permissions_are_kept_through_write_back_and_undo(desk: Desk, mode: int) -> None:
    desk.staff_file.chmod(mode)

    desk.write()
    assert desk.staff_file.stat().st_mode & 0o777 == mode
    undo(desk.output)
    assert desk.staff_file.stat().st_mode & 0o777 == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give a file away")
def test_the_group_is_kept(desk: Desk) -> None:
    os.chown(desk.staff_file, -1, 4242)

    desk.write()
    assert desk.staff_file.stat().st_gid == 4242


@not_on_windows("who may make links is for the machine to say")
def test_a_link_stays_a_link_and_the_file_behind_it_is_replaced(desk: Desk) -> None:
    real = desk.root / "fellesområde" / "Planen.xlsx"
    real.parent.mkdir()
    desk.staff_file.rename(real)
    desk.staff_file.symlink_to(real)

    desk.write()
    assert desk.staff_file.is_symlink()
    assert real.read_bytes() == NEW
    assert [path.name for path in real.parent.iterdir()] == ["Planen.xlsx"]
    undo(desk.output)
    assert desk.staff_file.is_symlink()
    assert real.read_bytes() == OLD


# refused


@pytest.mark.parametrize("opened", [open_in_excel, open_in_office])
def test_refused_while_somebody_has_it_open(desk: Desk, opened: Callable[[Path], Path]) -> None:
    opened(desk.staff_file)

    sentence = refused(desk, UnsafeEditError)
    assert sentence == "«Bosettingsplan.xlsx» er åpen hos Kari Nordmann og er ikke endret. Lukk den, og kjør igjen."


def test_refused_when_it_is_opened_at_the_last_moment(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:

    def open_meanwhile(path: Path) -> None:
        flush_file(path)
        open_in_excel(desk.staff_file)

    monkeypatch.setattr(swap, "flush_file", open_meanwhile)
    with pytest.raises(UnsafeEditError, match="er åpen hos Kari Nordmann"):
        desk.write()
    assert desk.content == OLD
    assert desk.staff_names == [desk.name, "~$" + desk.name]
    assert desk.journal == []


def test_refused_when_it_was_saved_after_it_was_read(desk: Desk) -> None:
    desk.staff_file.write_bytes(b"lagret i mellomtiden")

    with pytest.raises(UnsafeEditError) as caught:
        desk.write(read=OLD)
    assert str(caught.value) == CHANGED
    assert desk.content == b"lagret i mellomtiden"
    assert desk.journal == []


def test_refused_when_it_is_gone(desk: Desk) -> None:
    desk.staff_file.unlink()

    with pytest.raises(UnreadableFileError, match=r"«Bosettingsplan\.xlsx» kan ikke leses"):
        desk.write(read=OLD)

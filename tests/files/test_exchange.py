"""Two files change places in one step, or nothing happens."""

import ctypes
import errno
import os
from pathlib import Path

import pytest

from pipeline.files.exchange import CannotExchangeError, exchange, flush_file, flush_folder
from pipeline.files.whole import write_whole
from tests.systems import ON_WINDOWS, not_on_windows, on_windows

elsewhere = not_on_windows("Windows swaps through ReplaceFile")


def test_two_files_change_places_and_stay_themselves(tmp_path: Path) -> None:
    left, right = tmp_path / "venstre æ", tmp_path / "høyre ø"
    left.write_bytes(b"l")
    right.write_bytes(b"r")
    inodes = left.stat().st_ino, right.stat().st_ino

    exchange(left, right)

    assert (left.read_bytes(), right.read_bytes()) == (b"r", b"l")
    assert ON_WINDOWS or (right.stat().st_ino, left.stat().st_ino) == inodes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["høyre ø", "venstre æ"]


@on_windows
def test_folders_cannot_change_places_there(tmp_path: Path) -> None:
    for name in ("gammel", "ny"):
        (tmp_path / name).mkdir()

    with pytest.raises(CannotExchangeError):
        exchange(tmp_path / "ny", tmp_path / "gammel")


@on_windows
def test_a_file_that_somebody_has_open_stays(tmp_path: Path) -> None:
    left, right = tmp_path / "venstre", tmp_path / "høyre"
    left.write_bytes(b"l")
    right.write_bytes(b"r")

    with right.open("rb"), pytest.raises(PermissionError):
        exchange(left, right)
    assert (left.read_bytes(), right.read_bytes()) == (b"l", b"r")


class _Halfway:
    """Windows that lays the old file aside and gets no further."""

    def __init__(self, saved: bytes | None) -> None:
        self.saved = saved

    def ReplaceFileW(self, right: str, _: str, aside: str, *__: object) -> int:  # noqa: N802 - Windows' name
        Path(right).rename(aside)
        if self.saved is not None:
            Path(right).write_bytes(self.saved)
        ctypes.set_last_error(1177)  # type: ignore[attr-defined,unused-ignore]
        return 0


@on_windows
def test_a_swap_that_stops_halfway_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = tmp_path / "venstre", tmp_path / "høyre"
    left.write_bytes(b"l")
    right.write_bytes(b"r")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: _Halfway(None))

    with pytest.raises(OSError, match="1177"):
        exchange(left, right)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"venstre": b"l", "høyre": b"r"}


@on_windows
def test_what_is_saved_while_a_swap_stops_halfway_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    left, right = tmp_path / "venstre", tmp_path / "høyre"
    left.write_bytes(b"l")
    right.write_bytes(b"r")
    monkeypatch.setattr(ctypes, "WinDLL", lambda *_, **__: _Halfway(b"lagret"))

    exchange(left, right)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {"venstre": b"r", "høyre": b"lagret"}


@elsewhere
def test_two_folders_change_places(tmp_path: Path) -> None:
    for name in ("gammel", "ny"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "fil").write_text(name, encoding="utf-8")

    exchange(tmp_path / "ny", tmp_path / "gammel")

    assert (tmp_path / "gammel" / "fil").read_text(encoding="utf-8") == "ny"


@pytest.mark.parametrize("missing", ["venstre", "høyre"])
def test_a_missing_file_changes_nothing(tmp_path: Path, missing: str) -> None:
    names = {"venstre", "høyre"}
    present = tmp_path / (names - {missing}).pop()
    present.write_bytes(b"her")

    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "venstre", tmp_path / "høyre")
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"her"]


class _Refusing:
    """A C library whose file system says no."""

    def __init__(self, number: int) -> None:
        self.number = number

    def renameat2(self, *_: object) -> int:
        ctypes.set_errno(self.number)
        return -1

    renamex_np = renameat2


@elsewhere
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOSYS, errno.ENOTSUP])
def test_a_file_system_that_cannot_is_told_apart(tmp_path: Path, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: _Refusing(number))

    with pytest.raises(CannotExchangeError):
        exchange(tmp_path / "a", tmp_path / "b")


@elsewhere
def test_another_refusal_is_an_ordinary_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: _Refusing(errno.EACCES))

    with pytest.raises(PermissionError) as caught:
        exchange(tmp_path / "a", tmp_path / "b")
    assert not isinstance(caught.value, CannotExchangeError)


@elsewhere
def test_a_system_without_the_call_cannot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda *_, **__: object())

    with pytest.raises(CannotExchangeError):
        exchange(tmp_path / "a", tmp_path / "b")


def test_flushing_a_folder_is_no_reason_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "fil"
    file.write_bytes(b"x")
    flush_file(file)

    def refuse(_: int) -> None:
        raise OSError(errno.EINVAL, "ikke her")

    monkeypatch.setattr(os, "fsync", refuse)
    flush_folder(tmp_path)


def test_a_whole_file_is_written_once(tmp_path: Path) -> None:
    path = tmp_path / "kopi"
    write_whole(path, b"innhold")
    os.utime(path, ns=(10**18, 10**18))
    write_whole(path, b"innhold")

    assert path.stat().st_mtime_ns == 10**18
    write_whole(path, b"annet")
    assert path.read_bytes() == b"annet"


def test_a_file_that_cannot_be_written_whole_is_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "kopi"
    path.write_bytes(b"gammelt")

    def fail(_: int) -> None:
        raise OSError(errno.ENOSPC, "fullt")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="fullt"):
        write_whole(path, b"nytt")
    assert [(found.name, found.read_bytes()) for found in tmp_path.iterdir()] == [("kopi", b"gammelt")]

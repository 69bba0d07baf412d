"""Somebody saves while the file is being replaced, or a run was killed then: every save is there afterwards."""

from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.files import swap
from pipeline.files.exchange import exchange
from tests.steps.desk import NEW, OLD, Desk
from tests.systems import not_on_windows, on_windows

CHANGED = "«Bosettingsplan.xlsx» ble lagret på nytt etter at den ble lest, og er ikke endret. Kjør igjen."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path).lay()


# somebody saves in the very moment


def saves(desk: Desk, monkeypatch: pytest.MonkeyPatch, *plan: bytes | None) -> None:
    """Have somebody save (None: delete) right before each swap."""
    coming = list(plan)

    def swapped(left: Path, right: Path) -> None:
        if coming:
            content = coming.pop(0)
            desk.staff_file.unlink()
            if content is not None:
                desk.staff_file.write_bytes(content)
        exchange(left, right)

    monkeypatch.setattr(swap, "exchange", swapped)


def test_a_save_just_before_the_swap_is_given_back(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    saves(desk, monkeypatch, b"lagret 1")

    with pytest.raises(UnsafeEditError) as caught:
        desk.write()
    assert str(caught.value) == CHANGED
    assert desk.content == b"lagret 1"
    assert desk.staff_names == [desk.name]
    assert desk.journal == []


def test_of_two_saves_the_last_stands_and_the_other_is_laid_in_sight(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves(desk, monkeypatch, b"lagret 1", b"lagret 2")

    with pytest.raises(UnsafeEditError, match=r"En av lagringene heter nå «Bosettingsplan \(funnet 1\)\.xlsx\.kopi»"):
        desk.write()
    assert desk.content == b"lagret 2"
    assert (desk.staff_file.parent / "Bosettingsplan (funnet 1).xlsx.kopi").read_bytes() == b"lagret 1"
    assert desk.journal == []


def test_a_save_is_laid_in_sight_when_the_file_is_taken_away_meanwhile(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves(desk, monkeypatch, b"lagret 1", None)

    with pytest.raises(UnsafeEditError, match="heter nå «Bosettingsplan"):
        desk.write()
    assert desk.staff_names == ["Bosettingsplan (funnet 1).xlsx.kopi"]
    assert (desk.staff_file.parent / desk.staff_names[0]).read_bytes() == b"lagret 1"


@not_on_windows("nobody can have the old file in hand")
def test_somebody_who_writes_into_the_old_file_after_the_swap_gets_it_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    with desk.staff_file.open("rb+") as stream:

        def write_late(_: Path) -> None:
            stream.write(b"skrevet sent")
            stream.flush()

        monkeypatch.setattr(swap, "flush_folder", write_late)
        with pytest.raises(UnsafeEditError, match="ble lagret på nytt"):
            desk.write()
    assert desk.content.startswith(b"skrevet sent")
    assert desk.staff_names == [desk.name]


@on_windows
def test_a_file_that_somebody_has_in_hand_is_left_as_it_is(desk: Desk) -> None:
    with desk.staff_file.open("rb+"), pytest.raises(UnreadableFileError, match="Lukk den i Excel"):
        desk.write()
    assert (desk.content, desk.staff_names, desk.journal) == (OLD, [desk.name], [])


# leftovers of a killed write-back


@pytest.mark.parametrize("left", [OLD, NEW])
def test_a_leftover_that_is_known_is_cleared(desk: Desk, left: bytes) -> None:
    desk.write()
    (desk.staff_file.parent / f".{desk.name}.ny").write_bytes(left)

    assert desk.write(b"enda nyere")
    assert desk.staff_names == [desk.name]


def test_half_a_file_of_ours_is_cleared(desk: Desk) -> None:
    (desk.staff_file.parent / f".{desk.name}.skrives").write_bytes(NEW[:100])

    assert desk.write()
    assert desk.staff_names == [desk.name]


@pytest.mark.parametrize("ending", ["ny", "ny.swap"])
def test_a_leftover_that_nobody_knows_is_laid_in_sight_and_said(desk: Desk, ending: str) -> None:
    (desk.staff_file.parent / f".{desk.name}.{ending}").write_bytes(b"noens lagring")

    with pytest.raises(UnsafeEditError) as caught:
        desk.write()
    assert str(caught.value) == (
        "En avbrutt tilbakeskriving har etterlatt en versjon av «Bosettingsplan.xlsx». "
        "Den heter nå «Bosettingsplan (funnet 1).xlsx.kopi». "
        "Se om noe i den mangler i planen, flytt den bort, og kjør igjen."
    )
    assert desk.content == OLD
    assert (desk.staff_file.parent / "Bosettingsplan (funnet 1).xlsx.kopi").read_bytes() == b"noens lagring"
    assert desk.write()

"""What was written back can be had back to the byte, unless somebody has worked in the file since."""

import shutil
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.files.journal import BACKUP_FOLDER
from pipeline.steps.write_back import undo
from tests.files.opening import open_in_excel
from tests.steps.desk import NEW, OLD, Desk

NOTHING = r"Det er ingen tilbakeskriving å angre\."


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path).lay()


def test_undo_gives_the_identical_bytes_and_forgets(desk: Desk) -> None:
    desk.write()

    assert undo(desk.output).resolve() == desk.staff_file.resolve()
    assert desk.content == OLD
    assert desk.journal == []
    assert desk.staff_names == [desk.name]


def test_nothing_to_undo_is_said(desk: Desk) -> None:
    with pytest.raises(UnsafeEditError, match=NOTHING):
        undo(desk.output)


def test_undo_twice_after_one_write_back_is_refused(desk: Desk) -> None:
    desk.write()
    undo(desk.output)

    with pytest.raises(UnsafeEditError, match=NOTHING):
        undo(desk.output)
    assert desk.content == OLD


def test_two_write_backs_are_undone_one_by_one(desk: Desk) -> None:
    desk.write()
    desk.write(b"enda nyere")
    assert desk.backups == sorted([OLD, NEW])

    undo(desk.output)
    assert desk.content == NEW
    undo(desk.output)
    assert desk.content == OLD
    with pytest.raises(UnsafeEditError, match=NOTHING):
        undo(desk.output)


def test_undo_refuses_after_the_staff_have_edited(desk: Desk) -> None:
    desk.write()
    desk.staff_file.write_bytes(b"redigert siden")

    with pytest.raises(UnsafeEditError) as caught:
        undo(desk.output)
    (backup,) = (desk.output / BACKUP_FOLDER).iterdir()
    assert str(caught.value) == (
        "«Bosettingsplan.xlsx» er endret etter tilbakeskrivingen og er ikke rørt. "
        f"Versjonen fra før ligger i «sikkerhetskopier» som «{backup.name}»."
    )
    assert desk.content == b"redigert siden"
    assert backup.read_bytes() == OLD
    assert len(desk.journal) == 1


def test_undo_refuses_while_somebody_has_it_open(desk: Desk) -> None:
    desk.write()
    open_in_excel(desk.staff_file)

    with pytest.raises(UnsafeEditError, match="er åpen hos Kari Nordmann"):
        undo(desk.output)
    assert desk.content == NEW


def test_undo_refuses_a_damaged_or_missing_copy(desk: Desk) -> None:
    desk.write()
    (backup,) = (desk.output / BACKUP_FOLDER).iterdir()
    backup.write_bytes(OLD[:-1])
    with pytest.raises(UnreadableFileError, match=r"er skadet\. Ingenting er endret\."):
        undo(desk.output)
    backup.unlink()
    with pytest.raises(UnreadableFileError, match=r"kan ikke leses"):
        undo(desk.output)
    assert desk.content == NEW
    assert len(desk.journal) == 1


def test_undo_refuses_when_the_staffs_file_is_gone(desk: Desk) -> None:
    desk.write()
    desk.staff_file.unlink()

    with pytest.raises(UnreadableFileError, match=r"«Bosettingsplan\.xlsx» kan ikke leses"):
        undo(desk.output)


def test_undo_of_a_write_back_that_never_came_to_the_swap_forgets_it(desk: Desk) -> None:
    desk.write()
    desk.staff_file.write_bytes(OLD)

    undo(desk.output)
    assert desk.content == OLD
    assert desk.journal == []


def test_input_and_output_may_be_moved_together(desk: Desk, tmp_path: Path) -> None:
    desk.write()
    moved = Desk(tmp_path / "flyttet")
    moved.root.mkdir()
    for folder in ("input", "output"):
        shutil.move(desk.root / folder, moved.root / folder)

    undo(moved.output)
    assert moved.content == OLD


def test_write_back_works_again_after_undo_with_the_same_copy(desk: Desk) -> None:
    desk.write()
    undo(desk.output)
    desk.write()

    assert desk.content == NEW
    assert desk.backups == [OLD]
    undo(desk.output)
    assert desk.content == OLD

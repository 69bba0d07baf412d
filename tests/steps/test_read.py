from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError, WrongUseError
from pipeline.steps.read import read
from tests.steps.workbooks import small_input, write_book


def files(folder: Path) -> list[str]:
    return [workbook.file for workbook in read(folder).workbooks]


def test_workbooks_directly_in_the_folder_in_order_of_name(tmp_path: Path) -> None:
    small_input(tmp_path)
    write_book(tmp_path / "Arkiv" / "Gammel.xlsx", {"Ark": [["x", "y"]]})
    write_book(tmp_path / "ANNET.XLSX", {"Ark": [["x", "y"]]})

    assert files(tmp_path) == ["ANNET.XLSX", "Boligregister.xlsx", "Bosettingsplan.xlsx"]


@pytest.mark.parametrize(
    "name",
    [
        "~$Boligregister.xlsx",
        "._Boligregister.xlsx",
        ".~lock.Boligregister.xlsx#",
        "Thumbs.db",
        "notat.docx",
        "~WRL1.tmp",
    ],
)
def test_what_programs_leave_behind_is_no_workbook(name: str, tmp_path: Path) -> None:
    small_input(tmp_path)
    (tmp_path / name).write_bytes(b"noe annet")

    assert files(tmp_path) == ["Boligregister.xlsx", "Bosettingsplan.xlsx"]


def test_each_file_is_told_before_it_is_read(tmp_path: Path) -> None:
    told: list[str] = []

    read(small_input(tmp_path), told.append)

    assert told == ["Boligregister.xlsx", "Bosettingsplan.xlsx"]


@pytest.mark.parametrize(
    ("owner", "is_open"),
    [
        ("~$Boligregister.xlsx", True),
        ("~$ligregister.xlsx", True),
        ("~$Noe annet.xlsx", False),
    ],
)
def test_a_workbook_open_in_excel_is_said(owner: str, is_open: bool, tmp_path: Path) -> None:
    small_input(tmp_path)
    (tmp_path / owner).write_bytes(b"\x04Kari" + b" " * 160)

    findings = read(tmp_path).findings

    assert [(item.rule_id, item.place.file) for item in findings] == (
        [("I008", "Boligregister.xlsx")] if is_open else []
    )
    assert "Kari" not in repr(findings)


def test_a_folder_that_is_not_there_and_one_without_workbooks(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="Fant ikke mappen «finnes ikke»"):
        read(tmp_path / "finnes ikke")
    with pytest.raises(UnreadableFileError, match="har ingen arbeidsbøker"):
        read(tmp_path)

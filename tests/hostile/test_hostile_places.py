"""What only looks like a workbook in a folder: pipes, folders, links that lead in a circle or nowhere, devices."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError
from pipeline.excel import file_bytes
from pipeline.excel.reading import read_workbook
from pipeline.steps.read import read
from tests.steps.workbooks import small_input

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes and links lie in folders elsewhere")


def test_what_is_no_file_in_the_folder_is_passed_over(tmp_path: Path) -> None:
    inputs = small_input(tmp_path / "inn")
    before = [book.file for book in read(inputs).workbooks]
    os.mkfifo(inputs / "a.xlsx")
    (inputs / "b.xlsx").mkdir()
    (inputs / "c.xlsx").symlink_to("c.xlsx")
    (inputs / "d.xlsx").symlink_to("borte.xlsx")
    (inputs / "e.xlsx").symlink_to("/dev/zero")

    assert [book.file for book in read(inputs).workbooks] == before


@pytest.mark.parametrize("target", ["/dev/zero", None], ids=["a device", "a pipe"])
def test_what_never_ends_is_refused(target: str | None, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    if target:
        path.symlink_to(target)
    else:
        os.mkfifo(path)

    with pytest.raises(UnreadableFileError, match=r"^«a\.xlsx» er ikke en vanlig fil og kan ikke leses\.$"):
        read_workbook(path)


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as file:
        file.truncate(file_bytes.MAX_FILE_BYTES + 1)

    with pytest.raises(UnreadableFileError, match=r"^Filen «a\.xlsx» er større enn 512 MB og blir ikke lest\."):
        read_workbook(path)

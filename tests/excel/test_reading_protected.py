"""Workbooks with a password, as Excel 2007 and LibreOffice make them: opened in memory, or refused in one sentence."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import UnreadableFileError
from pipeline.excel.reading import read_workbook
from tests.excel.raw_workbooks import package_bytes, sheet_xml
from tests.steps.protecting import protect_as_excel_2007

OLDER = (Path(__file__).parent / "data" / "LibreOffice-passord.xls").read_bytes()
"""Saved by LibreOffice as .xls with the password «hemmelig»."""
TEXTS = '<row r="1"><c r="A1" t="inlineStr"><is><t>Ågot</t></is></c><c r="B1"><v>7</v></c></row>'
STANDARD = protect_as_excel_2007(package_bytes(sheet_xml(TEXTS)), "hemmelig")
PROTECTED = [pytest.param(STANDARD, "Bok.xlsx", id="Excel 2007"), pytest.param(OLDER, "Bok.xls", id="Excel 97")]


@pytest.fixture
def no_temporary_files(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise AssertionError("a temporary file")

    for name in ("TemporaryFile", "NamedTemporaryFile", "SpooledTemporaryFile", "mkstemp", "mkdtemp"):
        monkeypatch.setattr(tempfile, name, refuse)


@pytest.mark.usefixtures("no_temporary_files")
@pytest.mark.parametrize(("data", "name"), PROTECTED)
def test_it_opens_with_its_password_and_nothing_is_laid_on_disk(data: bytes, name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)

    book = read_workbook(tmp_path / name, "hemmelig")

    assert "Ågot" in book.sheets[0].strings
    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_bytes() == data


@pytest.mark.parametrize(("data", "name"), PROTECTED)
@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        (
            None,
            "Filen «{name}» er beskyttet med passord. Oppgi passordet med --password-env, "
            "eller fjern det i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen.",
        ),
        ("feil", "Passordet åpner ikke filen «{name}». Kontroller passordet og kjør igjen."),
        ("", "Passordet åpner ikke filen «{name}». Kontroller passordet og kjør igjen."),
    ],
)
def test_it_stays_shut_without(data: bytes, name: str, password: str | None, sentence: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)

    with pytest.raises(UnreadableFileError) as refusal:
        read_workbook(tmp_path / name, password)

    assert str(refusal.value) == sentence.format(name=name)


@pytest.mark.parametrize(("data", "name"), PROTECTED)
@pytest.mark.parametrize("share", [0.3, 0.6])
def test_a_damaged_one_is_refused(data: bytes, name: str, share: float, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data[: int(share * len(data))])

    with pytest.raises(UnreadableFileError, match=rf"^(Filen|Passordet åpner ikke filen) «{name}"):
        read_workbook(tmp_path / name, "hemmelig")

"""Who has a workbook open, read from what Excel and LibreOffice lay beside it."""

from pathlib import Path

import pytest

from pipeline.errors import UnsafeEditError
from pipeline.files.owner import owner_file, owner_name, refuse_if_open
from tests.files.opening import open_in_excel, open_in_office
from tests.systems import not_on_windows


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "Bosettingsplan år 2.xlsx"
    path.write_bytes(b"PK")
    return path


def test_nobody_has_it_open(workbook: Path) -> None:
    assert owner_file(workbook) is None
    refuse_if_open(workbook)


@pytest.mark.parametrize("name", ["Kari Nordmann", "Åse Ødegård-Æsæther", "K"])
def test_excel_tells_the_name(workbook: Path, name: str) -> None:
    owner = open_in_excel(workbook, name)

    assert owner_file(workbook) == owner
    assert owner_name(owner) == name


def test_a_name_outside_western_letters_is_read_from_the_wide_half(workbook: Path) -> None:
    owner = open_in_excel(workbook, "Kari")
    data = bytearray(owner.read_bytes())
    data[54:56] = bytes([4, 0])
    data[56:64] = "Зоя!".encode("utf-16-le")
    owner.write_bytes(data)

    assert owner_name(owner) == "Зоя!"


def test_an_owner_file_with_the_eight_bit_half_alone_tells_the_name(workbook: Path) -> None:
    owner = open_in_excel(workbook, "Kari Nordmann")
    owner.write_bytes(owner.read_bytes()[:54])

    assert owner_name(owner) == "Kari Nordmann"


def test_excel_may_drop_the_first_two_letters_of_the_workbook(workbook: Path) -> None:
    owner = workbook.with_name("~$" + workbook.name[2:])
    open_in_excel(workbook).rename(owner)

    assert owner_file(workbook) == owner


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ("Kari Nordmann,kano,PC,21.11.2026 22:10,file:///home/kano;", "Kari Nordmann"),
        (",kano,PC,21.11.2026 22:10;", "kano"),
        (r"Nordmann\, Kari,kano,PC,21.11.2026 22:10,file:///;", "Nordmann, Kari"),
        (",,PC,21.11.2026 22:10,;", ""),
        ("", ""),
    ],
)
def test_libreoffice_tells_the_name_or_the_login(workbook: Path, fields: str, name: str) -> None:
    lock = open_in_office(workbook, fields)

    assert owner_file(workbook) == lock
    assert owner_name(lock) == name


@pytest.mark.parametrize("data", [b"", b"\0" * 165, b"\xff" * 165, b"\x05ab", bytes([3, 0x81, 7, 7]) + b"\0" * 161])
def test_a_damaged_owner_file_gives_no_name_but_still_stops(workbook: Path, data: bytes) -> None:
    owner = open_in_excel(workbook)
    owner.write_bytes(data)

    assert owner_name(owner) in ("", "ab")
    with pytest.raises(UnsafeEditError):
        refuse_if_open(workbook)


def test_an_owner_file_that_vanishes_gives_no_name(workbook: Path) -> None:
    assert owner_name(workbook.with_name("~$borte.xlsx")) == ""


def test_the_sentence_says_who(workbook: Path) -> None:
    open_in_excel(workbook)

    with pytest.raises(UnsafeEditError) as caught:
        refuse_if_open(workbook)
    assert str(caught.value) == (
        "«Bosettingsplan år 2.xlsx» er åpen hos Kari Nordmann og er ikke endret. Lukk den, og kjør igjen."
    )


def test_the_sentence_without_a_name(workbook: Path) -> None:
    open_in_office(workbook, "")

    with pytest.raises(UnsafeEditError, match="er åpen hos noen og er ikke endret"):
        refuse_if_open(workbook)


@not_on_windows("who may make links is for the machine to say")
def test_a_link_is_open_when_the_file_itself_is(workbook: Path, tmp_path: Path) -> None:
    link = tmp_path / "snarvei" / "Plan.xlsx"
    link.parent.mkdir()
    link.symlink_to(workbook)
    open_in_excel(workbook)

    with pytest.raises(UnsafeEditError, match=r"«Plan\.xlsx» er åpen hos Kari Nordmann"):
        refuse_if_open(link)

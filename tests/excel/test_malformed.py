"""Files that are not what they should be inside: told in a sentence, never a crash and never half a result."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.excel.patch import WorkbookPatch
from pipeline.excel.values import CellInput
from tests.excel.packages import Parts, add_part, relate
from tests.excel.trap_workbooks import patch_of, plain, refused, saved

UNUSUAL = "Arket «Ark» er skrevet på en uvanlig måte og kan ikke endres."


def part(parts: Parts, name: str, old: bytes, new: bytes) -> Parts:
    assert old in parts[name]
    return parts | {name: parts[name].replace(old, new)}


def with_part(content: bytes) -> Parts:
    parts = plain()
    add_part(parts, "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", content, "table", "table+xml")
    return parts


def with_lost_part() -> Parts:
    parts = plain()
    relate(parts, "xl/worksheets/sheet1.xml", "table", "xl/tables/borte.xml")
    return parts


SHEET = "xl/worksheets/sheet1.xml"


def write_all(patch: WorkbookPatch, target: Path) -> None:
    patch.set_value("Ark", "A1", 2)
    patch.set_value("Ark", "A2", date(2026, 1, 1))
    patch.save(target)


@pytest.mark.parametrize(
    "parts",
    [
        plain(rows='<row r="1"><c r="A1"><v>1</v></row>'),
        plain(rows='<row r="1"><c r="1A"><v>1</v></c></row>'),
        plain(after='<mergeCells><mergeCell ref="A1"'),
        plain() | {"xl/sharedStrings.xml": b""},
        plain() | {"xl/styles.xml": b"<styleSheet"},
        with_part(b"<table/>"),
        with_part(b"<table"),
        with_lost_part(),
    ],
)
def test_a_damaged_part_is_told(parts: Parts, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError, match="er skadet eller ikke fullstendig"):
        write_all(patch_of(parts), tmp_path / "ut.xlsx")

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "parts",
    [part(plain(), SHEET, b"UTF-8", b"klingon"), part(plain(), SHEET, b"<sheetData>", b"<sheetdata>")],
)
def test_a_sheet_that_cannot_be_searched_is_refused(parts: Parts) -> None:
    with pytest.raises(UnsafeEditError) as caught:
        patch_of(parts).set_value("Ark", "A1", 2)

    assert str(caught.value) == UNUSUAL


def test_a_sheet_that_is_broken_elsewhere_is_not_written_again(tmp_path: Path) -> None:
    patch = patch_of(plain(rows='<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>1</b></c></row>'))
    patch.set_value("Ark", "A1", 2)

    with pytest.raises(UnsafeEditError, match="er forkastet, og filen er som før: resultatet lot seg ikke lese igjen"):
        patch.save(tmp_path / "ut.xlsx")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<c r='A1'><v>abc</v></c>", ("text", "abc")),
        ("<c r='A1' t='s'><v>99</v></c>", ("text", "")),
        ("<c r='A1' t='s'><v>x</v></c>", ("text", "x")),
        ("<c r='A1' t='e'><v>#N/A</v></c>", ("error", "#N/A")),
        ("<c r='A1' t='b'><v>1</v></c>", ("bool", True)),
        ("<c r='A1' t='str'><v></v></c>", ("text", "")),
        ("<c r='A1'><v></v></c>", ("blank", None)),
        ("<c r='A1' t='inlineStr'><is><r><t>a</t></r><r><t> b</t></r><rPh><t>c</t></rPh></is></c>", ("text", "a b")),
    ],
)
def test_odd_cells_are_read_as_they_stand_and_can_be_written(
    cell: str, value: tuple[str, object], tmp_path: Path
) -> None:
    patch = patch_of(plain(rows=f'<row r="1">{cell}</row>'))
    found = patch.value("Ark", "A1")
    assert (found.kind, found.value) == value
    patch.set_value("Ark", "A1", 7)

    assert "7</v></c>" in saved(patch, tmp_path)[0][SHEET].decode()


def test_without_styles_there_are_no_dates() -> None:
    parts = plain()
    del parts["xl/styles.xml"]
    patch = patch_of(parts)

    assert refused(patch, "A2", date(2026, 1, 1)) == (
        "arbeidsboken mangler stiler, så en dato kan ikke vises som dato."
    )
    assert patch.would_refuse("Ark", "A2", "tekst") is None


@pytest.mark.parametrize("cell", ["", "A", "1", "A0", "XFE1", "A1048577", "A1:B2"])
def test_a_cell_that_cannot_exist_is_a_mistake_of_the_caller(cell: str) -> None:
    with pytest.raises(ValueError, match="no c"):
        patch_of(plain()).set_value("Ark", cell, 1)


@pytest.mark.parametrize("value", [[1], b"x", object()])
def test_a_value_of_a_type_that_cells_do_not_have_is_a_mistake_of_the_caller(value: CellInput) -> None:
    with pytest.raises(TypeError, match="a cell cannot hold"):
        patch_of(plain()).set_value("Ark", "A1", value)


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(UnsafeEditError) as caught:
        patch_of(plain()).value("Fellesboliger", "A1")

    assert str(caught.value) == "Arket «Fellesboliger» finnes ikke i «bok.xlsx». Arkene er «Ark»."

"""Results that are not what was announced: each is thrown away before it may replace anything."""

import pytest

from pipeline.errors import UnsafeEditError
from pipeline.excel.draft import Draft
from pipeline.excel.package import package_from_bytes
from pipeline.excel.receipt import Announced, check_result
from pipeline.excel.values import CellValue
from tests.excel.packages import zip_of
from tests.excel.trap_workbooks import plain

SHEET = "xl/worksheets/sheet1.xml"
ROWS = (
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>'
    '<row r="2" ht="20"><c r="A2" s="2"><v>3</v></c><c r="B2"><v>4</v></c><c r="C2"><f>B2*2</f><v>8</v></c></row>'
    "<row r='3'><!-- talt --><c r='A3'><v>5</v></c><c><v>6</v></c></row>"
    '<row r="5"/>'
)
WRITTEN = {(2, 2): CellValue("number", 40.0)}
NEW = ROWS.replace("<v>4</v>", "<v>40</v>")


def check(rows: str, restyled: frozenset[tuple[int, int]] = frozenset()) -> None:
    """Check a sheet with other rows, of which only B2 was to change, and the looks of others."""
    draft = Draft(package_from_bytes(zip_of(plain(rows=ROWS)), "bok.xlsx"))
    announced = Announced(
        changed=frozenset({SHEET}),
        added=frozenset(),
        removed=frozenset(),
        cells={SHEET: WRITTEN},
        grown=frozenset(),
        owned=frozenset(),
        texts=frozenset(),
        restyled={SHEET: restyled},
        notes={},
    )
    check_result(draft.package, {SHEET: draft.sheet("Ark").rows}, zip_of(plain(rows=rows)), announced)


def test_what_was_announced_passes() -> None:
    check(NEW)


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("<v>40</v>", "<v>41</v>", "rad 2, kolonne 2"),
        ("<v>8</v>", "<v>9</v>", "rad 2, kolonne 3"),
        ('<c r="B1"><v>2</v></c>', "", "rad 1, kolonne 2"),
        (' s="2"', "", "rad 2, kolonne 1"),
        ("<c><v>6</v></c>", "", "rad 3, kolonne 2"),
        (' ht="20"', "", "rad 2, kolonne 0"),
        ('<row r="5"/>', "", "rad 5, kolonne 0"),
        ("<!-- talt -->", "", "rad 3, kolonne 0"),
        ('<c r="B2"><v>40', '<c r="B2"><v>4</v></c><c r="B2"><v>40', "rad 2, kolonne 0"),
        ("<v>40</v></c>", "<v>40</v></c>tekst", "rad 2, kolonne 0"),
        ('<c r="B2"><v>40', '<c r="B3"><v>40', "rad 2, kolonne 0"),
        ('<c r="B1"><v>2</v></c>', '<!--<c r="B1"><v>2</v></c>-->', "rad 1, kolonne 0"),
        (
            '<c r="A1"><v>1</v></c><c r="B1"><v>2</v></c>',
            '<c r="B1"><v>2</v></c><c r="A1"><v>1</v></c>',
            "rad 1, kolonne 0",
        ),
    ],
)
def test_what_else_differs_is_told(old: str, new: str, place: str) -> None:
    assert old in NEW

    with pytest.raises(UnsafeEditError, match=f"er forkastet, og filen er som før: {place} i arket «Ark»"):
        check(NEW.replace(old, new))


def test_a_new_look_may_not_turn_a_number_into_a_day() -> None:
    looks = frozenset({(1, 1)})
    check(NEW.replace('<c r="A1">', '<c r="A1" s="0">'), looks)

    with pytest.raises(UnsafeEditError, match="rad 1, kolonne 1 i arket «Ark»"):
        check(NEW.replace('<c r="A1">', '<c r="A1" s="1">'), looks)
    with pytest.raises(UnsafeEditError, match="rad 1, kolonne 1 i arket «Ark»"):
        check(NEW.replace('<c r="A1"><v>1</v>', '<c r="A1" s="0"><v>7</v>'), looks)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<row r='3'>", "tekst<row r='3'>"),
        ('<row r="2"', '<!-- ny --><row r="2"'),
        ('<row r="5"/>', '<row r="5"/>tekst'),
        ('<row r="1">', '<x/><row r="1">'),
    ],
)
def test_words_between_rows_are_told(old: str, new: str) -> None:
    assert old in NEW

    with pytest.raises(UnsafeEditError, match="er forkastet, og filen er som før: "):
        check(NEW.replace(old, new))


def test_white_space_between_rows_may_be_another() -> None:
    check(NEW.replace("</row>", "</row>\n"))


@pytest.mark.parametrize(
    "rows",
    [
        ROWS.replace("<row r='3'>", '<row r="2"><c r="B2"><v>40</v></c></row><row r=\'3\'>'),
        NEW.replace('<row r="5"/>', '<row r="3"/><row r="5"/>'),
        NEW.replace('<row r="2"', '<row r="2"/><row r="2"'),
    ],
)
def test_a_row_that_stands_twice_is_told(rows: str) -> None:
    with pytest.raises(UnsafeEditError, match="er forkastet, og filen er som før: "):
        check(rows)

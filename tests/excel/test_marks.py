from __future__ import annotations

import io
from collections import Counter
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pipeline.errors import UnsafeEditError
from pipeline.excel.marks import DARK_FILLS, FILLS, Mark, Paint
from pipeline.excel.patch import patch_bytes
from pipeline.excel.reading import read_workbook
from tests.excel.corpus import SHEET, Specimen, specimens
from tests.excel.dialects import PLAIN
from tests.excel.marking import MARKS, NOTE, TEXT, marked
from tests.excel.packages import MAIN, STYLES, book, parts_of, sheet_xml, zip_of
from tests.excel.test_corpus import features, members

CORPUS = tuple(specimens())
each_specimen = pytest.mark.parametrize("specimen", CORPUS, ids=lambda specimen: specimen.name)


def raw(path: Path) -> list[tuple[Any, ...]]:
    """All that the reader tells of a workbook's cells."""
    found: list[tuple[Any, ...]] = []
    for sheet in read_workbook(path).sheets:
        cells = [
            (
                column.index,
                column.rows.tolist(),
                column.kind.tolist(),
                [sheet.strings[at] if at >= 0 else None for at in column.text],
                [repr(number) for number in column.number.tolist()],
                column.is_formula.tolist(),
            )
            for column in sheet.columns
        ]
        found.append((sheet.name, sheet.state, cells, sheet.hidden_rows, sheet.hidden_columns, sheet.merged))
    return found


def kept(path: Path, specimen: Specimen) -> Path:
    path.write_bytes(specimen.data)
    return path


def look(cell: Any) -> list[str]:
    """What a colour must leave as it was."""
    return [repr(part) for part in (cell.number_format, cell.font, cell.border, cell.alignment, cell.protection)]


@each_specimen
def test_a_mark_changes_no_value_and_loses_nothing(specimen: Specimen, tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    receipt = marked(specimen.data, target)
    before, after = members(specimen.data), members(target.read_bytes())

    assert {name for name in before if before[name] != after[name]} == set(receipt.parts_changed)
    assert {name for name in after if name not in before} == set(receipt.parts_added)
    assert not features(specimen.data) - features(target.read_bytes())
    assert raw(target) == raw(kept(tmp_path / "før.xlsx", specimen))


# openpyxl does not read all dialects; what differs between them is how a file is packed, not how it looks
@pytest.mark.parametrize("specimen", [s for s in CORPUS if s.dialect == PLAIN], ids=lambda specimen: specimen.name)
@pytest.mark.filterwarnings("ignore:.*not supported and will be removed")
def test_every_marked_cell_has_its_colour_and_says_what_is_wrong(specimen: Specimen, tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    marked(specimen.data, target)
    old, new = (openpyxl.load_workbook(io.BytesIO(data))[SHEET] for data in (specimen.data, target.read_bytes()))

    for cell, mark in MARKS.items():
        assert new[cell].fill.fgColor.rgb == FILLS[mark.paint]
        assert look(new[cell]) == look(old[cell])
        said = new[cell].comment.text if new[cell].comment else ""
        if specimen.feature == "kommentartråd" and cell == "B3":
            assert said == old[cell].comment.text
        else:
            assert said.endswith(TEXT)
            assert said.startswith(old[cell].comment.text if old[cell].comment else "")
    unmarked = (cell for row in old.iter_rows() for cell in row if cell.coordinate not in MARKS)
    assert all(repr(new[cell.coordinate].fill) == repr(cell.fill) for cell in unmarked)


def test_a_note_of_the_staff_keeps_its_author_and_words_with_ours_below(tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    marked(_noted(), target)
    note = openpyxl.load_workbook(target)[SHEET]["B3"].comment
    assert (note.author, note.text) == ("Saksbehandler", f"Sjekk dette\n\nbosettingsplan:\n{TEXT}")


def _noted() -> bytes:
    return next(specimen.data for specimen in CORPUS if specimen.feature == "openpyxl merknad")


def test_white_text_gets_a_dark_colour_behind_it(tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = SHEET
    for cell, color in (("A1", "FFFFFFFF"), ("A2", openpyxl.styles.colors.Color(theme=0)), ("A3", "FF000000")):
        sheet[cell] = "Overskrift"
        sheet[cell].font = openpyxl.styles.Font(color=color)
    source = io.BytesIO()
    workbook.save(source)
    marked(source.getvalue(), target, {f"A{row}": Mark(Paint.RED, NOTE) for row in (1, 2, 3)})
    found = openpyxl.load_workbook(target)[SHEET]
    fills = [found[f"A{row}"].fill.fgColor.rgb for row in (1, 2, 3)]
    assert fills == [DARK_FILLS[Paint.RED], DARK_FILLS[Paint.RED], FILLS[Paint.RED]]


def test_what_is_about_a_merged_cell_stands_where_its_content_does(tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    specimen = next(specimen for specimen in CORPUS if specimen.feature == "sammenslåtte celler")
    marks = {"H2": Mark(Paint.BLUE, (("Til orientering:", "en"),)), "G1": Mark(Paint.RED, (("Feil:", "to"),))}
    marked(specimen.data, target, marks)
    found = openpyxl.load_workbook(target)[SHEET]["G1"]
    assert found.fill.fgColor.rgb == FILLS[Paint.RED]
    assert found.comment.text == "Til orientering: en\n\nFeil: to"


def test_a_sheet_with_very_many_marks_gets_notes_on_the_gravest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pipeline.excel.marks.MAX_NOTES", 2)
    target = tmp_path / "bok.xlsx"
    marked(CORPUS[0].data, target)
    found = openpyxl.load_workbook(target)[SHEET]
    assert [cell for cell in MARKS if found[cell].comment] == ["C3", "D4"]
    assert all(found[cell].fill.fgColor.rgb == FILLS[mark.paint] for cell, mark in MARKS.items())


def test_two_thousand_notes_have_shapes_with_numbers_of_their_own(tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    data = zip_of(book({"Ark": sheet_xml(""), "To": sheet_xml("")}))
    patch = patch_bytes(data, "bok.xlsx")
    cells = {f"A{row}": Mark(Paint.RED, NOTE) for row in range(1, 2_001)}
    patch.mark_cells({"Ark": cells, "To": cells})
    patch.save(target)
    drawings = [text for name, text in parts_of(target.read_bytes()).items() if name.endswith(".vml")]
    numbers = [part.split(b'"')[0] for text in drawings for part in text.split(b'id="_x0000_s')[1:]]
    assert len(drawings) == 2
    assert len(numbers) == len(set(numbers)) == 4_000
    assert [text.split(b'data="')[1].split(b'"')[0] for text in drawings] == [b"1,2", b"3,4"]
    assert {int(number) // 1024 for number in numbers} == {1, 2, 3, 4}


def test_a_cell_without_reference_is_marked_and_none_slips(tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    rows = "<row><c><v>1</v></c><c><v>2</v></c></row><row><c t='inlineStr'><is><t>tre</t></is></c></row>"
    marked(zip_of(book({SHEET: sheet_xml(rows)})), target, {"B1": MARKS["B3"], "D1": MARKS["B3"], "A2": MARKS["B3"]})
    found = openpyxl.load_workbook(target)[SHEET]
    assert [found[cell].value for cell in ("A1", "B1", "D1", "A2")] == [1, 2, None, "tre"]
    assert found["B1"].comment.text == TEXT


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        (book({SHEET: sheet_xml('<row r="2"/><row r="1"><c r="A1"><v>1</v></c></row>')}), "ikke i rekkefølge"),
        (book({SHEET: sheet_xml("")}, styles=f'<styleSheet xmlns="{MAIN}"/>'.encode()), "mangler stiler"),
        (book({SHEET: sheet_xml("")}, styles=STYLES.replace(b"fills", b"files")), "mangler stiler"),
    ],
    ids=["order", "no styles", "no fills"],
)
def test_what_cannot_be_marked_safely_is_refused(parts: dict[str, bytes], reason: str, tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    with pytest.raises(UnsafeEditError, match=reason):
        marked(zip_of(parts), target)
    assert not target.exists()


def test_a_drawing_that_is_no_xml_leaves_the_colours_alone_to_tell(tmp_path: Path) -> None:
    parts = parts_of(_noted())
    name = next(name for name in parts if name.endswith(".vml"))
    parts[name] = parts[name].replace(b"</v:textbox>", b"<br></v:textbox>").replace(b"<v:textbox/>", b"<br>")
    parts[name] += b"<br>"
    target = tmp_path / "bok.xlsx"
    marked(zip_of(parts), target)
    assert parts_of(target.read_bytes())[name] == parts[name]
    counts = Counter(part for part, text in parts_of(target.read_bytes()).items() if text == parts.get(part))
    assert sum(counts.values()) == len(parts) - 2


def test_the_same_marks_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("en.xlsx", "to.xlsx"):
        marked(CORPUS[0].data, tmp_path / name)
    assert (tmp_path / "en.xlsx").read_bytes() == (tmp_path / "to.xlsx").read_bytes()

import io
import zipfile
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from pipeline.excel.owned_content import OwnedSheet
from pipeline.excel.package import package_from_bytes
from pipeline.excel.patch import open_workbook, patch_bytes
from pipeline.excel.receipt import Receipt
from tests.excel.corpus import SHEET, Specimen, specimens

CORPUS = tuple(specimens())
TOUCHED = {"A3", "B3", "C3", "E12"}
CELL_MARKUP = {"c", "v", "is", "t", "row", "f"}


def edit(specimen: Specimen, folder: Path) -> tuple[bytes, Receipt]:
    patch = patch_bytes(specimen.data, "bok.xlsx")
    patch.set_value(SHEET, "A3", "Ny tekst", allow_locked=True)
    patch.set_value(SHEET, "B3", 77, allow_locked=True)
    patch.set_value(SHEET, "C3", date(2026, 11, 21), allow_locked=True)
    patch.set_value(SHEET, "E12", "lagt til", allow_locked=True)
    receipt = patch.save(folder / "bok.xlsx")
    return (folder / "bok.xlsx").read_bytes(), receipt


def members(data: bytes) -> dict[str, bytes]:
    """Raw record of every member, local header and compressed data, by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        infos = archive.infolist()
    ends = sorted([*(info.header_offset for info in infos), data.rindex(b"PK\1\2", 0, data.index(b"PK\1\2") + 4)])
    return {i.filename: data[i.header_offset : ends[ends.index(i.header_offset) + 1]] for i in infos}


def features(data: bytes) -> Counter[tuple[str, str]]:
    """Count every element outside the cells, by part and name: what a reader of the file would miss."""
    counts: Counter[tuple[str, str]] = Counter()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            counts[name, "part"] += 1
            if name.endswith((".xml", ".rels", ".vml")):
                for element in etree.fromstring(archive.read(name)).iter("{*}*"):
                    tag = etree.QName(element).localname
                    if not (name.startswith("xl/worksheets/") and tag in CELL_MARKUP):
                        counts[name, tag] += 1
    return counts


def test_the_corpus_has_at_least_two_hundred_workbooks_no_two_alike() -> None:
    assert len(CORPUS) >= 200
    assert len({specimen.name for specimen in CORPUS}) == len(CORPUS)


@pytest.mark.parametrize("specimen", CORPUS, ids=lambda specimen: specimen.name)
def test_an_edit_loses_nothing_and_touches_nothing_else(specimen: Specimen, tmp_path: Path) -> None:
    result, receipt = edit(specimen, tmp_path)
    before, after = members(specimen.data), members(result)
    package = package_from_bytes(specimen.data, "bok.xlsx")
    sheet = package.sheets[0].part
    bookkeeping = {package.workbook_part, package.shared_strings_part, package.styles_part}

    assert list(before) == list(after)
    assert {name for name in before if before[name] != after[name]} == set(receipt.parts_changed)
    assert set(receipt.parts_changed) <= {sheet, *bookkeeping}
    lost = features(specimen.data) - features(result)
    assert not lost
    assert set(dict(features(result) - features(specimen.data))) <= {(package.workbook_part, "calcPr")}
    assert {change.cell for change in receipt.cells} == TOUCHED


@pytest.mark.parametrize("specimen", CORPUS, ids=lambda specimen: specimen.name)
def test_what_was_written_reads_back_and_the_rest_reads_as_before(specimen: Specimen, tmp_path: Path) -> None:
    result, _ = edit(specimen, tmp_path)
    old, new = patch_bytes(specimen.data, "bok.xlsx"), patch_bytes(result, "bok.xlsx")

    assert new.value(SHEET, "A3").value == "Ny tekst"
    assert new.value(SHEET, "B3").value == 77
    assert str(new.value(SHEET, "C3").value) == "2026-11-21 00:00:00"
    assert new.value(SHEET, "E12").value == "lagt til"
    for row in range(1, 12):
        for column in "ABCDEFGH":
            if f"{column}{row}" not in TOUCHED:
                assert new.value(SHEET, f"{column}{row}") == old.value(SHEET, f"{column}{row}")


@pytest.mark.parametrize("specimen", CORPUS[::5], ids=lambda specimen: specimen.name)
def test_the_same_edit_twice_changes_nothing_the_second_time(specimen: Specimen, tmp_path: Path) -> None:
    result, _ = edit(specimen, tmp_path)
    again, receipt = edit(Specimen(specimen.feature, specimen.dialect, result), tmp_path)

    assert again == result
    assert not receipt.is_changed


@pytest.mark.parametrize("specimen", CORPUS[::25], ids=lambda specimen: specimen.name)
def test_twelve_months_of_edits_leave_every_other_member_as_in_the_first(specimen: Specimen, tmp_path: Path) -> None:
    target = tmp_path / "bok.xlsx"
    target.write_bytes(specimen.data)
    touched: set[str] = set()
    for month in range(1, 13):
        patch = open_workbook(target)
        patch.set_value(SHEET, "B3", month, allow_locked=True)
        patch.append_row(SHEET, 1, {"Navn": f"Måned {month}", "Antall": month}, allow_locked=True)
        patch.replace_sheet("Kontroll", OwnedSheet(("Måned",), ((month,),)))
        receipt = patch.save(target)
        touched |= {*receipt.parts_changed, *receipt.parts_added, *receipt.parts_removed}
    before, after = members(specimen.data), members(target.read_bytes())

    assert {name for name in before if before[name] != after.get(name)} <= touched
    assert not {name for name in touched if "media" in name or "drawing" in name or "comment" in name}
    again = open_workbook(target)
    assert [again.value(SHEET, f"A{row}").value for row in (6, 17)] == ["Måned 1", "Måned 12"]
    assert again.value("Kontroll", "A2").value == 12

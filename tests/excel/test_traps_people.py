"""Traps 29 to 31: files that others use, nothing to change, the receipt."""

import hashlib
import io
import os
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from pipeline.errors import UnreadableFileError, UnsafeEditError
from pipeline.excel import rebuild, saving
from pipeline.excel.patch import open_workbook, patch_bytes
from tests.excel.packages import (
    Parts,
    parts_of,
    relate,
    zip_of,
)
from tests.excel.trap_workbooks import (
    patch_of,
    plain,
    saved,
    sheet_of,
    with_chain,
)
from tests.systems import ON_WINDOWS, not_on_windows

# 29: people. Who has the file open is asked by the write-back; a save itself replaces the file whole or not at all


def test_29_a_failed_save_leaves_the_target_and_its_folder_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ut.xlsx"
    target.write_bytes(b"det som sto her")
    target.chmod(0o640)
    patch = patch_of(plain())
    patch.set_value("Ark", "B2", 4)

    def fail(*_: object) -> None:
        raise OSError(28, "fullt")

    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fail)
        with pytest.raises(UnreadableFileError, match=r"«ut.xlsx» kan ikke skrives"):
            patch.save(target)
    assert target.read_bytes() == b"det som sto her"
    assert list(tmp_path.iterdir()) == [target]
    patch.save(target)
    assert ON_WINDOWS or target.stat().st_mode & 0o777 == 0o640


@not_on_windows("who may make links is for the machine to say")
def test_29_a_link_to_the_file_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "ekte.xlsx").write_bytes(zip_of(plain()))
    (tmp_path / "lenke.xlsx").symlink_to(tmp_path / "ekte.xlsx")
    patch = open_workbook(tmp_path / "lenke.xlsx")
    patch.set_value("Ark", "B2", 4)
    patch.save(tmp_path / "lenke.xlsx")

    assert (tmp_path / "lenke.xlsx").is_symlink()
    assert open_workbook(tmp_path / "ekte.xlsx").value("Ark", "B2").value == 4


# 30: nothing to change


def test_30_nothing_to_change_gives_the_same_bytes_and_time(tmp_path: Path) -> None:
    source = tmp_path / "bok.xlsx"
    source.write_bytes(zip_of(plain()))
    os.utime(source, ns=(10**18, 10**18))
    patch = open_workbook(source)
    patch.set_value("Ark", "B2", 3)
    patch.set_value("Ark", "A2", "Anna Eksempel")
    patch.set_value("Ark", "D9", None)
    receipt = patch.save(source)

    assert not receipt.is_changed
    assert receipt.sha256 == hashlib.sha256(source.read_bytes()).hexdigest()
    assert source.stat().st_mtime_ns == 10**18
    assert source.read_bytes() == zip_of(plain())


def test_30_a_change_taken_back_is_no_change(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.set_value("Ark", "B2", date(2026, 1, 1))
    patch.set_value("Ark", "B2", 3)

    assert not saved(patch, tmp_path)[1].is_changed


# 31: the receipt


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda p: p | {"xl/styles.xml": p["xl/styles.xml"] + b" "}, "delen xl/styles.xml er endret"),
        (lambda p: p | {"xl/worksheets/sheet1.xml": _swap(p, "<v>5</v>", "<v>6</v>")}, "rad 3, kolonne 2"),
        (lambda p: p | {"xl/worksheets/sheet1.xml": _swap(p, "<v>4</v>", "<v>40</v>")}, "rad 2, kolonne 2"),
        (lambda p: p | {"xl/worksheets/sheet1.xml": _swap(p, "</sheetData>", "</sheetData><x/>")}, "utenfor cellene"),
        (lambda p: p | {"xl/worksheets/sheet1.xml": _swap(p, "</c></row>", "</row>")}, "lot seg ikke lese"),
        (lambda p: p | {"xl/ekstra.xml": b"<x/>"}, "en del av filen mangler eller står på feil plass"),
        (lambda p: {n: c for n, c in p.items() if n != "xl/styles.xml"}, "en del av filen mangler"),
        (lambda p: dict(reversed(p.items())), "en del av filen mangler eller står på feil plass"),
    ],
)
def test_31_a_result_with_anything_unannounced_is_thrown_away(
    spoil: object, reason: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = rebuild.rebuild

    def spoiled(*arguments: object) -> None:
        out = arguments[-1]
        assert isinstance(out, io.BufferedRandom)
        original(*arguments)  # type: ignore[arg-type]
        out.seek(0)
        parts = spoil(parts_of(out.read()))  # type: ignore[operator]
        out.seek(0)
        out.truncate()
        out.write(zip_of(parts))

    monkeypatch.setattr(saving, "rebuild", spoiled)
    patch = patch_of(plain())
    patch.set_value("Ark", "B2", 4)

    with pytest.raises(UnsafeEditError, match=reason) as caught:
        patch.save(tmp_path / "ut.xlsx")
    assert str(caught.value).startswith("Endringene i «bok.xlsx» er forkastet, og filen er som før: ")
    assert list(tmp_path.iterdir()) == []


def _swap(parts: Parts, old: str, new: str) -> bytes:
    assert old in sheet_of(parts)
    return sheet_of(parts).replace(old, new, 1).encode()


def test_31_a_lost_relationship_is_noticed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(saving, "drop_calculation_chain", lambda draft: draft.removed.add("xl/calcChain.xml"))
    patch = patch_of(with_chain())
    patch.set_value("Ark", "B4", 8, replace_formula=True)

    with pytest.raises(UnsafeEditError, match="en henvisning peker på en del som ikke finnes"):
        patch.save(tmp_path / "ut.xlsx")


def test_31_the_receipt_says_what_was_done(tmp_path: Path) -> None:
    target = io.BytesIO()
    made = xlsxwriter.Workbook(target, {"in_memory": True})
    made.add_worksheet("Ark").write("A1", 1)
    made.close()
    patch = patch_bytes(target.getvalue(), "bok.xlsx")
    patch.set_value("Ark", "A1", 2)
    receipt = patch.save(tmp_path / "ut.xlsx")

    assert [(change.sheet, change.cell) for change in receipt.cells] == [("Ark", "A1")]
    assert receipt.parts_changed == ("xl/worksheets/sheet1.xml",)
    assert receipt.sha256 == hashlib.sha256((tmp_path / "ut.xlsx").read_bytes()).hexdigest()
    assert relate(parts_of((tmp_path / "ut.xlsx").read_bytes()), "", "x", "y") == "rId4"

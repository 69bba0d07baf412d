"""Traps 1 to 6 of writing into somebody's workbook: the package."""

import io
import struct
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from pipeline.errors import UnreadableFileError
from pipeline.excel.package import package_from_bytes
from pipeline.excel.patch import open_workbook, patch_bytes
from tests.excel.packages import (
    MAIN,
    OFFICE_RELATIONSHIPS,
    add_part,
    zip_of,
)
from tests.excel.trap_workbooks import (
    patch_of,
    plain,
    refused,
    saved,
    sheet_of,
    with_chain,
)

# 1: parts are found by relationship, never by name


@pytest.mark.parametrize(
    "target",
    [
        "/xl/annet/første.xml",
        "annet/første.xml",
        "annet\\første.xml",
        "ANNET/FØRSTE.XML",
        "annet/f%C3%B8rste.xml",
        "../xl/annet/første.xml",
    ],
)
def test_01_a_sheet_is_found_wherever_its_relationship_leads(target: str, tmp_path: Path) -> None:
    parts = plain()
    parts["xl/annet/første.xml"] = parts.pop("xl/worksheets/sheet1.xml")
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        text = parts[name].decode().replace("/xl/worksheets/sheet1.xml", "/xl/annet/første.xml")
        parts[name] = text.replace("worksheets/sheet1.xml", target).encode()
    patch = patch_of(parts)
    patch.set_value("Ark", "B2", 4)
    result, receipt = saved(patch, tmp_path)

    assert receipt.parts_changed == ("xl/annet/første.xml",)
    assert '<c r="B2"><v>4</v></c>' in result["xl/annet/første.xml"].decode()


# 2: other members keep their compressed bytes and their order


def test_02_other_members_are_copied_with_their_records(tmp_path: Path) -> None:
    data = zip_of(plain(), streamed=True)
    patch = patch_bytes(data, "bok.xlsx")
    patch.set_value("Ark", "B2", 4)
    patch.save(tmp_path / "ut.xlsx")
    result = (tmp_path / "ut.xlsx").read_bytes()
    old, new = package_from_bytes(data, "a").container, package_from_bytes(result, "b").container

    assert [m.name for m in old.members] == [m.name for m in new.members]
    for before, after in zip(old.members, new.members, strict=True):
        if before.name != "xl/worksheets/sheet1.xml":
            assert old.data[before.record] == new.data[after.record]
    with zipfile.ZipFile(io.BytesIO(data)) as first, zipfile.ZipFile(io.BytesIO(result)) as second:
        flags = {i.filename: i.flag_bits & 8 for i in second.infolist()}
        assert {i.filename: i.flag_bits & 8 for i in first.infolist()} == {**flags, "xl/worksheets/sheet1.xml": 8}
        assert flags["xl/worksheets/sheet1.xml"] == 0
        assert second.testzip() is None
        assert second.getinfo("xl/worksheets/sheet1.xml").date_time == (2026, 1, 31, 12, 0, 0)


@pytest.mark.parametrize("how", [{"zip64": True}, {"stored": True}, {"streamed": True, "zip64": True}])
def test_02_all_kinds_of_zip_records_are_written_again(how: dict[str, bool], tmp_path: Path) -> None:
    patch = patch_bytes(zip_of(plain(), **how), "bok.xlsx")
    patch.set_value("Ark", "B2", 4)
    patch.save(tmp_path / "ut.xlsx")

    with zipfile.ZipFile(tmp_path / "ut.xlsx") as archive:
        assert archive.testzip() is None
    assert open_workbook(tmp_path / "ut.xlsx").value("Ark", "B2").value == 4


def test_02_a_zip64_directory_is_kept_in_step(tmp_path: Path) -> None:
    patch = patch_bytes(_with_zip64_directory(zip_of(plain())), "bok.xlsx")
    patch.set_value("Ark", "A2", "et langt nytt navn " * 99)
    patch.save(tmp_path / "ut.xlsx")

    with zipfile.ZipFile(tmp_path / "ut.xlsx") as archive:
        assert archive.testzip() is None
    assert b"PK\6\6" in (tmp_path / "ut.xlsx").read_bytes()


def _with_zip64_directory(data: bytes) -> bytes:
    """Write the end of a zip the way programs do for files that may become huge."""
    end = data.rindex(b"PK\5\6")
    count, size, offset = struct.unpack("<HLL", data[end + 10 : end + 20])
    wide = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset)
    locator = struct.pack("<4sLQL", b"PK\6\7", 0, end, 1)
    full = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, 0xFFFF, 0xFFFF, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    return data[:end] + wide + locator + full


# 3: everything is checked first


def test_03_a_wrong_checksum_anywhere_is_refused(tmp_path: Path) -> None:
    data = zip_of(plain() | {"xl/media/bilde.png": b"helt vanlige piksler"}, stored=True)
    (tmp_path / "bok.xlsx").write_bytes(data.replace(b"vanlige piksler", b"vanlige pikslex"))

    with pytest.raises(UnreadableFileError, match=r"Filen «bok.xlsx» er skadet"):
        open_workbook(tmp_path / "bok.xlsx")


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("twin", ["xl/styles.xml", "XL/Styles.XML", "xl\\styles.xml"])
def test_03_two_members_of_one_name_are_refused(twin: str) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in [*plain().items(), (twin, b"<x/>")]:
            archive.writestr(name, content)

    with pytest.raises(UnreadableFileError, match="samme del to ganger"):
        patch_bytes(target.getvalue(), "bok.xlsx")


def test_03_encrypted_containers_are_refused() -> None:
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le")

    with pytest.raises(UnreadableFileError, match="er beskyttet med passord"):
        patch_bytes(ole, "bok.xlsx")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_03_a_doctype_is_refused(part: str, encoding: str) -> None:
    parts = plain()
    text = parts[part].decode().replace("?>\n", '?>\n<!DOCTYPE x [<!ENTITY a "b">]>\n', 1)
    parts[part] = text.replace("UTF-8", encoding, 1).encode(encoding)

    with pytest.raises(UnreadableFileError, match="DOCTYPE"):
        patch_of(parts)


# 4: a digital signature dies with any byte; labels stay


def test_04_a_signed_workbook_is_refused_and_stays_as_it_is(tmp_path: Path) -> None:
    parts = plain()
    kind = "http://schemas.openxmlformats.org/package/2006/relationships/digital-signature/origin"
    add_part(parts, "", "_xmlsignatures/origin.sigs", b"", kind, "application/x")
    patch = patch_of(parts)

    assert refused(patch, "B2", 4) == (
        "arbeidsboken er digitalt signert, og signaturen ville blitt ugyldig. Fjern signaturen i Excel først."
    )
    assert not patch.save(tmp_path / "ut.xlsx").is_changed
    assert (tmp_path / "ut.xlsx").read_bytes() == zip_of(parts)


def test_04_a_sensitivity_label_stays(tmp_path: Path) -> None:
    parts = plain()
    kind = "http://schemas.microsoft.com/office/2020/02/relationships/classificationlabels"
    add_part(parts, "", "docMetadata/LabelInfo.xml", b"<labelList/>", kind, "application/x")
    patch = patch_of(parts)
    patch.set_value("Ark", "B2", 4)

    assert saved(patch, tmp_path)[0]["docMetadata/LabelInfo.xml"] == b"<labelList/>"


# 5: encodings, prefixes, CDATA, comments


def test_05_new_cells_have_the_prefix_of_the_file(tmp_path: Path) -> None:
    parts = plain()
    parts["xl/worksheets/sheet1.xml"] = (
        f'<q:worksheet xmlns:q="{MAIN}"><q:sheetData><q:row r="1"><q:c r="A1"><q:v>1</q:v></q:c></q:row></q:sheetData>'
        "</q:worksheet>"
    ).encode()
    patch = patch_of(parts)
    patch.set_value("Ark", "B1", "tekst")
    text = sheet_of(saved(patch, tmp_path)[0])

    assert '<q:c r="B1" t="inlineStr"><q:is><q:t>tekst</q:t></q:is></q:c></q:row>' in text


@pytest.mark.parametrize(
    ("declared", "codec"), [("UTF-16", "utf-16"), ("ISO-8859-1", "iso-8859-1"), ("UTF-8", "utf-8-sig")]
)
def test_05_a_part_keeps_its_encoding(declared: str, codec: str, tmp_path: Path) -> None:
    parts = plain()
    source = sheet_of(parts).replace("UTF-8", declared, 1)
    parts["xl/worksheets/sheet1.xml"] = source.encode(codec)
    patch = patch_of(parts)
    patch.set_value("Ark", "B2", "blåbær ✓")
    result = saved(patch, tmp_path)[0]["xl/worksheets/sheet1.xml"]

    assert result[:2] == source.encode(codec)[:2]
    cell = next(element for element in etree.fromstring(result).iter("{*}c") if element.get("r") == "B2")
    assert "".join(str(text) for text in cell.itertext()) == "blåbær ✓"


def test_05_comments_and_cdata_are_no_cells(tmp_path: Path) -> None:
    rows = (
        '<!-- <row r="2"><c r="B2"><v>9</v></c></row> --><row r="2">'
        '<c r="A2" t="str"><v><![CDATA[<c r="B2"/>]]></v></c>'
        '<c r="B2"><v><![CDATA[3]]></v></c></row>'
    )
    patch = patch_of(plain(rows=rows))
    assert patch.value("Ark", "A2").value == '<c r="B2"/>'
    assert patch.value("Ark", "B2").value == 3
    patch.set_value("Ark", "B2", 4)

    expected = rows.replace('<c r="B2"><v><![CDATA[3]]></v></c>', '<c r="B2"><v>4</v></c>')
    assert f"<sheetData>{expected}</sheetData>" in sheet_of(saved(patch, tmp_path)[0])


def test_05_strict_files_stay_strict(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/"
    parts = {
        name: content.replace(MAIN.encode(), f"{strict}spreadsheetml/main".encode()).replace(
            OFFICE_RELATIONSHIPS.encode(), f"{strict}officeDocument/relationships".encode()
        )
        for name, content in plain().items()
    }
    patch = patch_of(parts)
    assert patch.package.is_strict
    patch.set_link("Ark", "A9", "https://example.org/", "ut")
    result, _ = saved(patch, tmp_path)

    assert f"{strict}officeDocument/relationships/hyperlink" in result["xl/worksheets/_rels/sheet1.xml.rels"].decode()


# 6: calcChain goes with part, override and relationship, and only when a formula goes


def test_06_the_chain_goes_whole_when_a_formula_goes(tmp_path: Path) -> None:
    patch = patch_of(with_chain())
    patch.set_value("Ark", "B4", 8, replace_formula=True)
    result, receipt = saved(patch, tmp_path)

    assert receipt.parts_removed == ("xl/calcChain.xml",)
    assert not any(b"calcChain" in content for content in result.values())


def test_06_the_chain_stays_when_only_values_change(tmp_path: Path) -> None:
    patch = patch_of(with_chain())
    patch.set_value("Ark", "B2", 8)
    result, _ = saved(patch, tmp_path)

    assert result["xl/calcChain.xml"] == with_chain()["xl/calcChain.xml"]

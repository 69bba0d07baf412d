import io
import zipfile
from pathlib import Path

import pytest

from pipeline.errors import UnreadableFileError
from pipeline.excel import container
from pipeline.excel.package import open_package, package_from_bytes
from tests.excel.packages import Parts, add_part, book, sheet_xml, zip_of

ONE = sheet_xml('<row r="1"><c r="A1"><v>1</v></c></row>')
NOT_A_WORKBOOK = "Filen «bok.xlsx» er ikke en Excel-arbeidsbok. Lagre den fra Excel som «Excel-arbeidsbok (.xlsx)»."
DAMAGED = (
    "Filen «bok.xlsx» er skadet eller ikke fullstendig og kan ikke leses. "
    "Hent den på nytt, eller åpne den i Excel og lagre den en gang til."
)
PASSWORD = (
    "Filen «bok.xlsx» er beskyttet med passord og kan ikke oppdateres. "
    "Fjern passordet i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen."
)
TOO_MUCH = "Filen «bok.xlsx» pakker ut til mer enn det som er trygt å lese. Kontroller hvor filen kommer fra."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def whole() -> Parts:
    return book({"Ark": ONE, "Lister": ONE}, texts=("a",))


def without(name: str) -> bytes:
    return zip_of({part: content for part, content in whole().items() if part != name})


def encrypted_member() -> bytes:
    data = bytearray(zip_of(whole()))
    at = data.index(b"PK\1\2")
    data[at + 8] |= 1
    return bytes(data)


def binary() -> bytes:
    parts = whole()
    parts["xl/workbook.bin"] = parts.pop("xl/workbook.xml")
    parts["xl/_rels/workbook.bin.rels"] = parts.pop("xl/_rels/workbook.xml.rels")
    for name in ("_rels/.rels", "[Content_Types].xml"):
        parts[name] = parts[name].replace(b"workbook.xml", b"workbook.bin")
    return zip_of(parts)


def document() -> bytes:
    parts = whole()
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    old = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(old, kind)
    return zip_of(parts)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", NOT_A_WORKBOOK),
        (b"Navn;Antall\r\n", NOT_A_WORKBOOK),
        (zip_of({"a.txt": b"x"}), NOT_A_WORKBOOK),
        (document(), NOT_A_WORKBOOK),
        (OLE + "WordDocument".encode("utf-16-le"), NOT_A_WORKBOOK),
        (zip_of(whole())[:-40], DAMAGED),
        (zip_of(whole())[:900], DAMAGED),
        (without("xl/workbook.xml"), NOT_A_WORKBOOK),
        (without("xl/worksheets/sheet1.xml"), DAMAGED),
        (zip_of(whole() | {"xl/workbook.xml": b"<workbook><sheets>"}), DAMAGED),
        (OLE + "EncryptedPackage".encode("utf-16-le"), PASSWORD),
        (encrypted_member(), PASSWORD),
        (
            OLE + "Workbook".encode("utf-16-le"),
            "Filen «bok.xlsx» er lagret i det gamle formatet (.xls). "
            "Åpne den i Excel og lagre den som «Excel-arbeidsbok (.xlsx)».",
        ),
        (
            binary(),
            "Filen «bok.xlsx» er en binær arbeidsbok (.xlsb). Lagre den fra Excel som «Excel-arbeidsbok (.xlsx)».",
        ),
    ],
)
def test_what_is_no_whole_workbook_is_refused_with_a_sentence(data: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFileError) as caught:
        package_from_bytes(data, "bok.xlsx").verify()
    assert str(caught.value) == sentence


def test_no_message_tells_where_a_file_lies(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFileError) as missing:
        open_package(tmp_path / "bok.xlsx")
    with pytest.raises(UnreadableFileError) as folder:
        open_package(tmp_path)

    assert str(missing.value) == "Filen «bok.xlsx» finnes ikke."
    assert str(tmp_path.parent) not in str(folder.value)
    assert "kan ikke åpnes" in str(folder.value)


@pytest.mark.parametrize(("limit", "value"), [("MAX_MEMBERS", 4), ("MAX_UNPACKED_BYTES", 4000), ("MAX_RATIO", 2)])
def test_a_file_that_unpacks_to_too_much_is_refused(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    data = zip_of(whole() | {"xl/bombe.bin": b" " * 9000})
    package_from_bytes(data, "bok.xlsx")
    monkeypatch.setattr(container, "ALWAYS_UNPACKED_BYTES", 1000)
    monkeypatch.setattr(container, limit, value)

    with pytest.raises(UnreadableFileError, match=TOO_MUCH):
        package_from_bytes(data, "bok.xlsx")


def test_a_member_that_is_longer_than_it_says_is_refused() -> None:
    data = bytearray(zip_of(whole() | {"xl/a.bin": b" " * 5000}))
    at = data.rindex(b"PK\1\2")
    data[at + 24 : at + 28] = (10).to_bytes(4, "little")

    with pytest.raises(UnreadableFileError, match="er skadet"):
        package_from_bytes(bytes(data), "bok.xlsx").read("xl/a.bin")


def test_sheets_come_in_the_workbooks_order_with_their_state() -> None:
    parts = whole()
    text = parts["xl/workbook.xml"].decode().replace('sheetId="2"', 'sheetId="2" state="veryHidden"')
    first, second = text.index('<sheet name="Ark"'), text.index('<sheet name="Lister"')
    end = text.index("</sheets>")
    parts["xl/workbook.xml"] = (text[:first] + text[second:end] + text[first:second] + text[end:]).encode()
    sheets = package_from_bytes(zip_of(parts), "bok.xlsx").sheets

    assert [(sheet.name, sheet.part, sheet.state, sheet.relationship_id) for sheet in sheets] == [
        ("Lister", "xl/worksheets/sheet2.xml", "veryHidden", "rId2"),
        ("Ark", "xl/worksheets/sheet1.xml", "visible", "rId1"),
    ]


def test_the_main_parts_are_found() -> None:
    package = package_from_bytes(zip_of(whole()), "bok.xlsx")

    assert package.workbook_part == "xl/workbook.xml"
    assert package.styles_part == "xl/styles.xml"
    assert package.shared_strings_part == "xl/sharedStrings.xml"
    assert not package.is_1904
    assert not package.is_strict
    assert package.content_type("XL/Styles.xml").endswith("styles+xml")
    assert package.content_type("xl/ukjent.xml") == "application/xml"
    assert b"".join(package.chunks("xl/styles.xml")) == package.read("XL\\styles.xml") == whole()["xl/styles.xml"]


def test_external_targets_are_left_as_they_are() -> None:
    parts = whole()
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" '
        b'Type="x/hyperlink" Target="../annet/bok.xlsx#Ark!A1" TargetMode="External"/></Relationships>'
    )
    (link,) = package_from_bytes(zip_of(parts), "bok.xlsx").relationships("xl/worksheets/sheet1.xml")

    assert (link.kind, link.target, link.is_external) == ("hyperlink", "../annet/bok.xlsx#Ark!A1", True)


def test_what_stands_before_the_zip_is_kept_in_mind() -> None:
    target = io.BytesIO(b"forord ")
    target.seek(0, io.SEEK_END)
    with zipfile.ZipFile(target, "a") as archive:
        for name, content in whole().items():
            archive.writestr(name, content)

    assert package_from_bytes(target.getvalue(), "bok.xlsx").sheets[0].name == "Ark"


def test_parts_are_related_by_kind() -> None:
    parts = whole()
    add_part(parts, "xl/worksheets/sheet1.xml", "xl/tables/table1.xml", b"<table/>", "table", "table+xml")

    assert package_from_bytes(zip_of(parts), "b").related("xl/worksheets/sheet1.xml", "table") == (
        "xl/tables/table1.xml",
    )

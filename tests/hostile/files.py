"""Hostile files, made by code: each as bytes, with the name that it would come under."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from pipeline.cells import column_letters
from tests.excel.binary_workbooks import cell, ods_bytes, record, row, text, xlsb_bytes
from tests.excel.packages import MAIN, OFFICE_RELATIONSHIPS, book, parts_of, sheet_xml, zip_of

MEGABYTE = 1024**2
GIGABYTE = 1024**3
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHEET, WORKBOOK, TEXTS, STYLES = (
    f"xl/{name}.xml" for name in ("worksheets/sheet1", "workbook", "sharedStrings", "styles")
)
WORKBOOK_LINKS = "xl/_rels/workbook.xml.rels"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "haha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    + "]>"
)


def xlsx(rows: str = ONE, **options: str) -> bytes:
    return zip_of(book({"Ark": sheet_xml(rows, **options)}, texts=("a",)))


def with_parts(changes: Mapping[str, bytes]) -> bytes:
    return zip_of({**parts_of(xlsx()), **changes})


def packed(size: int, piece: bytes = bytes(MEGABYTE)) -> tuple[bytes, int]:
    """Deflated repetition of a piece, and its checksum, without ever holding it whole."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15)
    crc, out = 0, []
    for _ in range(size // len(piece)):
        crc = zlib.crc32(piece, crc)
        out.append(pack.compress(piece))
    return b"".join([*out, pack.flush()]), crc


def raw_zip(members: list[tuple[str, bytes, int, int]], *, copies: int = 1, lie: int | None = None) -> bytes:
    """A zip of packed members (name, bytes, checksum, size); ``copies`` more entries lead to the same bytes."""
    out, directory = bytearray(), bytearray()
    count = 0
    for name, data, crc, size in members:
        at = len(out)
        told = size if lie is None else lie
        out += struct.pack("<4s5H3L2H", b"PK\3\4", 20, 0, 8, 0, 0, crc, len(data), told, len(name), 0)
        out += name.encode() + data
        for number in range(copies):
            entry = name if not number else f"{number}{name}"
            directory += struct.pack(
                "<4s6H3L5H2L", b"PK\1\2", 20, 20, 0, 8, 0, 0, crc, len(data), told, len(entry), 0, 0, 0, 0, 0, at
            )
            directory += entry.encode()
            count += 1
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count, count, len(directory), len(out), 0)
    return bytes(out + directory) + end


def members(data: bytes) -> list[tuple[str, bytes, int, int]]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        found = []
        for info in package.infolist():
            content = package.read(info)
            pack = zlib.compressobj(9, zlib.DEFLATED, -15)
            found.append((info.filename, pack.compress(content) + pack.flush(), info.CRC, len(content)))
        return found


def with_bomb(name: str, size: int, piece: bytes = bytes(MEGABYTE), *, lie: int | None = None) -> bytes:
    data, crc = packed(size, piece)
    ordinary = [member for member in members(xlsx()) if member[0] != name]
    return raw_zip([*ordinary, (name, data, crc, size if lie is None else lie)])


def sheet_bomb(size: int) -> bytes:
    """A sheet that is well formed up to its end and unpacks to so many bytes of cells in one row."""
    piece = b'<c r="A1"><v>1</v></c>' * 4096
    return with_bomb(SHEET, size // len(piece) * len(piece), piece)


def nested() -> bytes:
    inner = with_bomb("xl/media/image1.png", 64 * MEGABYTE)
    for _ in range(5):
        inner = with_parts({"xl/embeddings/bok.xlsx": inner})
    return inner


def many_entries(count: int) -> bytes:
    return raw_zip([(f"xl/{number}.xml", b"\3\0", 0, 0) for number in range(count)])


def million_entries() -> bytes:
    """An end record that tells of a million entries, as in zip64."""
    data = many_entries(60_000)
    end = data.rindex(b"PK\5\6")
    directory = struct.unpack_from("<4s4H2LH", data, end)
    wide = struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, 1_000_000, 1_000_000, directory[5], directory[6])
    return data[:end] + wide + struct.pack("<4sLQL", b"PK\6\7", 0, end, 1) + data[end:]


def overlapping() -> bytes:
    data, crc = packed(16 * MEGABYTE)
    return raw_zip([(WORKBOOK, data, crc, 16 * MEGABYTE)], copies=2000)


def inside_each_other() -> bytes:
    """Entries whose packed bytes reach over the next entry's."""
    data = bytearray(xlsx())
    at = data.index(b"PK\1\2")
    struct.pack_into("<L", data, at + 20, struct.unpack_from("<L", data, at + 20)[0] + 200)
    return bytes(data)


def quine() -> bytes:
    """A zip that holds itself, byte for byte, as far as its directory tells."""
    data = with_parts({"bok.xlsx": b""})
    at = data.rindex(b"PK\1\2", 0, data.rindex(b"PK\5\6"))
    changed = bytearray(data)
    struct.pack_into("<L", changed, at + 42, 0)
    struct.pack_into("<LL", changed, at + 20, len(data), len(data))
    return bytes(changed)


def workbook_with(prologue: str, root: str = "") -> bytes:
    whole = parts_of(xlsx())[WORKBOOK].decode()
    head, _, rest = whole.partition("<workbook")
    return with_parts({WORKBOOK: f"{head}{prologue}<workbook{root}{rest}".encode()})


def sheet_with(prologue: str, value: str) -> bytes:
    whole = sheet_xml(f'<row r="1"><c r="A1" t="str"><v>{value}</v></c></row>').decode()
    head, _, rest = whole.partition("<worksheet")
    return with_parts({SHEET: f"{head}{prologue}<worksheet{rest}".encode()})


def encoded(encoding: str, codec: str) -> bytes:
    whole = parts_of(xlsx())[WORKBOOK].decode()
    whole = whole.replace("UTF-8", encoding).replace("<workbook", f'{LAUGHS}<workbook x="&j;"', 1)
    return with_parts({WORKBOOK: whole.encode(codec)})


def many_sheets_one_part(count: int) -> bytes:
    rows = "".join(f'<row r="{at}"><c r="A{at}"><v>1</v></c></row>' for at in range(1, 50_000))
    parts = parts_of(xlsx(rows))
    again = "".join(f'<sheet name="Ark{number}" sheetId="{number + 2}" r:id="rId1"/>' for number in range(count))
    parts[WORKBOOK] = parts[WORKBOOK].replace(b"</sheets>", again.encode() + b"</sheets>")
    return zip_of(parts)


def many_sheets(count: int) -> bytes:
    """Small sheets, each of which says that all columns are hidden."""
    parts = parts_of(xlsx(before='<cols><col min="1" max="16384" hidden="1"/></cols>'))
    links = WORKBOOK_LINKS
    numbers = range(2, count + 1)
    listed = "".join(f'<sheet name="Ark{number}" sheetId="{number}" r:id="s{number}"/>' for number in numbers)
    related = "".join(
        f'<Relationship Id="s{number}" Type="{OFFICE_RELATIONSHIPS}/worksheet" Target="worksheets/s{number}.xml"/>'
        for number in numbers
    )
    parts[WORKBOOK] = parts[WORKBOOK].replace(b"</sheets>", listed.encode() + b"</sheets>")
    parts[links] = parts[links].replace(b"</Relationships>", related.encode() + b"</Relationships>")
    return zip_of(parts | {f"xl/worksheets/s{number}.xml": parts[SHEET] for number in numbers})


def texts_bomb(count: int) -> bytes:
    head = f'<sst xmlns="{MAIN}" count="1" uniqueCount="1">'
    return with_parts({TEXTS: f"{head}{'<si><t>a</t></si>' * count}</sst>".encode()})


def styles_bomb(count: int, look: str = "<xf/>") -> bytes:
    return with_parts({STYLES: f'<styleSheet xmlns="{MAIN}"><cellXfs>{look * count}</cellXfs></styleSheet>'.encode()})


def deep(part: str, depth: int) -> bytes:
    whole = parts_of(xlsx())[part].decode()
    at = whole.rindex("</")
    return with_parts({part: (whole[:at] + "<a>" * depth + "</a>" * depth + whole[at:]).encode()})


def far_cells(columns: int) -> bytes:
    """A row of headings and one of values, and far below one more cell under each heading."""
    letters = [column_letters(number) for number in range(1, columns + 1)]

    def cells(at: int) -> str:
        return "".join(f'<c r="{letter}{at}" t="str"><v>x{letter}</v></c>' for letter in letters)

    rows = "".join(f'<row r="{at}">{cells(at)}</row>' for at in (1, 2, 1_048_576))
    return xlsx(rows, before='<dimension ref="A1:XFD1048576"/>')


def ods_repeated(rows: int, columns: int, more: str = "") -> bytes:
    return ods_bytes(
        f'<table:table-row table:number-rows-repeated="{rows}"{more}><table:table-cell office:value-type="float" '
        f'office:value="1" table:number-columns-repeated="{columns}"/></table:table-row>'
    )


def ods_hidden(tables: int) -> bytes:
    one = (
        '<table:table-row table:number-rows-repeated="1048576" table:visibility="collapse"><table:table-cell/>'
        "</table:table-row>"
    )
    return ods_bytes(one + f'</table:table><table:table table:name="B">{one}' * tables)


def ods_with(prologue: str, content: str) -> bytes:
    cell = f"<table:table-cell><text:p>{content}</text:p></table:table-cell>"
    parts = parts_of(ods_bytes(f"<table:table-row>{cell}</table:table-row>"))
    head, _, rest = parts["content.xml"].decode().partition("<office:document-content")
    parts["content.xml"] = f"{head}{prologue}<office:document-content{rest}".encode()
    return zip_of(parts)


def xlsb_many_sheets_one_part(count: int) -> bytes:
    """A binary workbook that lists one and the same sheet again and again."""
    rows = b"".join(row(number) + cell(5, 0, bytes(8)) for number in range(5_000))
    parts = parts_of(xlsb_bytes(rows))
    listed = record(156, struct.pack("<II", 2, 1) + text("rId1") + text("Ark"))
    parts["xl/workbook.bin"] += listed * count
    return zip_of(parts)


def csv_wide_and_long() -> bytes:
    return (";" * 16_000 + "\n" + "a\n" * 200_000).encode()


def csv_one_cell(size: int) -> bytes:
    return b'Bolignr;Gatenavn\n"' + b"a" * size


def names_that_climb() -> bytes:
    """Entries whose names lead out of the folder, to devices, and to places of the machine."""
    names = ("../../ut.txt", "/etc/ut.txt", "C:\\Windows\\ut.txt", "CON", "xl/NUL.xml", "aux.xlsx", "xl/..\\..\\ut.txt")
    return with_parts(dict.fromkeys(names, b"x"))


def with_dangers() -> bytes:
    """A workbook with macros, a link to another workbook, a connection and a formula that starts a program."""
    whole = parts_of(xlsx('<row r="1"><c r="A1"><f>cmd|\'/C calc\'!A0</f><v>1</v></c></row>'))
    target = 'Target="http://127.0.0.1:9/bok.xlsx" TargetMode="External"'
    link = f'<Relationship Id="rIdX" Type="{OFFICE_RELATIONSHIPS}/externalLinkPath" {target}/></Relationships>'
    links = whole[WORKBOOK_LINKS].replace(b"</Relationships>", link.encode())
    return zip_of(
        {
            **whole,
            WORKBOOK_LINKS: links,
            "xl/vbaProject.bin": OLE + b"Sub Workbook_Open()",
            "xl/connections.xml": b'<connections><connection id="1" odcFile="http://127.0.0.1:9/"/></connections>',
            "xl/externalLinks/externalLink1.xml": b'<externalLink><ddeLink ddeService="cmd"/></externalLink>',
        }
    )

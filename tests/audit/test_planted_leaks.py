"""Forty ways that something unseen gets into a clean workbook, each found."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from pipeline.audit.verdict import judge
from pipeline.reports.husbanken import write_husbanken
from tests.reports import building
from tests.reports.test_husbanken import with_indicators

SHEET, BOOK, STYLES, CORE, APP = (
    *("xl/worksheets/sheet3.xml", "xl/workbook.xml", "xl/styles.xml", "docProps/core.xml"),
    "docProps/app.xml",
)
STRINGS, CUSTOM, BOOK_RELS, SHEET_RELS = (
    *("xl/sharedStrings.xml", "docProps/custom.xml", "xl/_rels/workbook.xml.rels"),
    "xl/worksheets/_rels/sheet3.xml.rels",
)
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
PERSON = "Nora Tangen"


def before(part: str, tag: str, added: str, expected: str) -> tuple[str, str, str, str]:
    return part, tag, added + tag, expected


EDITS: Mapping[str, tuple[str, str, str, str]] = {
    "hidden sheet": (BOOK, 'name="Egnethet"', 'name="Egnethet" state="hidden"', "er skjult"),
    "very hidden sheet": (BOOK, 'name="Egnethet"', 'name="Egnethet" state="veryHidden"', "i menyene"),
    "hidden row": (SHEET, '<row r="5"', '<row r="5" hidden="1"', "skjulte rader"),
    "row of no height": (SHEET, '<row r="5"', '<row r="5" ht="0" customHeight="1"', "skjulte rader"),
    "all rows hidden": (SHEET, "<sheetFormatPr ", '<sheetFormatPr zeroHeight="1" ', "skjulte rader"),
    "hidden column": (SHEET, '<col min="2"', '<col hidden="1" min="2"', "skjulte kolonner"),
    "narrow column": (SHEET, 'width="7.7', 'width="0" x="7.7', "skjulte kolonner"),
    "filter": (SHEET, "</sheetData>", '</sheetData><autoFilter ref="A4:H6"/>', "har et filter"),
    "drop-down": (
        *(SHEET, "<pageMargins", f'<dataValidations><dataValidation type="list"><formula1>"{PERSON}"</formula1>'),
        "nedtrekkslister",
    ),
    "conditional format": before(SHEET, "<pageMargins", '<conditionalFormatting sqref="A1"/>', "betinget"),
    "scenario": before(SHEET, "<pageMargins", '<scenarios><scenario name="x"/></scenarios>', "scenarioer"),
    "own view": (
        SHEET,
        "<pageMargins",
        "<customSheetViews><customSheetView/></customSheetViews><pageMargins",
        "visninger",
    ),
    "consolidation": before(SHEET, "<pageMargins", "<dataConsolidate/>", "konsolidering"),
    "header": (
        SHEET,
        "<ignoredErrors",
        "<headerFooter><oddHeader>x</oddHeader></headerFooter><ignoredErrors",
        "topptekst",
    ),
    "footer": (
        SHEET,
        "<ignoredErrors",
        "<headerFooter><evenFooter>x</evenFooter></headerFooter><ignoredErrors",
        "bunntekst",
    ),
    "merged over values": (
        SHEET,
        "<pageMargins",
        '<mergeCells><mergeCell ref="A5:B5"/></mergeCells><pageMargins',
        "sammenslåtte",
    ),
    "formula": (SHEET, '<c r="C5" s="2">', '<c r="C5" s="2"><f>SUM(A1:A2)</f>', "formler"),
    "tooltip": (
        *(
            SHEET,
            "<pageMargins",
            '<hyperlinks><hyperlink ref="A1" location="Forside!A1" tooltip="x"/></hyperlinks><pageMargins',
        ),
        "skjult tekst",
    ),
    "defined name": (
        BOOK,
        "<calcPr",
        '<definedNames><definedName name="x" hidden="1">1</definedName></definedNames><calcPr',
        "navn",
    ),
    "reserved by": before(BOOK, "<workbookPr", '<fileSharing userName="x"/>', "reservert"),
    "where it lay": before(BOOK, "<workbookPr", '<absPath url="C:/x"/>', "hvor filen har ligget"),
    "workbook view": (
        BOOK,
        "<calcPr",
        '<customWorkbookViews><customWorkbookView name="x"/></customWorkbookViews><calcPr',
        "visninger",
    ),
    "author": (CORE, "<dc:creator>", "<dc:creator>x", "dokumentegenskaper"),
    "last author": (CORE, "<cp:lastModifiedBy>", "<cp:lastModifiedBy>x", "dokumentegenskaper"),
    "company": (APP, "<Company>", "<Company>x", "dokumentegenskaper"),
    "own property": (CUSTOM, 'name="Språk"', 'name="Saksbehandler"', "dokumentegenskaper"),
    "white text": (STYLES, '<color rgb="FF1F2933"/>', '<color rgb="FFFFFFFF"/>', "samme farge"),
    "tiny text": (STYLES, '<sz val="11"/><color rgb="FF1F2933"/>', '<sz val="1"/><color rgb="FF1F2933"/>', "for liten"),
    "blank format": (STYLES, 'formatCode="#,##0;-#,##0;&quot;-&quot;"', 'formatCode=";;;"', "ikke viser noe"),
    "text left behind": (STRINGS, "</sst>", "<si><t>x</t></si></sst>", "ingen celle bruker"),
    "reading of a text": (STRINGS, "</si>", '<rPh sb="0" eb="1"><t>x</t></rPh></si>', "uttale"),
    "birth number": (STRINGS, "</t></si>", " 01810750045</t></si>", "fødselsnummer"),
    "DUF number": (STRINGS, "</t></si>", " 201017238203</t></si>", "DUF-nummer"),
    "bank account": (STRINGS, "</t></si>", " 12345678903</t></si>", "kontonummer"),
    "sparklines": before(SHEET, "<pageMargins", "<sparklineGroup/>", "sparklinjer"),
    "telephone": (
        STRINGS,
        "</t></si>",
        " 412 34 567</t></si>",
        "telefonnummer",
    ),
    "e-mail": (STRINGS, "</t></si>", " post@example.org</t></si>", "e-postadresse"),
    "name of a person": (STRINGS, "</t></si>", f" {PERSON.upper()}</t></si>", "om personer"),
    "name in a comment of the XML": (STRINGS, "</sst>", f"<!--{PERSON}--></sst>", "om personer"),
}
RELATED: Mapping[str, tuple[str, str, str]] = {
    "notes": (SHEET_RELS, "comments", "er notater"),
    "threaded comments": (SHEET_RELS, "threadedComment", "er kommentarer"),
    "persons": (BOOK_RELS, "person", "liste over personer"),
    "drawing": (SHEET_RELS, "drawing", "tegninger"),
    "embedded object": (SHEET_RELS, "oleObject", "innebygd objekt"),
    "embedded file": (SHEET_RELS, "package", "innebygd fil"),
    "picture": (SHEET_RELS, "image", "er et bilde"),
    "query": (SHEET_RELS, "queryTable", "spørring"),
    "printer": (SHEET_RELS, "printerSettings", "skriver"),
    "pivot cache": (BOOK_RELS, "pivotCacheDefinition", "pivottabell"),
    "other workbook": (BOOK_RELS, "externalLink", "annen arbeidsbok"),
    "connection": (BOOK_RELS, "connections", "tilkobling"),
    "own XML": (BOOK_RELS, "customXml", "egne data"),
    "macros": (BOOK_RELS, "vbaProject", "makroer"),
    "label": (BOOK_RELS, "classificationlabels", "ikke vises i arkene"),
}


@pytest.fixture(scope="module")
def clean(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("ren") / "Husbanken.xlsx"
    write_husbanken(path, with_indicators(*building.indicators()))
    return path


def planted(clean: Path, path: Path, changed: str, old: str, new: str, added: str = "") -> Path:
    with zipfile.ZipFile(clean) as source, zipfile.ZipFile(path, "w") as target:
        for name in source.namelist():
            text = source.read(name).decode()
            if name == changed:
                assert old in text
                text = text.replace(old, new, 1)
            target.writestr(name, text)
        if added:
            target.writestr(added, "<x/>")
    return path


def test_forty_are_of_kinds_of_their_own() -> None:
    kinds = {expected for *_, expected in (*EDITS.values(), *RELATED.values())}
    assert len(kinds) >= 40
    assert len(EDITS) + len(RELATED) > 50


def test_a_clean_workbook_may_leave(clean: Path) -> None:
    verdict = judge(clean, [PERSON])
    assert verdict.leaks == ()
    assert [point.number for point in verdict.points if point.is_met is False] == []
    assert len(verdict.points) == 36
    assert all(point.why for point in verdict.points if point.is_met is None)


@pytest.mark.parametrize("leak", EDITS)
def test_what_is_planted_in_a_part_is_found(leak: str, clean: Path, tmp_path: Path) -> None:
    part, old, new, expected = EDITS[leak]
    if leak == "drop-down":
        new += "</dataValidation></dataValidations><pageMargins"
    verdict = judge(planted(clean, tmp_path / "x.xlsx", part, old, new), [PERSON])
    assert any(expected in line for line in verdict.leaks), verdict.leaks
    assert not any(PERSON.casefold() in line.casefold() or "01810750045" in line for line in verdict.leaks)
    assert not verdict.may_leave


@pytest.mark.parametrize("leak", RELATED)
def test_a_part_that_is_planted_is_found(leak: str, clean: Path, tmp_path: Path) -> None:
    rels, kind, expected = RELATED[leak]
    link = f'<Relationship Id="rId99" Type="{TYPE}{kind}" Target="/xl/extra/{kind}.xml"/></Relationships>'
    path = planted(clean, tmp_path / "x.xlsx", rels, "</Relationships>", link, f"xl/extra/{kind}.xml")
    assert any(expected in line for line in judge(path).leaks)


def test_a_way_out_of_the_file_and_a_part_that_nothing_leads_to_are_found(clean: Path, tmp_path: Path) -> None:
    link = f'<Relationship Id="rId99" Type="{TYPE}hyperlink" Target="file:///x" TargetMode="External"/></Relationships>'
    path = planted(clean, tmp_path / "x.xlsx", SHEET_RELS, "</Relationships>", link, "xl/rest.xml")
    assert [line.partition("» ")[2] for line in judge(path).leaks] == [
        "har lenker ut av filen.",
        "er en del som ikke hører til arbeidsboken.",
    ]


def test_a_text_file_is_looked_through_too(tmp_path: Path) -> None:
    path = tmp_path / "Kobo-import.csv"
    path.write_text(f"Bolig;Beboer\nB1;{PERSON}\n", encoding="utf-8")
    assert judge(path, [PERSON]).leaks == ("Delen «innholdet» har verdier som står om personer i arbeidsbøkene.",)
    assert judge(path).may_leave

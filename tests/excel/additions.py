"""Parts that no Python library writes, put into a package by hand: what Excel itself leaves in workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.excel.packages import (
    DECLARATION,
    MAIN,
    OFFICE_RELATIONSHIPS,
    add_part,
    declare,
    declare_extension,
    insert,
    relate,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.excel.packages import Parts

SHEET = "xl/worksheets/sheet1.xml"
WORKBOOK = "xl/workbook.xml"
X14 = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"
XM = "http://schemas.microsoft.com/office/excel/2006/main"
_MICROSOFT = "http://schemas.microsoft.com/office"
_AT_END = ("extLst",)
_CONTROLS_BEFORE = ("tableParts", "extLst")
_RULES_BEFORE = ("hyperlinks", "printOptions", "pageMargins", "drawing", "legacyDrawing", "tableParts", "extLst")


def _extension(parts: Parts, uri: str, content: str) -> None:
    xml = f'<extLst><ext uri="{uri}" xmlns:x14="{X14}">{content}</ext></extLst>'
    insert(parts, SHEET, xml, _AT_END)


def extension_list(parts: Parts) -> None:
    """A drop-down that takes its choices from another sheet, as Excel 2010 wrote it."""
    _extension(
        parts,
        "{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}",
        f'<x14:dataValidations xmlns:xm="{XM}" count="1"><x14:dataValidation type="list" allowBlank="1" '
        'showErrorMessage="1"><x14:formula1><xm:f>Lister!$A$1:$A$3</xm:f></x14:formula1>'
        "<xm:sqref>G2:G9</xm:sqref></x14:dataValidation></x14:dataValidations>",
    )


def extension_format(parts: Parts) -> None:
    """A conditional format whose formula points to another sheet."""
    _extension(
        parts,
        "{78C0D931-6437-407d-A8EE-F0AAD7539E65}",
        f'<x14:conditionalFormattings><x14:conditionalFormatting xmlns:xm="{XM}"><x14:cfRule type="expression" '
        'priority="9" id="{11111111-2222-4333-8444-555555555555}"><xm:f>B2&gt;COUNTA(Lister!$A$1:$A$3)</xm:f>'
        "<x14:dxf><font><b/></font></x14:dxf></x14:cfRule><xm:sqref>B2:B5</xm:sqref></x14:conditionalFormatting>"
        "</x14:conditionalFormattings>",
    )


def pivot(parts: Parts) -> None:
    """A pivot table on the second sheet over the first one's rows, with its cache."""
    fields = "".join(
        f'<cacheField name="{name}" numFmtId="0"><sharedItems/></cacheField>' for name in ("Navn", "Antall")
    )
    cache = (
        f'{DECLARATION}<pivotCacheDefinition xmlns="{MAIN}" xmlns:r="{OFFICE_RELATIONSHIPS}" r:id="rId1" '
        'refreshOnLoad="1" recordCount="1"><cacheSource type="worksheet"><worksheetSource ref="A1:B5" sheet="Ark"/>'
        f'</cacheSource><cacheFields count="2">{fields}</cacheFields></pivotCacheDefinition>'
    )
    records = (
        f'{DECLARATION}<pivotCacheRecords xmlns="{MAIN}" count="1"><r><s v="Anna Eksempel"/><n v="3"/></r>'
        "</pivotCacheRecords>"
    )
    table = (
        f'{DECLARATION}<pivotTableDefinition xmlns="{MAIN}" name="Pivot" cacheId="7" dataCaption="Verdier">'
        '<location ref="F1:G5" firstHeaderRow="1" firstDataRow="1" firstDataCol="1"/>'
        '<pivotFields count="2"><pivotField axis="axisRow" showAll="0"><items count="1"><item t="default"/></items>'
        '</pivotField><pivotField dataField="1" showAll="0"/></pivotFields><rowFields count="1"><field x="0"/>'
        '</rowFields><dataFields count="1"><dataField name="Sum" fld="1"/></dataFields></pivotTableDefinition>'
    )
    name = "xl/pivotCache/pivotCacheDefinition1.xml"
    link = add_part(parts, WORKBOOK, name, cache.encode(), "pivotCacheDefinition", "pivotCacheDefinition+xml")
    record_name = "xl/pivotCache/pivotCacheRecords1.xml"
    add_part(parts, name, record_name, records.encode(), "pivotCacheRecords", "pivotCacheRecords+xml")
    shown = "xl/pivotTables/pivotTable1.xml"
    add_part(parts, "xl/worksheets/sheet2.xml", shown, table.encode(), "pivotTable", "pivotTable+xml")
    relate(parts, shown, "pivotCacheDefinition", name)
    insert(parts, WORKBOOK, f'<pivotCaches><pivotCache cacheId="7" r:id="{link}"/></pivotCaches>', _AT_END)


def threaded_comment(parts: Parts) -> None:
    """A threaded comment with its person, beside the note that old programs show."""
    space = f"{_MICROSOFT}/spreadsheetml/2018/threadedcomments"
    person = (
        f'{DECLARATION}<personList xmlns="{space}"><person displayName="Saksbehandler" '
        'id="{AAAAAAAA-0000-4000-8000-000000000001}" userId="s" providerId="None"/></personList>'
    )
    comment = (
        f'{DECLARATION}<ThreadedComments xmlns="{space}"><threadedComment ref="B3" dT="2026-01-31T12:00:00.00" '
        'personId="{AAAAAAAA-0000-4000-8000-000000000001}" id="{BBBBBBBB-0000-4000-8000-000000000001}">'
        "<text>Stemmer dette?</text></threadedComment></ThreadedComments>"
    )
    kind = f"{_MICROSOFT}/2017/10/relationships"
    add_part(parts, WORKBOOK, "xl/persons/person.xml", person.encode(), f"{kind}/person",
             "application/vnd.ms-excel.person+xml")  # fmt: skip
    add_part(parts, SHEET, "xl/threadedComments/threadedComment1.xml", comment.encode(), f"{kind}/threadedComment",
             "application/vnd.ms-excel.threadedcomments+xml")  # fmt: skip
    note = (
        f'{DECLARATION}<comments xmlns="{MAIN}"><authors><author>tc=1</author></authors><commentList>'
        '<comment ref="B3" authorId="0"><text><t>Stemmer dette?</t></text></comment></commentList></comments>'
    )
    add_part(parts, SHEET, "xl/comments1.xml", note.encode(), "comments", "comments+xml")
    declare_extension(parts, "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")
    drawing = (
        '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape type="#_x0000_t202"><x:ClientData ObjectType="Note">'
        "<x:Row>2</x:Row><x:Column>1</x:Column></x:ClientData></v:shape></xml>"
    )
    link = add_part(parts, SHEET, "xl/drawings/vmlDrawing1.vml", drawing.encode(), "vmlDrawing", "")
    insert(parts, SHEET, f'<legacyDrawing r:id="{link}"/>', _CONTROLS_BEFORE)


def form_control(parts: Parts) -> None:
    """A form control with its properties part."""
    control = f'{DECLARATION}<formControlPr xmlns="{X14}" objectType="CheckBox" fmlaLink="$G$9" lockText="1"/>'
    add_part(parts, SHEET, "xl/ctrlProps/ctrlProp1.xml", control.encode(), "ctrlProp",
             "application/vnd.ms-excel.controlproperties+xml")  # fmt: skip


def slicer(parts: Parts) -> None:
    """A slicer cache and a slicer, as parts that point to each other."""
    cache = (
        f'{DECLARATION}<slicerCacheDefinition xmlns="{X14}" name="Slicer_Navn" sourceName="Navn">'
        "<pivotTables/></slicerCacheDefinition>"
    )
    shown = (
        f'{DECLARATION}<slicers xmlns="{X14}"><slicer name="Navn" cache="Slicer_Navn" caption="Navn" '
        'rowHeight="241300"/></slicers>'
    )
    kind = f"{_MICROSOFT}/2007/relationships"
    add_part(parts, WORKBOOK, "xl/slicerCaches/slicerCache1.xml", cache.encode(), f"{kind}/slicerCache",
             "application/vnd.ms-excel.slicerCache+xml")  # fmt: skip
    add_part(parts, SHEET, "xl/slicers/slicer1.xml", shown.encode(), f"{kind}/slicer",
             "application/vnd.ms-excel.slicer+xml")  # fmt: skip


def custom_xml(parts: Parts) -> None:
    """Custom XML as document systems put into files."""
    properties = (
        f'{DECLARATION}<ds:datastoreItem ds:itemID="{{CCCCCCCC-0000-4000-8000-000000000001}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/></ds:datastoreItem>'
    )
    parts["customXml/item1.xml"] = b"<sak><nummer>26/1</nummer></sak>"
    relate(parts, WORKBOOK, "customXml", "customXml/item1.xml")
    parts["customXml/itemProps1.xml"] = properties.encode()
    declare(parts, "customXml/itemProps1.xml", "application/vnd.openxmlformats-officedocument.customXmlProperties+xml")
    relate(parts, "customXml/item1.xml", "customXmlProps", "customXml/itemProps1.xml")


def label(parts: Parts) -> None:
    """A sensitivity label."""
    content = (
        f'{DECLARATION}<clbl:labelList xmlns:clbl="{_MICROSOFT}/2020/mipLabelMetadata"><clbl:label '
        'id="{DDDDDDDD-0000-4000-8000-000000000001}" enabled="1" method="Privileged" '
        'siteId="{EEEEEEEE-0000-4000-8000-000000000001}" removed="0"/></clbl:labelList>'
    )
    kind = f"{_MICROSOFT}/2020/02/relationships/classificationlabels"
    add_part(parts, "", "docMetadata/LabelInfo.xml", content.encode(), kind,
             "application/vnd.ms-office.classificationlabels+xml")  # fmt: skip


def printer_settings(parts: Parts) -> None:
    """A printer's own settings, binary."""
    declare_extension(parts, "bin", "application/vnd.openxmlformats-officedocument.spreadsheetml.printerSettings")
    name = "xl/printerSettings/printerSettings1.bin"
    link = add_part(parts, SHEET, name, bytes(range(256)) * 4, "printerSettings", "")
    insert(parts, SHEET, f'<pageSetup paperSize="9" orientation="portrait" r:id="{link}"/>',
           ("headerFooter", "drawing", "legacyDrawing", "tableParts", "extLst"))  # fmt: skip


def external_book(parts: Parts) -> None:
    """A link to another workbook with the values last seen there."""
    content = (
        f'{DECLARATION}<externalLink xmlns="{MAIN}"><externalBook xmlns:r="{OFFICE_RELATIONSHIPS}" r:id="rId1">'
        '<sheetNames><sheetName val="Ark1"/></sheetNames><sheetDataSet><sheetData sheetId="0"><row r="1">'
        '<cell r="A1"><v>3</v></cell></row></sheetData></sheetDataSet></externalBook></externalLink>'
    )
    name = "xl/externalLinks/externalLink1.xml"
    link = add_part(parts, WORKBOOK, name, content.encode(), "externalLink", "externalLink+xml")
    relate(parts, name, "externalLinkPath", "Andre.xlsx", external=True)
    insert(parts, WORKBOOK, f'<externalReferences><externalReference r:id="{link}"/></externalReferences>',
           ("definedNames", "calcPr", "extLst"))  # fmt: skip


def calculation_chain(parts: Parts) -> None:
    """The order in which Excel last calculated."""
    cells = "".join(f'<c r="D{row}" i="1"/>' for row in range(2, 6))
    content = f'{DECLARATION}<calcChain xmlns="{MAIN}">{cells}</calcChain>'
    add_part(parts, WORKBOOK, "xl/calcChain.xml", content.encode(), "calcChain", "calcChain+xml")


def ribbon(parts: Parts) -> None:
    """A ribbon of the staff's own."""
    content = (
        f'{DECLARATION}<customUI xmlns="{_MICROSOFT}/2009/07/customui"><ribbon startFromScratch="false"/></customUI>'
    )
    kind = f"{_MICROSOFT}/2007/relationships/ui/extensibility"
    add_part(parts, "", "customUI/customUI14.xml", content.encode(), kind, "application/xml")


def ignorable_namespaces(parts: Parts) -> None:
    """Namespaces that a newer Excel declares and older ones may ignore, with attributes that use them."""
    text = parts[SHEET].decode()
    spaces = (
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" '
        f'xmlns:x14ac="{_MICROSOFT}/spreadsheetml/2009/9/ac" '
        f'xmlns:xr="{_MICROSOFT}/spreadsheetml/2014/revision" xr:uid="{{FFFFFFFF-0000-4000-8000-000000000001}}"'
    )
    text = text.replace(f'xmlns:r="{OFFICE_RELATIONSHIPS}"', f'xmlns:r="{OFFICE_RELATIONSHIPS}"{spaces}', 1)
    parts[SHEET] = text.replace('<row r="2"', '<row x14ac:dyDescent="0.25" r="2"', 1).encode()


ADDITIONS: dict[str, Callable[[Parts], None]] = {
    "utvidet nedtrekksliste": extension_list,
    "utvidet format til annet ark": extension_format,
    "pivottabell": pivot,
    "kommentartråd": threaded_comment,
    "skjemakontroll": form_control,
    "slicer": slicer,
    "egen xml": custom_xml,
    "følsomhetsetikett": label,
    "skriverinnstillinger": printer_settings,
    "ekstern bok": external_book,
    "beregningskjede": calculation_chain,
    "eget bånd": ribbon,
    "navnerom som kan overses": ignorable_namespaces,
}

"""Traps 7 to 10: formulas, merged and locked cells, drop-downs."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.errors import UnsafeEditError
from tests.excel.packages import (
    add_part,
    book,
    sheet_xml,
)
from tests.excel.trap_workbooks import (
    patch_of,
    plain,
    refused,
    saved,
    sheet_of,
    table_xml,
    with_chain,
)

# 7: the type, cell metadata, value metadata and phonetic flag go, style and order stay


def test_07_what_belonged_to_the_old_value_goes_and_the_style_stays(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1" s="2" t="e" cm="1" vm="2" ph="1"><v>#VALUE!</v></c><c r="B1"><v>1</v></c></row>'
    patch = patch_of(plain(rows=rows))
    patch.set_value("Ark", "A1", 5)

    assert '<c r="A1" s="2"><v>5</v></c><c r="B1"><v>1</v></c>' in sheet_of(saved(patch, tmp_path)[0])


# 8: formulas


def test_08_a_formula_is_not_overwritten_unasked() -> None:
    assert refused(patch_of(with_chain()), "B4", 1) == "cellen inneholder en formel."


@pytest.mark.parametrize(
    ("formula", "cell", "reason"),
    [
        ('<f t="shared" ref="A1:A3" si="0">B1*2</f>', "A1", "formelen i cellen deles med andre celler."),
        ('<f t="array" ref="A1:A3">B1:B3*2</f>', "A1", "cellen hører til en matriseformel i A1:A3."),
        ('<f t="array" ref="A1:A3">B1:B3*2</f>', "A2", "cellen hører til en matriseformel i A1:A3."),
        ('<f t="dataTable" ref="A1:A3" dt2D="0" r1="B1"/>', "A3", "cellen hører til en matriseformel i A1:A3."),
    ],
)
def test_08_masters_and_spill_ranges_are_never_overwritten(formula: str, cell: str, reason: str) -> None:
    rows = f'<row r="1"><c r="A1">{formula}<v>2</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>'
    patch = patch_of(plain(rows=rows))

    assert refused(patch, cell, 1) == reason
    with pytest.raises(UnsafeEditError):
        patch.set_value("Ark", cell, 1, replace_formula=True)


def test_08_a_child_of_a_shared_formula_may_be_replaced_knowingly(tmp_path: Path) -> None:
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>'
    )
    patch = patch_of(plain(rows=rows))
    patch.set_value("Ark", "A2", 1, replace_formula=True)

    assert '<c r="A2"><v>1</v></c>' in sheet_of(saved(patch, tmp_path)[0])


# 9: merged cells and protection


def test_09_only_the_anchor_of_merged_cells_is_written(tmp_path: Path) -> None:
    patch = patch_of(plain(after='<mergeCells count="1"><mergeCell ref="A2:B3"/></mergeCells>'))

    assert refused(patch, "B3", 1) == "cellen er slått sammen med A2, og bare den kan skrives."
    patch.set_value("Ark", "A2", "nytt")
    assert saved(patch, tmp_path)[1].is_changed


def test_09_locked_cells_of_a_protected_sheet_are_left_alone_unless_they_are_ours(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="3"><v>1</v></c></row>'
    patch = patch_of(plain(rows=rows, after='<sheetProtection sheet="1" objects="1"/>'))

    assert refused(patch, "A1", 2) == "arket er beskyttet og cellen er låst."
    patch.set_value("Ark", "B1", 2)
    patch.set_value("Ark", "A1", 2, allow_locked=True)
    assert 'sheetProtection sheet="1"' in sheet_of(saved(patch, tmp_path)[0])


# 10: drop-downs


RULE = (
    '<dataValidations count="1"><dataValidation type="list" sqref="A2:A9"><formula1>{}</formula1></dataValidation>'
    "</dataValidations>"
)
EXTENSION_RULE = (
    '<extLst><ext uri="{{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" count="1">'
    '<x14:dataValidation type="list"><x14:formula1><xm:f>{}</xm:f></x14:formula1><xm:sqref>A2:A9</xm:sqref>'
    "</x14:dataValidation></x14:dataValidations></ext></extLst>"
)
NOT_LISTED = "verdien står ikke i nedtrekkslisten som cellen har."


@pytest.mark.parametrize("rule", [RULE, EXTENSION_RULE], ids=["vanlig", "utvidet"])
@pytest.mark.parametrize(
    "choices",
    [
        '"ledig, opptatt"',
        "$D$1:$D$2",
        "Lister!$A$1:$A$2",
        "'Lister'!$A:$A",
        "Valg",
        'INDIRECT("Valg")',
        "ValgITabell",
        'INDIRECT("Tabell[Status]")',
    ],
)
def test_10_the_staffs_own_list_decides(rule: str, choices: str, tmp_path: Path) -> None:
    column = '<row r="1"><c r="{0}1" t="inlineStr"><is><t>ledig</t></is></c></row>'
    column += '<row r="2"><c r="{0}2" t="inlineStr"><is><t>opptatt</t></is></c></row>'
    names = '<definedNames><definedName name="Valg">Lister!$A$1:$A$2</definedName>'
    names += '<definedName name="ValgITabell">Tabell[Status]</definedName></definedNames>'
    sheets = {
        "Ark": sheet_xml(column.format("D"), after=rule.format(choices)),
        "Lister": sheet_xml(column.format("A")),
        "I tabell": sheet_xml(column.format("A"), after='<tableParts count="1"><tablePart r:id="rId1"/></tableParts>'),
    }
    parts = book(sheets, workbook=names)
    table = table_xml("A1:A2", '<tableColumn id="1" name="Status"/>', attributes=' headerRowCount="0"')
    add_part(parts, "xl/worksheets/sheet3.xml", "xl/tables/table1.xml", table, "table", "table+xml")
    patch = patch_of(parts)

    assert refused(patch, "A3", "utleid") == NOT_LISTED
    patch.set_value("Ark", "A3", "opptatt")
    patch.set_value("Ark", "A4", None)
    patch.set_value("Ark", "A12", "utenfor regelen")
    assert [change.cell for change in saved(patch, tmp_path)[1].cells] == ["A3", "A12"]


@pytest.mark.parametrize("choices", ["OFFSET($D$1,0,0,2)", "[1]Ark1!$A$1:$A$3", "UkjentNavn", "Borte!$A$1:$A$2"])
def test_10_a_list_that_cannot_be_read_is_not_guessed(choices: str) -> None:
    patch = patch_of(plain(after=RULE.format(choices)))

    assert refused(patch, "A3", "utleid") == (
        "nedtrekkslisten i cellen henter valgene sine på en måte som ikke kan kontrolleres."
    )


@pytest.mark.parametrize(
    ("rule", "good", "bad", "reason"),
    [
        ('type="whole"><formula1>1</formula1><formula2>9</formula2>', 9, 10, "verdien ligger utenfor grensene"),
        ('type="whole"><formula1>1</formula1><formula2>9</formula2>', 1, 1.5, "krever et helt tall"),
        ('type="decimal" operator="greaterThan"><formula1>0</formula1>', 0.1, "mye", "krever et tall eller en dato"),
        ('type="date" operator="lessThan"><formula1>46000</formula1>', date(2020, 1, 1), date(2030, 1, 1), "grensene"),
        ('type="textLength" operator="lessThanOrEqual"><formula1>3</formula1>', "abc", "abcd", "grensene"),
    ],
)
def test_10_other_rules_with_fixed_limits_are_kept_too(rule: str, good: object, bad: object, reason: str) -> None:
    first, _, rest = rule.partition(">")
    after = (
        f'<dataValidations count="1"><dataValidation {first} sqref="A2:A9">{rest}</dataValidation></dataValidations>'
    )
    patch = patch_of(plain(after=after))

    assert reason in refused(patch, "A3", bad)
    assert patch.would_refuse("Ark", "A3", good) is None  # type: ignore[arg-type]

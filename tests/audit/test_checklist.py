"""Each point that a machine can tell is missed by a workbook made to miss it."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.audit.verdict import judge
from tests.audit.test_planted_leaks import BOOK, CORE, SHEET, SHEET_RELS, STYLES, clean, planted

__all__ = ["clean"]
TABLE, STRINGS, FRONT = "xl/tables/table2.xml", "xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"
VIEW, PAGE = '<sheetView workbookViewId="0"/>', "<pageMargins"
MISSES = {
    1: (SHEET_RELS, 'relationships/table"', 'relationships/other"'),
    2: (TABLE, 'displayName="Startlan_til_barnefamilier"', 'displayName="Table2"'),
    3: (SHEET, PAGE, '<mergeCells><mergeCell ref="A5:B5"/></mergeCells><pageMargins'),
    5: (STRINGS, "<t>Periode</t>", "<t>Enhet</t>"),
    7: (SHEET, VIEW, '<sheetView workbookViewId="0"><pane ySplit="4" state="frozen"/></sheetView>'),
    8: (SHEET, '<c r="C5" s="2"><v>72</v></c>', '<c r="C5" s="2"/>'),
    9: (SHEET, '<row r="5"', '<row r="5" hidden="1"'),
    11: (STYLES, '<font><sz val="11"/>', '<font><vertAlign val="superscript"/><sz val="11"/>'),
    13: (SHEET, "<t>2018</t>", "<t>2018*</t>"),
    14: (BOOK, 'name="Merknader"', 'name="Annet"'),
    16: (STRINGS, "<t>Merknader til tallene</t>", "<t>klikk her</t>"),
    17: (STYLES, '<sz val="11"/><color rgb="FF1F2933"/>', '<sz val="4"/><color rgb="FF1F2933"/>'),
    18: (SHEET, '<c r="A1" s="4"', '<c r="A1" s="2"'),
    20: (SHEET, "<ignoredErrors", "<headerFooter><oddHeader>x</oddHeader></headerFooter><ignoredErrors"),
    21: (STYLES, "<bottom/>", '<bottom style="thin"/>'),
    22: (STYLES, 'patternType="gray125"', 'patternType="solid"'),
    24: (STYLES, 'rgb="FF1F2933"', 'rgb="FFCCCCCC"'),
    27: (BOOK, 'name="Egnethet"', 'name="STARTLÅN"'),
    29: (SHEET, '<c r="A1" s="4"', '<c r="B1" s="4"'),
    31: (SHEET, "</sheetData>", '<row r="40"><c r="A40"><v>1</v></c></row></sheetData>'),
    35: (CORE, "<dc:language>nb-NO</dc:language>", ""),
    36: (BOOK, "<workbookView ", '<workbookView activeTab="1" '),
}


@pytest.mark.parametrize("number", MISSES)
def test_a_workbook_that_misses_a_point_is_told_so(number: int, clean: Path, tmp_path: Path) -> None:
    part, old, new = MISSES[number]
    verdict = judge(planted(clean, tmp_path / "x.xlsx", part, old, new))
    assert number in [point.number for point in verdict.points if point.is_met is False]
    assert not verdict.may_leave

from __future__ import annotations

import pytest

from pipeline.excel.reading_formats import Look, look_of_code, read_looks
from tests.excel.raw_workbooks import MAIN

DATES = [
    "dd.mm.yyyy",
    "dd/mm/yyyy;@",
    "[$-414]d\\.\\ mmmm\\ yyyy;@",
    "[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy",
    "yyyy\\-mm\\-dd\\Thh:mm:ss",
    "[Red]d.m.yy",
    "dd.mm.åååå",
    '"dato "d. mmm',
    "mmm-yy",
    "mmmm",
    "DD.MM.YYYY;;",
    "[$-409]m/d/yy h:mm AM/PM;@",
    "yyyy",
]
TIMES = ["h:mm", "hh:mm:ss", "h:mm AM/PM", "[$-F400]h:mm:ss\\ AM/PM", "mm:ss.0", "hh:mm;@", 'hh"t"mm']
NUMBERS = [
    "General",
    "Standard",
    "0",
    "0.00",
    "#,##0.00",
    "# ##0,00",
    "@",
    "",
    "[h]:mm",
    "[hh]:mm:ss",
    "[mm]:ss;@",
    "[ss]",
    "[Red]#,##0",
    '#,##0 "dager"',
    '"Dag "0',
    "0\\d",
    "0_d",
    "0*d",
    "[$kr-414] #,##0.00",
    '_ "kr" * #,##0.00_ ;_ "kr" * -#,##0.00_ ;_ "kr" * "-"??_ ;_ @_ ',
    "0.00E+00",
    "##0.0e-0",
    "0%",
    "# ?/?",
    "#,##0 m²",
    '"ubrutt',
    "General;[Red]-General",
    "[>=100]0;[<0]-0;0",
    ";;;",
]


@pytest.mark.parametrize(
    ("code", "look"),
    [(code, Look.DATE) for code in DATES]
    + [(code, Look.TIME) for code in TIMES]
    + [(code, Look.NUMBER) for code in NUMBERS],
)
def test_a_format_code_is_told_by_what_it_shows(code: str, look: Look) -> None:
    assert look_of_code(code) == look


def test_cell_styles_take_their_format_by_number() -> None:
    styles = (
        f'<styleSheet xmlns="{MAIN}"><!-- x --><numFmts><numFmt numFmtId="164" formatCode="d.m.yy"/>'
        '<numFmt numFmtId="14" formatCode="0"/></numFmts><cellStyleXfs><xf numFmtId="22"/></cellStyleXfs><cellXfs>'
        '<xf numFmtId="164"/><xf numFmtId="14"/><xf numFmtId="15"/><xf numFmtId="21"/><xf numFmtId="46"/><xf/>'
        '<xf numFmtId="x"/><xf numFmtId="57"/></cellXfs></styleSheet>'
    )

    number, date, time = Look.NUMBER, Look.DATE, Look.TIME
    assert read_looks([styles.encode()]) == (date, number, date, time, number, number, number, date)

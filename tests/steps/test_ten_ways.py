"""The same register typed in ten ways gives the same table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from pipeline.finding import Severity
from pipeline.flow import Normalised
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from schemas.tables.dwellings import Dwellings
from tests.steps.workbooks import REQUIRED, small_input

HEADER = (
    *("Bolignr", "Gatenavn", "Husnr", "Bokstav", "Bruksenhetsnr", "Postnr", "Gnr/bnr", "Disposisjonsform"),
    *("Fellesbolig", "Rullestoltilpasset", "Bruksareal", "Antall rom", "Månedsleie", "I bruk fra", "I bruk til"),
)
FEW = (*HEADER[:1], "Adresse", *HEADER[5:])
APART = (*HEADER[:6], "Gnr", "Bnr", *HEADER[7:])
CLEAN = [
    ("B-1", "Storgata", 63, "A", "H0101", "0301", "118/507", "Kommunalt eid", "ja", "nei", 62.5, 3, 12500,
     date(2019, 4, 3), None),
    ("B-2", "Åsvegen", 7, None, "U0204", "7041", "5/12", "Innleid fra privatperson", "nei", "ja", 45, 2, 8900.5,
     date(2018, 12, 31), date(2021, 1, 1)),
]  # fmt: skip

Rows = Sequence[Sequence[Any]]
WAYS: dict[str, tuple[tuple[str, ...], Rows]] = {
    "as it should be": (HEADER, CLEAN),
    "all as text": (HEADER, [
        ("B-1", "Storgata", "63", "A", "H0101", "0301", "118/507", "Kommunalt eid", "Ja", "Nei", "62,5", "3", "12500",
         "03.04.2019", ""),
        ("B-2", "Åsvegen", "7", "", "U0204", "7041", "5/12", "Innleid fra privatperson", "NEI", "JA", "45,0", "2",
         "8900,50", "31.12.2018", "01.01.2021"),
    ]),
    "units and kroner": (HEADER, [
        ("B-1", "Storgata", 63, "A", "H0101", "0301", "118/507", "Kommunalt eid", "j", "n", "62,5 m²", "3 rom",
         "kr 12 500,-", "3.4.2019", "-"),
        ("B-2", "Åsvegen", 7, "-", "U0204", "7041", "5/12", "Innleid", "n", "j", "45 kvm", "2", "8 900,50 kr/mnd",
         "31.12.2018", "1.1.2021"),
    ]),
    "blanks of all kinds": (HEADER, [
        (" b-1\u200b", "Storgata\u00a0", " 63", "a ", "h 0101", "03 01", "118 / 507", "KOMMUNALT  EID", " ja ", "nei.",
         "62,5\u00a0m²", "3", "12\u202f500", "03.04.2019 ", "\u00a0"),
        ("B\u20112", "\ufeffÅsvegen", "7 ", "", "U 0204", "7041", ".5.12", "innleid fra  privatperson", "Nei ", "JA",
         "45", "2", "8\u00a0900,50", "31.12.2018", "01.01.2021"),
    ]),
    "ones and noughts": (HEADER, [
        ("B-1", "Storgata", 63.0, "A", "H0101", 301, "118.507", "KOMMUNALT_EID", 1, 0, 62.5, 3.0, 12500, 43558, None),
        ("B-2", "Åsvegen", 7.0, None, "U0204", 7041, "5-12", "Leid", False, True, 45, 2, "8900.5", 43465, 44197),
    ]),
    "dates in words and digits": (HEADER, [
        ("B-1", "Storgata", 63, "A", "H0101", "0301", "118/507", "Eid", "sann", "usann", 62.5, 3, 12500,
         "3. april 2019", "ukjent"),
        ("B-2", "Åsvegen", 7, None, "U0204", "7041", "5/12", "Leid", "0", "1", 45, 2, 8900.5, 20181231, "1. jan. 2021"),
    ]),
    "two-digit years and strokes": (HEADER, [
        ("B-1", "Storgata", 63, "A", "H0101", "0301", "118/507", "Eid", "x", "nei", 62.5, 3, 12500, "3/4/19",
         "(ikke oppgitt)"),
        ("B-2", "Åsvegen", 7, None, "U0204", "7041", "5/12", "Leid", "nei", "✓", 45, 2, 8900.5, "31/12-18",
         "2021-01-01 00:00:00"),
    ]),
    "one address": (FEW, [
        ("B-1", "Storgata 63 A, H0101", *CLEAN[0][5:]),
        ("B-2", "Åsvegen 7 U0204", *CLEAN[1][5:]),
    ]),
    "letter glued, place after": (FEW, [
        ("B-1", "Storgata 63a, H 0101, 0301 Ingensted", *CLEAN[0][5:]),
        ("B-2", "Åsvegen 7, u0204", *CLEAN[1][5:]),
    ]),
    "gnr and bnr apart, about and American": (APART, [
        (*CLEAN[0][:6], "0118", 507, *CLEAN[0][7:10], "ca. 62,5 m2", 3, "12,500.00", "2019-04-03", "n/a"),
        (*CLEAN[1][:6], 5, "12", *CLEAN[1][7:10], "45.0", "2", "8.900,50", "2018/12/31", "01-01-2021"),
    ]),
}  # fmt: skip


def typed(folder: Path, header: tuple[str, ...], rows: Rows) -> Normalised:
    return normalise(locate(read(small_input(folder, [list(header), *map(list, rows)])), REQUIRED))


def table(found: Normalised) -> list[list[Any]]:
    return [[None if pd.isna(value) else value for value in row] for row in found.tables.frame(Dwellings).to_numpy()]


@pytest.mark.parametrize("way", WAYS)
def test_ten_ways_to_type_one_register_give_one_table(way: str, tmp_path: Path) -> None:
    found = typed(tmp_path / "way", *WAYS[way])

    assert table(found) == table(typed(tmp_path / "clean", HEADER, CLEAN))
    assert {item.severity for item in found.findings} <= {Severity.INFO}


def test_the_clean_way_has_nothing_to_say(tmp_path: Path) -> None:
    found = typed(tmp_path, HEADER, CLEAN)

    assert found.findings == ()
    first = found.tables.frame(Dwellings).iloc[0]
    assert first[["street_name", "house_number", "house_letter", "postal_code"]].tolist() == [
        "Storgata",
        63,
        "A",
        "0301",
    ]

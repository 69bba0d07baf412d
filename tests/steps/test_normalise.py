from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline import texts
from pipeline.cells import column_letters
from pipeline.finding import Severity
from pipeline.flow import Normalised
from pipeline.steps.locate import locate
from pipeline.steps.normalise import normalise
from pipeline.steps.read import read
from schemas.columns import TableModel, table_spec
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.startlan_cases import StartlanCases
from schemas.tables.surveys import Surveys
from schemas.tables.tenancies import Tenancies
from schemas.tables.youths import Youths
from tests.steps.workbooks import REQUIRED, dwelling_row, headings, row_of, small_input, write_book

HEADINGS = headings(Dwellings)


def normalised(folder: Path) -> Normalised:
    return normalise(locate(read(folder), REQUIRED))


def of_dwellings(folder: Path, *rows: Sequence[Any]) -> Normalised:
    return normalised(small_input(folder, [HEADINGS, *rows]))


def of_other(folder: Path, model: type[TableModel], *rows: Sequence[Any]) -> Normalised:
    spec = table_spec(model)
    return normalised(small_input(folder, Annet={spec.sheet: [headings(model), *rows]}))


def said(found: Normalised) -> list[tuple[str, str, str, str]]:
    return [(item.rule_id, item.place.cell, item.message, item.advice) for item in found.findings]


CASES: list[tuple[str, Any, str, str, str]] = [
    (
        "usable_area_m2",
        "stor",
        "I101",
        "«stor» i «Bruksareal» kan ikke leses som et tall.",
        "Skriv bare tallet, for eksempel 12500 eller 42,5.",
    ),
    (
        "in_stock_from",
        "31.02.2019",
        "I102",
        "«31.02.2019» i «I bruk fra» kan ikke leses som en dato.",
        "Skriv datoen som dd.mm.åååå, eller la cellen stå tom.",
    ),
    (
        "in_stock_from",
        2019,
        "I102",
        "«2019» i «I bruk fra» kan ikke leses som en dato.",
        "Skriv datoen som dd.mm.åååå, eller la cellen stå tom.",
    ),
    (
        "wheelchair_accessible",
        "delvis",
        "I103",
        "«delvis» i «Rullestoltilpasset» er verken ja eller nei.",
        "Skriv ja eller nei, eller la cellen stå tom hvis det ikke er kjent.",
    ),
    (
        "dwelling_status",
        "Brent ned",
        "I104",
        "«Brent ned» i «Boligstatus» er ikke i listen over gyldige verdier.",
        "Velg en av: Klar for innflytting, Utleid, Vedlikehold eller Ikke tilgjengelig.",
    ),
    (
        "unit_number",
        "Leil. 52",
        "I105",
        "«Leil. 52» i «Bruksenhetsnr» er ikke et bruksenhetsnummer.",
        "Skriv H, U, L eller K og fire siffer, for eksempel H0101.",
    ),
    ("postal_code", "70411", "I106", "«70411» i «Postnr» skal ha 4 siffer.", "Rett nummeret."),
    ("room_count", 2.5, "I107", "«2,5» i «Antall rom» skal være et helt tall.", "Rett tallet."),
    (
        "usable_area_m2",
        3,
        "I108",
        "3 i «Bruksareal» er utenfor det som kan være riktig (minst 5 og høyst 2\u00a0000).",
        "Rett verdien.",
    ),
    (
        "in_stock_from",
        "mars 2019",
        "I128",
        "«mars 2019» i «I bruk fra» er en måned, ikke en dato.",
        "Skriv hele datoen som dd.mm.åååå, eller la cellen stå tom.",
    ),
    (
        "in_stock_from",
        "04/23/2019",
        "I129",
        "«04/23/2019» i «I bruk fra» har måneden først og er ikke lest.",
        "Skriv datoen som dd.mm.åååå.",
    ),
    ("usable_area_m2", "ca. 62", "I131", "«ca. 62» i «Bruksareal» er lest som 62.", "Skriv det nøyaktige tallet"),
    ("in_stock_from", "1.5.19", "I121", "«1.5.19» i «I bruk fra» er lest som 01.05.2019.", ""),
    ("floor", "ukjent", "I122", "«ukjent» i «Etasje» er lest som ikke oppgitt.", "Ingenting må gjøres."),
    ("municipality_no", 301, "I123", "301 i «Kommunenr» er lest som 0301; nullen foran var falt bort.", ""),
    ("in_stock_from", 43769, "I124", "Tallet 43769 i «I bruk fra» er lest som datoen 31.10.2019.", ""),
    (
        "rent_nok_month",
        "8.500",
        "I125",
        "«8.500» i «Månedsleie» kan være både tusener og desimaler.",
        "Skriv tallet uten skilletegn mellom tusener, for eksempel 1234 eller 1,5.",
    ),
    ("cadastre", date(2019, 12, 5), "I126", "«05.12.2019» i «Gnr/bnr» er ikke gårds- og bruksnummer.", ""),
]


@pytest.mark.parametrize(("column", "value", "rule_id", "message", "advice"), CASES)
def test_each_odd_cell_gives_its_own_sentence_on_its_own_cell(
    column: str, value: Any, rule_id: str, message: str, advice: str, tmp_path: Path
) -> None:
    found = of_dwellings(tmp_path, dwelling_row("B-1"), dwelling_row("B-2", **{column: value}))

    letter = letter_of(column)
    assert [item[:3] for item in said(found)] == [(rule_id, f"{letter}3", message)]
    assert advice in said(found)[0][3]
    assert len(found.tables[Dwellings].frame) == 2, "a value that is not needed does not set its row aside"


def letter_of(column: str) -> str:
    return column_letters([item.name for item in table_spec(Dwellings).columns].index(column) + 1)


def test_an_error_value_and_a_formula_that_was_never_calculated(tmp_path: Path) -> None:
    found = of_dwellings(
        tmp_path, dwelling_row("B-1", usable_area_m2="#N/A"), dwelling_row("B-2", rent_nok_month="=1000*8")
    )

    assert said(found) == [
        ("I109", "O2", "Cellen i «Bruksareal» viser feilen #N/A.", "Rett formelen i cellen."),
        (
            "I110",
            "V3",
            "Cellen i «Månedsleie» har en formel som aldri er regnet ut og lagret.",
            "Åpne arbeidsboken i Excel, la den regne, og lagre.",
        ),
    ]


def test_a_row_without_a_needed_value_is_set_aside_with_one_finding(tmp_path: Path) -> None:
    found = of_dwellings(
        tmp_path,
        dwelling_row("B-1"),
        dwelling_row(None, street_name="Granlia", floor=2),
        dwelling_row("B-3", is_shared_housing=None),
        dwelling_row("B-4", is_shared_housing="tja"),
    )

    assert [item[:3] for item in said(found)] == [
        ("I103", "N5", "«tja» i «Fellesbolig» er verken ja eller nei."),
        ("I111", "A3", "«Bolignr» er tom. Raden er satt til side."),
        ("I111", "N4", "«Fellesbolig» er tom. Raden er satt til side."),
    ]
    assert found.tables[Dwellings].frame["dwelling_id"].tolist() == ["B-1"]
    assert found.tables[Dwellings].rows_read == 4


def test_of_rows_with_one_key_the_first_usable_one_counts(tmp_path: Path) -> None:
    found = of_dwellings(
        tmp_path,
        dwelling_row("B-1", is_shared_housing=None, floor=1),
        dwelling_row("b-1 ", floor=2),
        dwelling_row("B-1", floor=3),
        dwelling_row("B-2", floor=4),
        dwelling_row("B-1", floor=5),
    )

    table = found.tables[Dwellings]
    assert table.frame["floor"].tolist() == [2, 4]
    assert table.row_numbers.tolist() == [3, 5]
    assert [item for item in said(found) if item[0] == "I112"] == [
        (
            "I112",
            f"A{row}",
            "Bolignr B-1 står også i rad 3. Bare den første raden er brukt.",
            "Slett den raden som er feil, eller rett nøkkelen.",
        )
        for row in (4, 6)
    ]


def test_a_key_of_two_columns_is_doubled_only_when_both_are(tmp_path: Path) -> None:
    rows = [
        row_of(Surveys, dwelling_id="B-1", surveyed_date=datetime(2019, 5, 2)),
        row_of(Surveys, dwelling_id="B-1", surveyed_date=datetime(2018, 5, 2)),
        row_of(Surveys, dwelling_id="B-1", surveyed_date="02.05.2019"),
    ]

    found = of_other(tmp_path, Surveys, *rows)

    assert len(found.tables[Surveys].frame) == 2
    assert said(found)[0][2] == (
        "Bolignr og Kartlagt dato B-1 02.05.2019 står også i rad 2. Bare den første raden er brukt."
    )


def test_nothing_about_a_person_stands_in_a_finding(tmp_path: Path) -> None:
    secret = "Kari Hemmelig 41424344"
    row = {"youth_id": "EM-007", "birth_date": secret, "duf_number": secret, "has_consent": secret, "sex": secret}

    found = of_other(
        tmp_path,
        Youths,
        row_of(Youths, **row),
        row_of(Youths, youth_id="EM-008", birth_date="1.2.03"),
        row_of(Youths, youth_id="EM-008", birth_date=date(2003, 2, 1)),
    )

    assert {item.rule_id for item in found.findings} == {"I102", "I103", "I104", "I106", "I121", "I112"}
    shown = " ".join(f"{item.message} {item.advice} {item.value}" for item in found.findings)
    assert texts.MASK in shown
    for word in ("Kari", "4142", "EM-00", "2003", "1.2.03"):
        assert word not in shown


def test_the_place_is_the_true_cell_with_offsets_and_gaps(tmp_path: Path) -> None:
    small_input(tmp_path)
    rows: list[list[Any]] = [["Register"], [], [], [None, None, *HEADINGS], []]
    rows += [[None, None, *dwelling_row("B-1")], [], [], [None, None, *dwelling_row("B-2", floor="øverst")]]
    write_book(tmp_path / "Boligregister.xlsx", {"Boliger": rows})

    found = normalised(tmp_path)

    assert found.findings[0].place.label == "Boligregister.xlsx, ark «Boliger», celle U9"
    assert found.tables[Dwellings].place(1, "dwelling_id").cell == "C9"


@pytest.mark.parametrize("name", [column.name for column in table_spec(Dwellings).columns if not column.is_required])
def test_a_column_that_the_sheet_lacks_is_unknown_in_every_row(name: str, tmp_path: Path) -> None:
    at = [column.name for column in table_spec(Dwellings).columns].index(name)
    rows = [HEADINGS, dwelling_row("B-1"), dwelling_row("B-2")]

    found = normalised(small_input(tmp_path, [row[:at] + row[at + 1 :] for row in rows]))

    assert found.tables[Dwellings].frame[name].isna().tolist() == [True, True]


def test_a_register_without_rows_is_there_and_empty(tmp_path: Path) -> None:
    small_input(tmp_path, [HEADINGS])

    table = normalised(tmp_path).tables[Dwellings]

    assert (len(table.frame), table.rows_read) == (0, 0)


@pytest.mark.parametrize("model", [Surveys, LeasesIn, Tenancies, Youths, StartlanCases])
def test_another_table_without_rows_counts_as_not_delivered(model: type[TableModel], tmp_path: Path) -> None:
    small_input(tmp_path, Annet={table_spec(model).sheet: [headings(model)]})

    assert model not in normalised(tmp_path).tables


CELLS = st.one_of(
    st.none(),
    st.sampled_from(
        [
            "ja",
            "nei",
            "-",
            "B-1",
            "b-1 ",
            "31.10.2019",
            "31.02.2019",
            "1.1.19",
            "Kommunalt eid",
            "8.500",
            "12,5",
            "H0101",
        ]
    ),
    st.integers(-5, 50_000),
    st.booleans(),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
    st.text(st.characters(blacklist_categories=("Cs", "Cc")), max_size=6).map(lambda text: text.lstrip("=")),
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([Dwellings, Surveys, LeasesIn, Tenancies, Youths, StartlanCases]),
    st.data(),
)
def test_whatever_stands_in_the_cells_rows_read_are_rows_used_and_rows_set_aside(
    tmp_path: Path, model: type[TableModel], data: st.DataObject
) -> None:
    width = len(headings(model))
    rows = data.draw(st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=5))
    if model is Dwellings:
        small_input(tmp_path, [HEADINGS, *rows], Annet={"Tom": []})
    else:
        small_input(tmp_path, Annet={table_spec(model).sheet: [headings(model), *rows]})

    located = locate(read(tmp_path), REQUIRED)
    found = normalise(located)

    table = found.tables.get(model)
    if table is None:
        assert [item.rule_id for item in located.findings if item.severity is Severity.ERROR] == ["I017"]
        return
    model.validate(table.frame)
    spec = table_spec(model)
    sheet = located.used()[spec.name]
    set_aside = set(sheet.rows.tolist()) - set(table.row_numbers.tolist())
    named = {
        int("".join(filter(str.isdigit, item.place.cell)))
        for item in found.findings
        if item.severity is Severity.ERROR and item.place.sheet == spec.sheet
    }
    assert table.rows_read == len(sheet.rows) == len(table.frame) + len(set_aside)
    assert set_aside <= named, "a row set aside has a finding that says why"
    assert not table.frame[list(spec.key)].duplicated().any()
    assert list(table.frame.index) == list(range(len(table.frame)))
    assert not pd.isna(table.frame[[column.name for column in spec.columns if column.is_required]]).any().any()


def test_words_that_may_be_somebodys_name_are_masked_in_tables_about_persons(tmp_path: Path) -> None:
    found = of_other(
        tmp_path, StartlanCases, row_of(StartlanCases, case_id="S-1", case_status="Utbetalt", loan_nok="Nn Nnsen")
    )

    (finding,) = (item for item in found.findings if item.rule_id == "I101")
    assert (finding.value, finding.message) == (texts.MASK, "«•••» i «Startlån» kan ikke leses som et tall.")


def test_words_for_unknown_are_no_name(tmp_path: Path) -> None:
    found = of_other(
        tmp_path, Tenancies, row_of(Tenancies, tenancy_id="L-1", dwelling_id="B-1", end_date="etter avtale")
    )

    assert [item.value for item in found.findings if item.rule_id == "I122"] == ["etter avtale"]


def test_a_column_of_ticks_alone_is_said_once(tmp_path: Path) -> None:
    found = of_dwellings(
        tmp_path,
        dwelling_row("B-1", wheelchair_accessible="x"),
        dwelling_row("B-2"),
        dwelling_row("B-3", wheelchair_accessible="X"),
    )

    assert said(found) == [
        (
            "I127",
            f"{letter_of('wheelchair_accessible')}1",
            "I «Rullestoltilpasset» er det bare krysset av for ja. "
            "Tomme celler er lest som ikke oppgitt, ikke som nei.",
            "Skriv nei der svaret er nei.",
        )
    ]
    answers = found.tables.frame(Dwellings)[Dwellings.wheelchair_accessible]
    assert [None if pd.isna(answer) else answer for answer in answers] == [True, None, True]


def test_a_date_that_another_makes_doubtful_has_a_sentence_of_its_own(tmp_path: Path) -> None:
    found = of_dwellings(
        tmp_path, dwelling_row("B-1", in_stock_from="04/23/2019"), dwelling_row("B-2", in_stock_from="03/04/2019")
    )

    assert said(found)[1] == (
        "I130",
        f"{letter_of('in_stock_from')}3",
        "«03/04/2019» i «I bruk fra» kan leses på to måter, for andre datoer i kolonnen har måneden først.",
        "Skriv datoen som dd.mm.åååå.",
    )


def test_a_finding_on_a_merged_id_points_at_the_merged_cells_own_address(tmp_path: Path) -> None:
    folder = small_input(tmp_path, [headings(Dwellings), dwelling_row("B-1"), dwelling_row(None), dwelling_row("B-2")])
    book = openpyxl.load_workbook(folder / "Boligregister.xlsx")
    book["Boliger"].merge_cells("A2:A3")
    book.save(folder / "Boligregister.xlsx")

    places = [(item.rule_id, item.place.cell) for item in normalised(folder).findings if item.rule_id == "I112"]

    assert places == [("I112", "A2")]

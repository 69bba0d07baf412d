from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.headings import (
    ALIKE,
    MAYBE_RENAMED,
    heading_forms,
    heading_key,
    known_forms,
    named,
    rarity,
    renamed_likeness,
    says_again,
    similarity,
)
from schemas.columns import TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.dwellings import Dwellings
from schemas.tables.startlan_cases import StartlanCases
from schemas.tables.tenancies import Tenancies

DWELLINGS = table_spec(Dwellings)


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("Bolignr", "bolignr"),
        ("  BOLIGNR \u00a0", "bolignr"),
        ("Bruksareal (m²)", "bruksareal"),
        ("Husleiepakke [kr/mnd]", "husleiepakke"),
        ("Strøm inkl.", "strøm inkl"),
        ("Gnr/bnr", "gnr bnr"),
        ("Utflyttet\n(siste dag)", "utflyttet"),
        ("()", ""),
    ],
)
def test_case_units_and_punctuation_make_no_difference(heading: str, key: str) -> None:
    assert heading_key(heading) == key


@pytest.mark.parametrize(
    ("heading", "known"),
    [
        ("Bolig nr.", "Bolignr"),
        ("BOLIGNUMMER", "Bolignr"),
        ("Fodt", "Født"),
        ("Dato signert", "Signert dato"),
        ("Bruks-\nareal", "Bruksareal"),
        ("Bruksareal kvm", "Bruksareal"),
        ("1. Bolignr", "Bolignr"),
        ("Aarsak", "Årsak"),
        ("Dt. signert", "Signert dato"),
        ("Ant. rom", "Antall rom"),
    ],
)
def test_spellings_of_one_heading_have_a_form_in_common(heading: str, known: str) -> None:
    assert heading_forms(heading) & heading_forms(known)


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: str(table.name))
def test_every_heading_and_synonym_is_most_like_its_own_column(table: TableSpec) -> None:
    for own, column in enumerate(table.readable):
        for heading in (column.title, column.heading, *column.synonyms):
            scores = [similarity(heading, table.name, order) for order in range(len(table.readable))]

            assert scores[own] == max(scores) >= 0.98, heading
            assert sorted(scores)[-2] < 0.98, heading
            assert named(heading, table) is not None


def test_a_slip_in_a_word_that_is_often_shortened_leaves_the_heading_alike() -> None:
    cases = table_spec(StartlanCases)
    order = [column.name for column in cases.columns].index("case_id")

    assert similarity("Saksnumemr", cases.name, order) >= ALIKE


def test_a_misspelt_heading_is_alike_and_one_with_a_word_more_is_not() -> None:
    order = [column.name for column in DWELLINGS.columns].index("disposal_form")

    assert ALIKE <= similarity("Disposisjonform", "dwellings", order) < 0.92
    assert similarity("Disposisjonsform ny", "dwellings", order) < ALIKE


def test_a_heading_that_many_tables_have_says_little() -> None:
    order = {column.name: at for at, column in enumerate(DWELLINGS.columns)}

    assert rarity("dwellings", order["wheelchair_accessible"]) == 1.0
    assert rarity("dwellings", order["remarks"]) < 0.2
    assert len(known_forms()["merknad"]) > 5


@pytest.mark.parametrize(
    ("heading", "is_asked"),
    [(text, True) for text in ("Flyttet inn dato", "Innflytting", "Innflyttingsdato")]
    + [("Telefon", False), ("Vaktmester", False)],
)
def test_staff_are_asked_of_a_heading_that_may_have_been_renamed(heading: str, is_asked: bool) -> None:
    column = table_spec(Tenancies).column("start_date")

    assert (renamed_likeness(heading, column) >= MAYBE_RENAMED) == is_asked


@given(st.sampled_from(["Bolignr", "Gnr/bnr", "Strøm inkl.", "()", "2. Navn"]), st.data())
def test_a_text_says_a_heading_again_when_it_has_its_key(heading: str, data: st.DataObject) -> None:
    key = heading_key(heading)
    text = data.draw(
        st.sampled_from([heading, heading.upper(), f"1) {heading} (nr)"]) | st.text("Bolignr ()\u200bGb/", max_size=9)
    )
    assert says_again(text, key) == (heading_key(text) == key)

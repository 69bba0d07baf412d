from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.headings import ALIKE, heading_key, known_headings, match_headings, maybe_renamed, similarity
from schemas.columns import TableSpec, table_spec
from schemas.tables import TABLES
from schemas.tables.dwellings import Dwellings
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


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: str(table.name))
def test_every_heading_and_synonym_is_taken_for_its_own_column(table: TableSpec) -> None:
    for column in table.columns:
        for heading in (column.title, column.heading, *column.synonyms):
            rest = [other.title for other in table.columns if other is not column][:3]

            matches = match_headings(dict(enumerate([heading, *rest], start=1)), table)

            assert matches[1].column.name == column.name, heading


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: str(table.name))
def test_no_two_columns_of_a_table_are_alike_enough_to_be_mixed_up(table: TableSpec) -> None:
    known = known_headings(table.name)
    alike = [
        (name, other[0]) for own, other in permutations(known, 2) for name in own if similarity(name, other) >= ALIKE
    ]

    assert not alike


def test_a_misspelt_heading_is_ours_and_a_short_one_must_be_right() -> None:
    headings = {1: "Bolignr", 2: "Disposisjonform", 3: "Fellesbolig", 4: "Nrr"}

    matches = match_headings(headings, DWELLINGS)

    assert {number: match.column.name for number, match in matches.items()} == {
        1: "dwelling_id",
        2: "disposal_form",
        3: "is_shared_housing",
    }
    assert matches[1].score == 1.0
    assert ALIKE <= matches[2].score < 1.0


def test_the_title_wins_over_a_synonym_and_the_left_one_over_its_twin() -> None:
    by_title = match_headings({1: "Areal", 2: "Bruksareal", 3: "Bolignr"}, DWELLINGS)
    twins = match_headings({1: "Bolignr", 2: "Bolignr", 3: "Etasje"}, DWELLINGS)

    assert {number: match.column.name for number, match in by_title.items()} == {2: "usable_area_m2", 3: "dwelling_id"}
    assert {number: match.column.name for number, match in twins.items()} == {1: "dwelling_id", 3: "floor"}


def test_one_heading_alone_is_no_table() -> None:
    assert match_headings({1: "Bolignr", 2: "Vaktmester", 3: "Telefon"}, DWELLINGS) == {}


@given(st.permutations([column.title for column in DWELLINGS.columns]))
def test_columns_may_stand_in_any_order(titles: list[str]) -> None:
    matches = match_headings(dict(enumerate(titles, start=1)), DWELLINGS)

    assert [matches[number].column.title for number in range(1, len(titles) + 1)] == titles


@given(st.lists(st.text(max_size=20), max_size=6))
def test_no_heading_makes_the_matching_fail(headings: list[str]) -> None:
    for table in TABLES.values():
        match_headings(dict(enumerate([*headings, "Bolignr", "Rom"], start=1)), table)


@pytest.mark.parametrize(
    ("heading", "asked"),
    [(text, text) for text in ("Flyttet inn dato", "Innflytting", "Innflyttingsdato")]
    + [("Telefon", None), ("Vaktmester", None)],
)
def test_staff_are_asked_of_a_heading_that_may_have_been_renamed(heading: str, asked: str | None) -> None:
    column = table_spec(Tenancies).column("start_date")

    assert maybe_renamed(column, [heading]) == asked

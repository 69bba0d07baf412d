from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.living.housemates import mentions
from schemas.tables.youths import Youths
from tests.builders import make_frame, youth

IDS = ("EM-001", "EM-012", "EM-120", "EM-015")


def named(text: str | None, ids: tuple[str, ...] = IDS) -> tuple[list[str], bool]:
    rows = [youth(youth_id="X-999", live_with=text), *(youth(youth_id=item) for item in ids)]
    found = mentions(make_frame(Youths, rows), Youths.live_with)
    return [("X-999", *ids)[at] for at in found.named], bool(found.is_unknown[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EM-012", ["EM-012"]),
        ("EM-012, EM-015", ["EM-012", "EM-015"]),
        ("EM-012;EM-015", ["EM-012", "EM-015"]),
        ("EM-012 og EM-015", ["EM-012", "EM-015"]),
        ("EM-012 OG EM-015 eller em-001", ["EM-012", "EM-015", "EM-001"]),
        ("EM-012/EM-015\nEM-120", ["EM-012", "EM-015", "EM-120"]),
        ("em 12", ["EM-012"]),
        ("EM12", ["EM-012"]),
        ("12 og 15", ["EM-012", "EM-015"]),
        ("EM-012 (bror)", ["EM-012"]),
        ("bror EM-012", ["EM-012"]),
        ("EM-012 EM-015", ["EM-012", "EM-015"]),
        ("  EM-012,  ", ["EM-012"]),
        (None, []),
        ("Ingen", []),
        ("-", []),
        ("ikke oppgitt", []),
    ],
)
def test_lists_as_people_write_them(text: str | None, expected: list[str]) -> None:
    assert named(text) == (expected, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EM-099", []),
        ("en fetter", []),
        ("EM-012, EM-099", ["EM-012"]),
        ("helst 2 andre", []),
        ("bor i rom 12", []),
    ],
)
def test_whoever_is_not_on_file_is_not_guessed(text: str, expected: list[str]) -> None:
    assert named(text) == (expected, True)


def test_a_number_that_could_be_two_youths_is_neither() -> None:
    assert named("12", ("EM-12", "U-12")) == ([], True)
    assert named("U-12", ("EM-12", "U-12")) == (["U-12"], False)
    assert named("EM-12", ("EM-12", "EM-012")) == ([], True)


def test_pairs_are_the_same_whoever_names_whom() -> None:
    one = [youth(live_with="U-2, U-1"), youth(youth_id="U-2")]
    other = [youth(), youth(youth_id="U-2", live_with="U-1")]
    for rows in (one, other):
        assert mentions(make_frame(Youths, rows), Youths.live_with).pairs == {(0, 1)}
    assert mentions(make_frame(Youths, one), Youths.live_with).names_self.tolist() == [True, False]


def test_no_youths() -> None:
    found = mentions(make_frame(Youths), Youths.live_with)
    assert (found.pairs, found.is_unknown.tolist(), found.names_self.tolist()) == (set(), [], [])


@given(
    st.lists(st.sampled_from(IDS), min_size=1, max_size=4, unique=True),
    st.sampled_from([", ", ",", "; ", " og ", " / ", "\n", " & "]),
    st.sampled_from([str, str.lower, lambda name: name.replace("-", " "), lambda name: name.replace("-0", "-")]),
)
def test_every_way_of_writing_a_list_gives_the_same_youths(ids: list[str], between: str, spell: object) -> None:
    assert callable(spell)
    assert named(between.join(spell(name) for name in ids)) == (ids, False)


def test_an_id_with_a_line_break_moves_nobody_elses_name() -> None:
    assert named("U-2", ("U-\n1", "U-2", "U-3")) == (["U-2"], False)

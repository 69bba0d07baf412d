from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.address import addresses, split_address
from schemas.tables.dwellings import Dwellings
from tests.builders import dwelling, make_frame


@pytest.mark.parametrize(
    ("street", "number", "letter", "expected"),
    [
        ("Granlia", 12, "B", "Granlia 12 B"),
        ("Granlia", 12, None, "Granlia 12"),
        ("Granlia", None, None, "Granlia"),
        (None, 12, "B", ""),
    ],
)
def test_an_address_on_one_line(street: str | None, number: int | None, letter: str | None, expected: str) -> None:
    row = dwelling(street_name=street, house_number=number, house_letter=letter)

    assert addresses(make_frame(Dwellings, [row])) == [expected]


def parts(*values: Any) -> dict[str, Any]:
    names = ("street_name", "house_number", "house_letter", "unit_number", "unit_subref")
    return {name: value for name, value in zip(names, values, strict=False) if value is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Storgata 63 A, H0101", parts("Storgata", 63, "A", "H0101")),
        ("Storgata 63 H0204", parts("Storgata", 63, None, "H0204")),
        ("Storgata 63 H 0101", parts("Storgata", 63, None, "H0101")),
        ("Storgata 63A", parts("Storgata", 63, "A")),
        ("Storgata 2b", parts("Storgata", 2, "B")),
        ("Storgata 63, U0102, A", parts("Storgata", 63, None, "U0102", "A")),
        ("Storgata 63 B, h0102, rom 3", parts("Storgata", 63, "B", "H0102", "3")),
        ("Storgata 63, H0101, 0000 Ingensted", parts("Storgata", 63, None, "H0101")),
        ("Storgata 63, 0000 Ingensted", parts("Storgata", 63)),
        ("7. juni gate 5", parts("7. juni gate", 5)),
        ("Per Sivles veg 12 C", parts("Per Sivles veg", 12, "C")),
        ("Granlia", parts("Granlia")),
        ("Storgata 63-65", None),
        ("Storgata 63, leil. 52", None),
        ("Storgata 63, A", None),
        ("Storgata 63 leil. 52", None),
        ("63 A", None),
        ("", None),
    ],
)
def test_an_address_is_taken_apart(text: str, expected: dict[str, Any] | None) -> None:
    assert split_address(text) == expected


@given(
    st.sampled_from(["Storgata", "Åsvegen", "Per Sivles veg", "Nordre gate"]),
    st.integers(1, 9999),
    st.sampled_from(["", "A", "Å"]),
    st.sampled_from(["", "H0101", "U0204"]),
    st.sampled_from(["{s} {n}{l}, {u}", "{s} {n} {l}, {u}", "{s} {n}{l} {u}", "{s}, {n} {l} {u}"]),
)
def test_the_parts_of_an_address_come_back(street: str, number: int, letter: str, unit: str, form: str) -> None:
    text = " ".join(form.format(s=street, n=number, l=letter, u=unit).replace(" ,", ",").split()).rstrip(", ")

    assert split_address(text) == parts(street, number, letter or None, unit or None)


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_it(text: str) -> None:
    split_address(text)

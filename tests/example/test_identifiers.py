from __future__ import annotations

import re

from tests.example.conftest import HEADER_ROWS, Example

LAST_POSTAL_CODE_IN_USE = 9991


def test_duf_numbers_have_right_check_digits_and_a_year_that_cannot_be(example: Example) -> None:
    numbers = [row["DUF"] for row in example.rows("Ungdom.xlsx", "EM-ungdom")]
    assert len(numbers) == len(set(numbers)) > 100
    for number in numbers:
        assert re.fullmatch(r"1901\d{8}", number)
        total = sum(
            int(digit) * weight for digit, weight in zip(number[:10], (4, 6, 3, 2, 4, 6, 3, 2, 7, 5), strict=True)
        )
        assert total % 11 == int(number[10:])


def test_no_cell_holds_eleven_digits_in_a_row(example: Example) -> None:
    for file, sheet in HEADER_ROWS:
        for row in example.books[file][sheet].iter_rows(values_only=True):
            for value in row:
                digits = re.findall(r"\d+", str(value))
                assert all(len(run) != 11 for run in digits), (file, sheet, value)


def test_postal_codes_and_municipality_do_not_exist(example: Example) -> None:
    rows = example.rows("Boligregister.xlsx", "Boliger")
    assert all(int(row["Postnr"]) > LAST_POSTAL_CODE_IN_USE for row in rows)
    assert {row["Kommunenr"] for row in rows} == {"9999"}


def test_addresses_with_unit_are_unique(example: Example) -> None:
    places = [
        (row["Gatenavn"], row["Husnr"], row["Bokstav"], row["Leilighetsnr"])
        for row in example.rows("Boligregister.xlsx", "Boliger")
    ]
    assert len(places) == len(set(places)) == 124


def test_landlords_are_made_up(example: Example) -> None:
    made_up = r"Privat utleier \d+|Stiftelsen Lurvikheimen|Lurvik Boligforetak KF|\D+( \d)?\D* AS"
    landlords = {row["Utleier"] for row in example.rows("Kontrakter.xlsx", "Innleie")}
    assert all(re.fullmatch(made_up, landlord) for landlord in landlords)


def test_residents_in_the_plan_are_numbers_of_youths(example: Example) -> None:
    youths = {row["EM-nr"] for row in example.rows("Ungdom.xlsx", "EM-ungdom")}
    residents = {row["Beboer"] for row in example.rows("Bosettingsplan.xlsx", "Plasser")} - {None}
    assert residents
    assert residents <= youths

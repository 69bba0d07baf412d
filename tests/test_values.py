from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.values import Remark, read_value, tidy
from schemas import codelists
from schemas.codelists import CodeList
from schemas.columns import ColumnSpec, Kind


def column(kind: Kind, **changes: Any) -> ColumnSpec:
    base: dict[str, Any] = {
        "name": "x",
        "title": "X",
        "kind": kind,
        "synonyms": (),
        "unit": "",
        "codes": None,
        "digits": None,
        "minimum": None,
        "maximum": None,
        "is_required": False,
        "is_optional": False,
        "is_sensitive": False,
        "owner": None,
    }
    return ColumnSpec(**{**base, **changes})


NUMBER, INTEGER, DATE, YES_NO = map(column, (Kind.NUMBER, Kind.INTEGER, Kind.DATE, Kind.YES_NO))
MONTHS = column(Kind.INTEGER, unit="mnd")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12500", 12500),
        ("12 500", 12500),
        ("12\u00a0500", 12500),
        ("22\u202f000", 22000),
        ("12.500,50", 12500.5),
        ("14754,6", 14754.6),
        ("1 234 567,89", 1234567.89),
        ("1.234.567", 1234567),
        ("kr 5 000,-", 5000),
        ("kr. 5000,–", 5000),
        ("5 000 kr/mnd", 5000),
        ("Kr5000 pr. mnd.", 5000),
        ("62 m²", 62),
        ("62,5m2", 62.5),
        ("ca. 62 kvm", 62),
        ("43 %", 43),
        ("-3", -3),
        ("\u22123", -3),
        ("+3", 3),
        ("0,5", 0.5),
        ("0.125", 0.125),
        ("1,234", 1.234),
        ("1234.5", 1234.5),
        ("1234.567", 1234.567),
        ("007", 7),
    ],
)
def test_numbers_as_municipalities_write_them(text: str, value: float) -> None:
    assert (read_value(text, NUMBER).value, read_value(text, NUMBER).remark) == (value, None)


@pytest.mark.parametrize("text", ["1.234", "-1.234", "12.500", "kr 12.500", "999.999"])
def test_a_number_that_can_be_thousands_or_decimals_is_not_guessed(text: str) -> None:
    assert read_value(text, NUMBER).remark is Remark.AMBIGUOUS_NUMBER
    assert read_value(text, NUMBER).value is None


@pytest.mark.parametrize(
    "text",
    [
        "tolv",
        "12a",
        "1 234.567",
        "1.234 567",
        "12 50",
        "1,2,3",
        "5 mm",
        "2 km",
        "10-12",
        "1e5",
        "nan",
        "inf",
        "--3",
        "kr",
        "9" * 400,
        "1" + "0" * 15,
    ],
)
def test_what_is_no_number_is_said(text: str) -> None:
    assert (read_value(text, NUMBER).value, read_value(text, NUMBER).remark) == (None, Remark.NOT_A_NUMBER)


@pytest.mark.parametrize(
    ("unit", "text", "value"),
    [
        ("mnd", "3 mnd.", 3),
        ("mnd", "3 måneder", 3),
        ("mnd", "1 år", None),
        ("m", "250 meter", 250),
        ("m", "250 m²", None),
        ("m²", "55 m²", 55),
        ("kr/mnd", "8 000 kr/mnd", 8000),
        ("kr", "50 %", None),
        ("%", "50 %", 50),
    ],
)
def test_a_unit_that_is_not_the_columns_is_refused(unit: str, text: str, value: float | None) -> None:
    read = read_value(text, column(Kind.NUMBER, unit=unit))

    assert read.value == value
    assert read.remark is (Remark.NOT_A_NUMBER if value is None else None)


@pytest.mark.parametrize(("text", "remark"), [("3", None), ("3,0", None), ("3,5", Remark.NOT_WHOLE)])
def test_a_count_is_whole(text: str, remark: Remark | None) -> None:
    assert read_value(text, INTEGER).remark is remark


@given(st.decimals(min_value=-10_000_000, max_value=10_000_000, places=2))
def test_a_number_written_in_norwegian_is_read_back(number: Any) -> None:
    text = f"{number:,}".replace(",", " ").replace(".", ",")

    assert read_value(text, NUMBER).value == pytest.approx(float(number))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31.10.2019", date(2019, 10, 31)),
        ("1.2.2019", date(2019, 2, 1)),
        ("01/02/2019", date(2019, 2, 1)),
        ("01-02-2019", date(2019, 2, 1)),
        ("2019-02-01", date(2019, 2, 1)),
        ("2019-02-01 00:00:00", date(2019, 2, 1)),
        ("2019-02-01T13:45:10.123", date(2019, 2, 1)),
        ("31.10.2019 13:45", date(2019, 10, 31)),
        ("  31.10.2019\u00a0", date(2019, 10, 31)),
        ("29.02.2020", date(2020, 2, 29)),
    ],
)
def test_dates_as_municipalities_write_them(text: str, value: date) -> None:
    assert (read_value(text, DATE).value, read_value(text, DATE).remark) == (value, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("31.10.19", date(2019, 10, 31)),
        ("1.2.03", date(2003, 2, 1)),
        ("1.2.49", date(2049, 2, 1)),
        ("1.2.50", date(1950, 2, 1)),
        ("1/2/99", date(1999, 2, 1)),
    ],
)
def test_two_digit_years_are_read_and_said(text: str, value: date) -> None:
    assert (read_value(text, DATE).value, read_value(text, DATE).remark) == (value, Remark.TWO_DIGIT_YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2019",
        "29.02.2019",
        "12/31/2019",
        "2019-13-01",
        "2019-31-10",
        "00.10.2019",
        "31.10",
        "31.10.",
        "31.10.219",
        "2019",
        "43769",
        "snart",
        "uke 44",
        "31.10.1899",
        "31.10.2201",
        "31.10.0001",
        "31.10.2019, 30.11.2019",
    ],
)
def test_an_impossible_date_is_said(text: str) -> None:
    assert (read_value(text, DATE).value, read_value(text, DATE).remark) == (None, Remark.NOT_A_DATE)


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(["{0:02d}.{1:02d}.{2}", "{0}.{1}.{2}"]))
def test_a_date_is_read_back_day_first(day: date, form: str) -> None:
    assert read_value(form.format(day.day, day.month, day.year), DATE).value == day
    assert read_value(day.isoformat(), DATE).value == day


@pytest.mark.parametrize(
    ("text", "value"),
    [
        *((word, True) for word in ("ja", "Ja", "JA", "ja.", " ja ", "j", "J", "x", "X", "1", "True", "SANN", "yes")),
        *((word, False) for word in ("nei", "Nei", "NEI!", "n", "N", "0", "False", "usann", "no")),
    ],
)
def test_yes_and_no_in_any_form(text: str, value: bool) -> None:
    assert (read_value(text, YES_NO).value, read_value(text, YES_NO).remark) == (value, None)


@pytest.mark.parametrize("text", ["kanskje", "ja/nei", "ja, delvis", "2", "jaa", "xx", "nja"])
def test_what_is_neither_yes_nor_no_is_said(text: str) -> None:
    assert (read_value(text, YES_NO).value, read_value(text, YES_NO).remark) == (None, Remark.NOT_YES_NO)


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.DATE, Kind.YES_NO, Kind.UNIT_NUMBER, Kind.CADASTRE])
@pytest.mark.parametrize(
    "text", ["-", "–", "?", "ukjent", "Ukjent.", "(ikke oppgitt)", "snarest", "VET IKKE", "uavklart"]
)
def test_a_word_for_unknown_is_unknown_and_never_no(kind: Kind, text: str) -> None:
    assert (read_value(text, column(kind)).value, read_value(text, column(kind)).remark) == (None, Remark.UNKNOWN_WORD)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\t\n", "\u200b"])
def test_blank_is_no_value_and_no_remark(kind: Kind, text: str) -> None:
    read = read_value(text, column(kind, digits=4, codes=codelists.RISK))

    assert (read.value, read.remark) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"), [("b-12", "B-12"), (" B-12 ", "B-12"), ("b\u00a012", "B 12"), ("0012", "0012"), ("-", None)]
)
def test_an_id_is_read_in_capitals_with_its_zeros(text: str, value: str | None) -> None:
    assert read_value(text, column(Kind.ID)).value == value


@pytest.mark.parametrize(
    ("text", "value", "remark"),
    [
        ("7041", "7041", None),
        ("70 41", "7041", None),
        ("301", "0301", Remark.ZEROS_RESTORED),
        ("30", None, Remark.WRONG_DIGITS),
        ("70411", None, Remark.WRONG_DIGITS),
        ("70a1", None, Remark.WRONG_DIGITS),
        ("٧٠٤١", None, Remark.WRONG_DIGITS),
    ],
)
def test_digits_keep_and_regain_their_zeros(text: str, value: str | None, remark: Remark | None) -> None:
    read = read_value(text, column(Kind.DIGITS, digits=4))

    assert (read.value, read.remark) == (value, remark)


@pytest.mark.parametrize(
    ("text", "value"),
    [("H0101", "H0101"), ("h0101", "H0101"), ("H 0101", "H0101"), ("Leil. 52", None), ("A0101", None), ("H101", None)],
)
def test_unit_numbers(text: str, value: str | None) -> None:
    read = read_value(text, column(Kind.UNIT_NUMBER))

    assert (read.value, read.remark) == (value, None if value else Remark.NOT_A_UNIT_NUMBER)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("118/507", "118/507"),
        ("118.507", "118/507"),
        (".118.1729", "118/1729"),
        ("118 / 507", "118/507"),
        ("0118/0507", "118/507"),
        ("118/507/0/3", "118/507/0/3"),
        ("118,507", None),
        ("gnr 118", None),
    ],
)
def test_cadastre_numbers(text: str, value: str | None) -> None:
    read = read_value(text, column(Kind.CADASTRE))

    assert (read.value, read.remark) == (value, None if value else Remark.NOT_A_CADASTRE)


LISTS = [item for item in vars(codelists).values() if isinstance(item, CodeList)]


@pytest.mark.parametrize("codes", LISTS, ids=lambda codes: str(codes.name))
def test_every_label_code_and_spelling_of_a_list_is_read_as_its_own_code(codes: CodeList) -> None:
    for entry in codes.codes:
        for spelling in (entry.label, entry.code, *entry.synonyms):
            for text in (spelling, spelling.upper(), f" {spelling} ", spelling.replace(" ", "\u00a0")):
                read = read_value(text, column(Kind.CODE, codes=codes))
                assert (read.value, read.remark) == (entry.code, None), text


def test_a_word_that_is_not_in_the_list_is_said() -> None:
    read = read_value("Svært høy", column(Kind.CODE, codes=codelists.RISK))

    assert (read.value, read.remark) == (None, Remark.NOT_IN_LIST)


def test_no_outdoor_area_and_an_unknown_one_are_not_the_same() -> None:
    outdoor = column(Kind.CODE, codes=codelists.OUTDOOR_AREA)

    assert read_value("Ingen", outdoor).value == "NONE"
    assert read_value("mangler", outdoor).remark is Remark.UNKNOWN_WORD


@given(
    st.one_of(st.text(), st.from_regex(r"\A[-+kr0-9 .,/%m²åH()]{0,24}\Z")),
    st.sampled_from(list(Kind)),
)
def test_no_text_whatever_makes_a_reader_fail(text: str, kind: Kind) -> None:
    read = read_value(text, column(kind, digits=4, codes=codelists.LEASE_PERIOD, unit="kr/mnd"))

    assert read.value is None or read.remark in (None, Remark.TWO_DIGIT_YEAR, Remark.ZEROS_RESTORED)


def test_tidy_takes_all_kinds_of_blanks_and_composes_letters() -> None:
    assert tidy("\ufeff A\u030asen\u00a0\u00a0\n12\u200b ") == "Åsen 12"

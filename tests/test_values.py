from __future__ import annotations

import unicodedata
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline import texts
from pipeline.remarks import Read, Remark
from pipeline.values import _IS_TIDY, _USUAL_ID, read_id, read_value, tidy
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
READ_AND_SAID = (None, Remark.TWO_DIGIT_YEAR, Remark.ZEROS_RESTORED, Remark.NUMBER_AS_DATE, Remark.APPROXIMATE)
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
        ("12 500,00 kr/mnd", 12500),
        ("12.500,- kr", 12500),
        ("kr 12.500,-", 12500),
        ("5000.-", 5000),
        ("12\u2009500,50", 12500.5),
        ("12,500.50", 12500.5),
        ("NOK 9 000 pr. måned", 9000),
        ("\u20133", -3),
        ("\u20103,5", -3.5),
        ("1\u200b2", 12),
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
        ("31. 10. 2019", date(2019, 10, 31)),
        ("31,10,2019", date(2019, 10, 31)),
        ("31.10.2019.", date(2019, 10, 31)),
        ("31.10.2019 kl. 13.45", date(2019, 10, 31)),
        ("2019/10/31", date(2019, 10, 31)),
        ("2019.10.31", date(2019, 10, 31)),
        ("1. mars 2019", date(2019, 3, 1)),
        ("1 Mars 2019", date(2019, 3, 1)),
        ("1.mars 2019", date(2019, 3, 1)),
        ("01-mar-2019", date(2019, 3, 1)),
        ("3. sept. 2019", date(2019, 9, 3)),
        ("31. des 2019 kl 12:00", date(2019, 12, 31)),
        ("03/04/2019", date(2019, 4, 3)),
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
        ("1. mars 19", date(2019, 3, 1)),
    ],
)
def test_two_digit_years_are_read_and_said(text: str, value: date) -> None:
    assert (read_value(text, DATE).value, read_value(text, DATE).remark) == (value, Remark.TWO_DIGIT_YEAR)


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2019",
        "29.02.2019",
        "2019-13-01",
        "2019-31-10",
        "00.10.2019",
        "31.10",
        "31.10.",
        "31.10.219",
        "2019",
        "snart",
        "uke 44",
        "31.10.1899",
        "31.10.2201",
        "31.10.0001",
        "31.10.2019, 30.11.2019",
        "32. mars 2019",
        "1. ma 2019",
        "1. brumaire 2019",
        "1234567",
        "99999999",
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
        *(
            (word, True)
            for word in (
                "ja",
                "Ja",
                "JA",
                "ja.",
                " ja ",
                "j",
                "J",
                "x",
                "X",
                "1",
                "1.0",
                "True",
                "SANN",
                "yes",
                "✓",
                "✔️",
            )
        ),
        *((word, False) for word in ("nei", "Nei", "NEI!", "n", "N", "0", "0,0", "False", "usann", "no")),
    ],
)
def test_yes_and_no_in_any_form(text: str, value: bool) -> None:
    assert (read_value(text, YES_NO).value, read_value(text, YES_NO).remark) == (value, None)


@pytest.mark.parametrize("text", ["kanskje", "ja/nei", "ja, delvis", "2", "jaa", "xx", "nja"])
def test_what_is_neither_yes_nor_no_is_said(text: str) -> None:
    assert (read_value(text, YES_NO).value, read_value(text, YES_NO).remark) == (None, Remark.NOT_YES_NO)


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.DATE, Kind.YES_NO, Kind.UNIT_NUMBER, Kind.CADASTRE])
@pytest.mark.parametrize(
    "text",
    [
        "-",
        "–",
        "?",
        "ukjent",
        "Ukjent.",
        "(ikke oppgitt)",
        "snarest",
        "VET IKKE",
        "uavklart",
        "n/a",
        "N/A",
        "--",
        "…",
        "???",
        "NULL",
        "[ukjent]",
        "etter avtale",
    ],
)
def test_a_word_for_unknown_is_unknown_and_never_no(kind: Kind, text: str) -> None:
    assert (read_value(text, column(kind)).value, read_value(text, column(kind)).remark) == (None, Remark.UNKNOWN_WORD)


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("text", ["", " ", "\u00a0", "\t\n", "\u200b"])
def test_blank_is_no_value_and_no_remark(kind: Kind, text: str) -> None:
    read = read_value(text, column(kind, digits=4, codes=codelists.RISK))

    assert (read.value, read.remark) == (None, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("b-12", "B-12"),
        (" B-12 ", "B-12"),
        ("b\u00a012", "B 12"),
        ("0012", "0012"),
        ("-", None),
        ("12.0", "12"),
        ("12,0", "12"),
        ("b\u201112", "B-12"),
        ("b-\u200b12", "B-12"),
    ],
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
    [
        ("H0101", "H0101"),
        ("h0101", "H0101"),
        ("H 0101", "H0101"),
        ("H-0101", "H0101"),
        ("leil. h0101", "H0101"),
        ("Leil. 52", None),
        ("A0101", None),
        ("H101", None),
    ],
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
        ("gnr. 118 bnr. 507", "118/507"),
        ("Gnr 118/Bnr 507", "118/507"),
        ("Gnr: 118, bnr: 507", "118/507"),
        ("5028-118/507", "118/507"),
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

    assert read.value is None or read.remark in READ_AND_SAID


@pytest.mark.parametrize("text", ["(ikke oppgitt)", "ikke oppgitt", "Ukjent", "n/a", "?", "NULL"])
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.ID])
def test_a_name_that_is_not_known_is_no_name(kind: Kind, text: str) -> None:
    assert (read_value(text, column(kind)).value, read_value(text, column(kind)).remark) == (None, Remark.UNKNOWN_WORD)


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "+47", "-ja", "etter avtale", "x" * 40_000])
def test_other_text_is_just_text(text: str) -> None:
    assert (read_value(text, column(Kind.TEXT)).value, read_value(text, column(Kind.TEXT)).remark) == (text, None)


@pytest.mark.parametrize("text", ["Løpende", "inntil videre", "tidsubestemt"])
def test_no_end_yet_is_no_day(text: str) -> None:
    assert read_value(text, DATE).remark is Remark.UNKNOWN_WORD


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("mars 2019", Remark.DAY_MISSING),
        ("Des. 2019", Remark.DAY_MISSING),
        ("03.2019", Remark.DAY_MISSING),
        ("3/2019", Remark.DAY_MISSING),
        ("2019-03", Remark.DAY_MISSING),
        ("13.2019", Remark.NOT_A_DATE),
        ("uke 2019", Remark.NOT_A_DATE),
        ("04/23/2019", Remark.MONTH_FIRST),
        ("12/31/19", Remark.MONTH_FIRST),
        ("04.23.2019", Remark.NOT_A_DATE),
        ("31/31/2019", Remark.NOT_A_DATE),
    ],
)
def test_what_is_half_a_date_or_an_american_one_is_said_and_not_read(text: str, remark: Remark) -> None:
    assert (read_value(text, DATE).value, read_value(text, DATE).remark) == (None, remark)


@pytest.mark.parametrize("text", ["43769", "43769.0", "43769,75", "20191031", "31102019"])
def test_a_day_that_stands_as_a_number_is_read_and_said(text: str) -> None:
    assert read_value(text, DATE) == Read(date(2019, 10, 31), Remark.NUMBER_AS_DATE)


@pytest.mark.parametrize("text", ["ca. 45", "ca 45", "Ca.45 m²", "omtrent 45 kvm", "~45", "+/- 45", "cirka 45,0"])
def test_about_so_much_is_taken_as_so_much_and_said(text: str) -> None:
    assert read_value(text, column(Kind.NUMBER, unit="m²")) == Read(45, Remark.APPROXIMATE)


@pytest.mark.parametrize(
    ("title", "text", "value"),
    [
        ("Antall rom", "3 rom", 3),
        ("Antall plasser", "2 plasser", 2),
        ("Antall plasser", "1 plass", 1),
        ("Etasje", "2. etg.", 2),
        ("Etasje", "1. etasje", 1),
        ("Etasje", "3 rom", None),
        ("Antall rom", "45 m²", None),
        ("Antall rom", "3 kr", None),
    ],
)
def test_what_is_counted_may_be_named_and_nothing_else(title: str, text: str, value: int | None) -> None:
    assert read_value(text, column(Kind.INTEGER, title=title)).value == value


def test_three_decimals_of_a_krone_are_not_guessed() -> None:
    assert read_value("12,500", column(Kind.NUMBER, unit="kr/mnd")).remark is Remark.AMBIGUOUS_NUMBER
    assert read_value("45,125", column(Kind.NUMBER, unit="m²")).value == 45.125


MONTH_FORMS = ("{d}. {m} {y}", "{d} {m} {y}", "{d}.{m} {y}", "{d}-{m}-{y}", "{d}. {s}. {y}", "{d} {s} {y}")


@given(st.dates(date(1900, 1, 1), date(2200, 12, 31)), st.sampled_from(MONTH_FORMS), st.booleans())
def test_a_month_written_out_is_read_back(day: date, form: str, is_upper: bool) -> None:
    name = texts.MONTHS[day.month - 1]
    written = form.format(d=day.day, m=name, s=name[:3], y=day.year)

    assert read_value(written.upper() if is_upper else written, DATE) == Read(day)


@given(st.dates(date(1928, 1, 1), date(2173, 1, 1)), st.sampled_from(["%Y%m%d", "%d%m%Y", "serial"]))
def test_a_day_as_a_run_of_digits_is_read_back(day: date, form: str) -> None:
    digits = str((day - date(1899, 12, 30)).days) if form == "serial" else day.strftime(form)

    assert read_value(digits, DATE) == Read(day, Remark.NUMBER_AS_DATE)


AMOUNTS = ("{}", "kr {}", "{} kr", "{} kr/mnd", "{} pr. mnd.", "NOK {}", " {}\u00a0")
GROUPS = ("", " ", "\u00a0", "\u202f", "\u2009")
MINUS = ("-", "\u2212", "\u2013")


@given(
    st.integers(-99_999_999, 99_999_999),
    st.sampled_from(AMOUNTS),
    st.sampled_from(GROUPS),
    st.sampled_from(["", ",00", ",5", ",-"]),
    st.sampled_from(MINUS),
)
def test_kroner_in_any_dress_are_read_back(amount: int, form: str, group: str, end: str, minus: str) -> None:
    written = form.format(f"{abs(amount):,}".replace(",", group) + end)
    bare = abs(amount) + (0.5 if end == ",5" else 0)
    if amount < 0:
        written, bare = form.format(minus + f"{abs(amount):,}".replace(",", group) + end), -bare

    assert read_value(written, column(Kind.NUMBER, unit="kr/mnd")) == Read(bare)


@given(
    st.integers(1, 9999),
    st.integers(1, 9999),
    st.sampled_from(["{}/{}", "{}.{}", ".{}.{}", "{} / {}", "gnr {} bnr {}"]),
)
def test_a_cadastre_number_is_read_back(gnr: int, bnr: int, form: str) -> None:
    assert read_value(form.format(gnr, bnr), column(Kind.CADASTRE)) == Read(f"{gnr}/{bnr}")


@given(
    st.sampled_from("HULK"),
    st.integers(0, 9999),
    st.sampled_from(["{}{:04d}", "{} {:04d}", "\u200b{}{:04d} "]),
    st.booleans(),
)
def test_a_unit_number_is_read_back(kind: str, number: int, form: str, is_lower: bool) -> None:
    written = form.format(kind.lower() if is_lower else kind, number)

    assert read_value(written, column(Kind.UNIT_NUMBER)) == Read(f"{kind}{number:04d}")


def test_tidy_takes_all_kinds_of_blanks_and_composes_letters() -> None:
    assert tidy("\ufeff A\u030asen\u00a0\u00a0\n12\u200b ") == "Åsen 12"
    assert tidy("Stor\u00adgata\x07\u200b 1\x00") == "Storgata 1"


@pytest.mark.parametrize("text", ["#N/A", "#I/T", " #REF! ", "#VERDI!", "#Name?"])
@pytest.mark.parametrize("kind", [Kind.TEXT, Kind.ID, Kind.ANY, Kind.NUMBER, Kind.DATE, Kind.YES_NO])
def test_an_error_saved_as_text_is_an_error_in_any_column(text: str, kind: Kind) -> None:
    assert read_value(text, column(kind)) == Read(None, Remark.ERROR_VALUE)


@given(st.from_regex(_USUAL_ID, fullmatch=True))
def test_the_short_way_to_usual_ids_gives_what_the_long_way_gives(text: str) -> None:
    spec = column(Kind.ID)
    assert read_value(text, spec) == read_id(text, spec) == read_value(f" {text}", spec)


@given(st.from_regex(_IS_TIDY, fullmatch=True))
def test_what_counts_as_tidy_is_so_all_the_way(text: str) -> None:
    assert tidy(f"{text}\u200b ") == text == unicodedata.normalize("NFC", text)

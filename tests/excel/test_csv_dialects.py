"""Norwegian text files in every encoding, with every separator and dress that programs give them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.excel.csv_reading import decode, read_csv
from tests.excel.test_csv_reading import rows

ENCODINGS = ("utf-8", "utf-8-sig", "cp1252", "latin-1", "utf-16", "utf-16-le", "utf-16-be-bom")
STREETS = ("Storgata", "Kjærlighetsstien", "Øvre Åsveg", "Idrettsvegen", "Allé", "Per Bårds gate")
REMARKS = (
    "",
    "«ny» kjøkkenløsning",
    "55 m²",
    "sjå òg nabo",
    "for vått – må utbedres",
    "Nøkkel hos vaktmester, 2. etg.",
)
LATIN_ONLY = ("", "ny kjøkkenløsning", "55 m²", "sjå òg nabo", "«utleid»", "Nøkkel hos vaktmester, 2. etg.")
HEADER = ["Bolignr", "Adresse", "Bruksareal", "Månedsleie", "Merknad"]


@st.composite
def table(draw: st.DrawFn, remarks: tuple[str, ...]) -> list[list[str]]:
    """A register of dwellings: decimal commas, blanks between thousands, remarks with signs."""
    size = draw(st.integers(2, 8))
    return [HEADER] + [
        [
            f"B-{at}",
            f"{draw(st.sampled_from(STREETS))} {draw(st.integers(1, 99))}",
            f"{draw(st.integers(20, 120))},{draw(st.integers(0, 9))}",
            f"{draw(st.integers(4, 19))} {draw(st.integers(100, 999))},00",
            draw(st.sampled_from(remarks)),
        ]
        for at in range(1, size + 1)
    ]


def written(table: list[list[str]], separator: str, line_end: str, *, all_quoted: bool, told: bool) -> str:
    def field(text: str) -> str:
        is_quoted = all_quoted or separator in text or '"' in text or "\n" in text
        return '"' + text.replace('"', '""') + '"' if is_quoted else text

    lines = [separator.join(map(field, row)) for row in table]
    return line_end.join(([f"sep={separator}"] if told else []) + lines) + line_end


def encoded(text: str, encoding: str) -> bytes:
    return b"\xfe\xff" + text.encode("utf-16-be") if encoding == "utf-16-be-bom" else text.encode(encoding)


@given(
    st.data(),
    st.sampled_from(ENCODINGS),
    st.sampled_from(";,\t"),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.booleans(),
)
def test_a_register_comes_back_from_any_dialect(
    data: st.DataObject, encoding: str, separator: str, line_end: str, all_quoted: bool, told: bool
) -> None:
    found = data.draw(table(LATIN_ONLY if encoding == "latin-1" else REMARKS))
    text = written(found, separator, line_end, all_quoted=all_quoted, told=told)

    sheet = read_csv(encoded(text, encoding), "Boliger.csv")

    assert rows(sheet) == {
        number: {at: value for at, value in enumerate(row, start=1) if value}
        for number, row in enumerate(found, start=1)
    }


@given(
    st.lists(st.sampled_from([*STREETS, *REMARKS, "æ", "Ø", "é", "–", "m²", "«»", "a", "1"]), min_size=1, max_size=12)
)
def test_a_text_is_the_same_in_utf_8_and_windows_1252(words: list[str]) -> None:
    text = ";".join(words)

    assert decode(text.encode("cp1252")) == decode(text.encode()) == text

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.excel import reading_strings
from pipeline.excel.columns import Strings
from pipeline.excel.reading_strings import read_shared_strings
from pipeline.excel.reading_xml import DamagedPartError
from tests.excel.raw_workbooks import HEAD, MAIN


def part(entries: str, attributes: str = "") -> bytes:
    return f'{HEAD}<sst xmlns="{MAIN}"{attributes}>{entries}</sst>'.encode()


def read(data: bytes) -> list[str]:
    strings = Strings()
    return [strings.texts[place] if place >= 0 else "" for place in read_shared_strings(data, strings)]


def read_exactly(data: bytes) -> list[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading_strings, "_read_quickly", lambda _: (_ for _ in ()).throw(ValueError()))
        return read(data)


@pytest.mark.parametrize(
    ("entries", "texts"),
    [
        ("", []),
        ("<si><t>en</t></si><si><t>to</t></si><si><t>en</t></si>", ["en", "to", "en"]),
        ("<si><t></t></si><si><t/></si><si/>", ["", "", ""]),
        ("<si><t> a </t></si>", ["a"]),
        ('<si><t xml:space="preserve"> a </t></si>', [" a "]),
        ("<si><r><t>a </t></r><r><t xml:space='preserve'> b</t></r></si>", ["a b"]),
        ("<si><t>a</t><rPh sb='0' eb='1'><t>uttale</t></rPh><phoneticPr fontId='1'/></si>", ["a"]),
        ("<si><t>R&amp;D &lt;b&gt; &#229; &#xe5;</t></si>", ["R&D <b> å å"]),
        ("<si><t>a_x000D__x000A_b _x005F_x0041_ _xZZZZ_</t></si>", ["a\r\nb _x0041_ _xZZZZ_"]),
        ("<si><t>_xD83D__xDE00_ _xD800_</t></si>", ["😀 \ufffd"]),
        ("<si><t>a\r\nb\rc\n</t></si>", ["a\nb\nc"]),
        ("<si><t>a > b ]] ></t></si>", ["a > b ]] >"]),
        ("<si><t><![CDATA[<t>]]></t></si>", ["<t>"]),
        ("<si>\n<t>a</t>\n</si>", ["a"]),
        ("<!-- <si><t>x</t></si> --><si><t>a</t></si>", ["a"]),
        ('<si><t xml:space="default"> a</t></si>', ["a"]),
    ],
)
def test_shared_texts_are_what_people_see(entries: str, texts: list[str]) -> None:
    assert read(part(entries)) == texts
    assert read_exactly(part(entries)) == texts


def test_space_may_be_kept_for_all() -> None:
    assert read(part("<si><t> a </t></si>", ' xml:space="preserve"')) == [" a "]


@pytest.mark.parametrize(
    "entries", ["<si><t>a</si>", "<si><t>&x;</t></si>", "<si><t>\x01</t></si>", "<si><t>]]></t></si>", "&"]
)
def test_what_is_no_xml_is_refused(entries: str) -> None:
    with pytest.raises(DamagedPartError):
        read(part(entries))


texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\t\r æøå<>&\"'_x0041_"), max_size=12
)


@given(st.lists(st.tuples(texts, st.booleans()), max_size=8))
def test_texts_are_read_alike_both_ways(entries: list[tuple[str, bool]]) -> None:
    spaces = {True: ' xml:space="preserve"', False: ""}
    xml = "".join(f"<si><t{spaces[is_kept]}>{escape(text)}</t></si>" for text, is_kept in entries)

    assert read(part(xml)) == read_exactly(part(xml))

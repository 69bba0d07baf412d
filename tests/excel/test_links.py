from pathlib import Path

import pytest

from pipeline.errors import UnsafeEditError
from pipeline.excel.patch import open_workbook
from tests.excel.packages import relate
from tests.excel.trap_workbooks import patch_of, plain, saved, sheet_of


def test_links_come_before_what_the_schema_has_after_them(tmp_path: Path) -> None:
    rule = '<cfRule type="dataBar" priority="1"><extLst><ext uri="x"/></extLst></cfRule>'
    after = f'<conditionalFormatting sqref="B2:B3">{rule}</conditionalFormatting><pageMargins/>'
    after += '<extLst><ext uri="y"/></extLst>'
    patch = patch_of(plain(after=after))
    patch.set_link("Ark", "A5", "#'Ark'!B2", "dit")
    patch.set_link("Ark", "A6", "https://example.org/?a=1&b=2", "ut")
    result, receipt = saved(patch, tmp_path)

    assert (
        '</conditionalFormatting><hyperlinks><hyperlink ref="A5" location="\'Ark\'!B2"/>'
        '<hyperlink ref="A6" r:id="rId1"/></hyperlinks><pageMargins/>'
    ) in sheet_of(result)
    rels = result["xl/worksheets/_rels/sheet1.xml.rels"].decode()
    assert 'Target="https://example.org/?a=1&amp;b=2" TargetMode="External"' in rels
    assert receipt.parts_added == ("xl/worksheets/_rels/sheet1.xml.rels",)


def test_a_link_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    after = '<hyperlinks><hyperlink ref="A2" location="Ark!A1"/><hyperlink ref="A3" location="Ark!A1"/></hyperlinks>'
    patch = patch_of(plain(after=after))
    patch.set_link("Ark", "A2", "#Ark!B9", "ny")

    assert (
        '<hyperlinks><hyperlink ref="A2" location="Ark!B9"/><hyperlink ref="A3" location="Ark!A1"/></hyperlinks>'
    ) in sheet_of(saved(patch, tmp_path)[0])


def test_the_same_link_again_changes_nothing(tmp_path: Path) -> None:
    patch = patch_of(plain())
    patch.set_link("Ark", "A5", "https://example.org/", "ut")
    patch.set_link("Ark", "A6", "#Ark!A1", "dit")
    saved(patch, tmp_path)
    again = open_workbook(tmp_path / "ut.xlsx")
    again.set_link("Ark", "A5", "https://example.org/", "ut")
    again.set_link("Ark", "A6", "#Ark!A1", "dit")

    assert not again.save(tmp_path / "ut.xlsx").is_changed


def test_the_prefix_for_the_relationship_is_bound_where_the_sheet_has_none(tmp_path: Path) -> None:
    parts = plain()
    space = ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    parts["xl/worksheets/sheet1.xml"] = sheet_of(parts).replace(space, "").encode()
    patch = patch_of(parts)
    patch.set_link("Ark", "A5", "https://example.org/", "ut")

    assert f'<hyperlink ref="A5"{space} r:id="rId1"/>' in sheet_of(saved(patch, tmp_path)[0])


def test_relationships_that_are_there_keep_their_ids(tmp_path: Path) -> None:
    parts = plain(after='<drawing r:id="rId1"/>')
    parts["xl/drawings/drawing1.xml"] = b"<x/>"
    assert relate(parts, "xl/worksheets/sheet1.xml", "drawing", "xl/drawings/drawing1.xml") == "rId1"
    patch = patch_of(parts)
    patch.set_link("Ark", "A5", "mailto:post@example.org", "skriv")

    assert '<hyperlink ref="A5" r:id="rId2"/>' in sheet_of(saved(patch, tmp_path)[0])


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("javascript:alert(1)", "lenken har en adresse som ikke kan brukes i Excel"),
        ("https://example.org/" + "x" * 2_100, "lenken har en adresse som ikke kan brukes i Excel"),
        ("#Ark", "lenken mangler ark og celle"),
    ],
)
def test_a_target_that_leads_nowhere_is_refused(target: str, reason: str, tmp_path: Path) -> None:
    patch = patch_of(plain())
    with pytest.raises(UnsafeEditError, match=f"Arket «Ark», celle A5, er ikke endret: {reason}"):
        patch.set_link("Ark", "A5", target, "x")

    assert not saved(patch, tmp_path)[1].is_changed


def test_a_link_over_several_cells_is_left_alone() -> None:
    patch = patch_of(plain(after='<hyperlinks><hyperlink ref="A2:B3" location="Ark!A1"/></hyperlinks>'))

    with pytest.raises(UnsafeEditError, match="cellen har en lenke som gjelder A2:B3"):
        patch.set_link("Ark", "A3", "#Ark!A1", "x")


def test_a_text_written_into_a_linked_cell_keeps_the_link(tmp_path: Path) -> None:
    links = '<hyperlinks><hyperlink ref="A2" location="Ark!A1"/></hyperlinks>'
    patch = patch_of(plain(after=links))
    patch.set_value("Ark", "A2", "ny tekst")

    assert links in sheet_of(saved(patch, tmp_path)[0])

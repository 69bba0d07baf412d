from __future__ import annotations

from pathlib import Path

from pipeline.kobo.importing import kobo_import
from pipeline.kobo.workbook import write_kobo_gaps
from tests.builders import dwelling
from tests.kobo.importing_desk import imported
from tests.reports import building
from tests.reports.reading_back import LINK_BASE, all_text, link_targets, opened, rows_of, texts_of


def written(path: Path, *dwellings: dict[str, object], required: str | None = None) -> Path:
    write_kobo_gaps(path, imported(*dwellings, required=required), building.results(), LINK_BASE)
    return path


def test_a_gap_leads_to_its_cell(tmp_path: Path) -> None:
    path = written(tmp_path / "kobo.xlsx", dwelling(), dwelling(dwelling_id="B-2", postal_code=None, unit_subref="A"))

    (row,) = rows_of(opened(path)["Mangler"], "Bolignr")
    assert row == {
        "Bolignr": "B-2",
        "Adresse": "Ingenstedsveien 1, H0101, A",
        "Rom": None,
        "Felt i Kobo": "postnummer",
        "Hva som mangler": "«Postnr» er ikke fylt ut.",
        "Følge": "Ikke med i filen",
        "Fil": "Boligregister.xlsx",
        "Ark": "Boliger",
        "Celle": "G3",
    }
    assert link_targets(path) == {"../../input/Boligregister.xlsx"}


def test_every_column_says_where_it_comes_from_and_how_full_it_is(tmp_path: Path) -> None:
    path = written(tmp_path / "kobo.xlsx", dwelling(), dwelling(dwelling_id="B-2", house_letter="B"))

    rows = rows_of(opened(path)["Kolonner"], "Nr")
    assert [row["Nr"] for row in rows] == list(range(1, 36))
    assert (rows[7]["Felt i Kobo"], rows[7]["Hentes fra"], rows[7]["Utfylt"], rows[7]["Tomt"]) == (
        "husbokstav",
        "Boliger, «Bokstav»",
        1,
        1,
    )
    assert rows[13]["Hentes fra"] == "Boliger, «Eiers navn», ellers Innleie, «Utleier»"
    assert rows[33]["Hentes fra"] == "Leieforhold, «Innflyttet»"
    assert rows[31]["Hentes fra"] == "–"


def test_the_overview_says_what_staff_need_and_what_the_setting_asks_in_vain(tmp_path: Path) -> None:
    path = written(tmp_path / "kobo.xlsx", dwelling(), required="gatenavn, gate")

    text = texts_of(opened(path)["Oversikt"])
    assert "Innstillingen «Felt som må ha verdi til Kobo» sier hvilke felt det er." in text
    assert "Innstillingen nevner «gate». Kobo har ingen kolonne som heter det." in text


def test_with_nothing_missing_the_sheet_says_so(tmp_path: Path) -> None:
    assert "Ingenting mangler" in texts_of(opened(written(tmp_path / "kobo.xlsx", dwelling()))["Mangler"])


def test_nothing_about_a_person_is_in_any_part(tmp_path: Path) -> None:
    path, results = tmp_path / "kobo.xlsx", building.results()
    write_kobo_gaps(path, kobo_import(results.checked.tables, results.context), results)
    assert not [word for word in building.SECRET.split() if word in all_text(path)]

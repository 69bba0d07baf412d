"""LibreOffice opens what the patch writes, calculates it anew and shows the values that were written."""

import shutil
import subprocess
from pathlib import Path

import pytest

from pipeline.excel.patch import open_workbook
from tests.excel.corpus import SHEET, specimens
from tests.excel.edits import edit_everything

pytestmark = [pytest.mark.office, pytest.mark.slow]
ALWAYS_CALCULATE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse">
<value>0</value></prop></item></oor:items>"""
PATIENCE_SECONDS = 600
AT_A_TIME = 50
# LibreOffice itself shows nothing of workbooks whose targets are written like this
LEFT_OUT = ("omvendte skråstreker", "annen skrivemåte")


def opened_in_office(files: list[Path], folder: Path) -> Path:
    """Open workbooks in LibreOffice, calculate everything, and save them again; gives the folder with the results."""
    office = shutil.which("soffice") or pytest.skip("LibreOffice is not installed")
    profile = folder / "profile" / "user"
    profile.mkdir(parents=True)
    (profile / "registrymodifications.xcu").write_text(ALWAYS_CALCULATE, encoding="utf-8")
    results = folder / "office"
    command = [office, "--headless", f"-env:UserInstallation={profile.parent.as_uri()}", "--convert-to", "xlsx"]
    for start in range(0, len(files), AT_A_TIME):
        names = [str(file) for file in files[start : start + AT_A_TIME]]
        subprocess.run(
            [*command, "--outdir", str(results), *names], check=True, capture_output=True, timeout=PATIENCE_SECONDS
        )
    return results


def shown(path: Path) -> dict[str, object]:
    """Values of the cells that the edits and their formulas concern, and of the sheet of our own."""
    patch = open_workbook(path)
    cells: dict[str, object] = {
        cell: patch.value(SHEET, cell).value for cell in ("A2", "A3", "B3", "D3", "E12", "A6", "B8", "D8")
    }
    return cells | {"Kontroll": patch.value("Kontroll", "B2").value, "tall": patch.value("Kontroll", "B4").value}


EXPECTED = {
    "A2": "Anna Eksempel",
    "A3": "Ny tekst",
    "B3": 77,
    "D3": 154,
    "E12": "lagt til",
    "A6": "Ny 0",
    "B8": 2,
    "D8": 4,
    "Kontroll": "Feil & <rettet>",
    "tall": 12.5,
}


def test_office_opens_every_result_and_shows_what_was_written(tmp_path: Path) -> None:
    corpus = tuple(specimen for specimen in specimens() if specimen.dialect not in LEFT_OUT)
    files = []
    for number, specimen in enumerate(corpus):
        file = tmp_path / f"{number}.xlsx"
        edit_everything(specimen, file)
        files.append(file)
    results = opened_in_office(files, tmp_path)

    differing = {}
    for file, specimen in zip(files, corpus, strict=True):
        result = results / file.name
        found = shown(result) if result.exists() else None
        if found != EXPECTED:
            differing[specimen.name] = found
    assert len(corpus) >= 200
    assert not differing

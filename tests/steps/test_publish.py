from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from pipeline import run as pipeline_run
from pipeline.errors import UnreadableFileError
from pipeline.request import Request
from pipeline.run import run
from pipeline.steps import publish
from schemas.tables.dwellings import Dwellings
from tests.steps.workbooks import dwelling_row, headings, small_input
from tests.systems import ON_WINDOWS, not_on_windows

TODAY = date(2019, 11, 21)
FILES = {
    "Avvik.xlsx",
    "Bosettingsplan.xlsx",
    "Egnethet.xlsx",
    "Husbanken.xlsx",
    "Inntaksteam.xlsx",
    "Kobo-import.csv",
    "Kobo-mangler.xlsx",
    "Statistikk.xlsx",
    "avtrykk.json",
    "run.json",
}


@pytest.fixture
def inputs(tmp_path: Path) -> Path:
    return small_input(tmp_path / "inn")


@pytest.fixture
def output(tmp_path: Path) -> Path:
    return tmp_path / "ut"


@pytest.fixture(scope="module")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with sources and a run of them."""
    folder = tmp_path_factory.mktemp("kjørt")
    once_more(small_input(folder / "inn"), folder / "ut")
    return folder


def once_more(inputs: Path, output: Path) -> tuple[str, ...]:
    return run(Request(inputs, TODAY), output).kept_files


def contents(output: Path) -> dict[str, bytes]:
    """All files under the folder of all runs but the lock, by way to them."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in sorted(output.rglob("*"))
        if path.is_file() and path.parent != output
    }


def test_the_outputs_lie_in_a_folder_by_month_and_run_json_knows_them(inputs: Path, output: Path) -> None:
    once_more(inputs, output)

    found = contents(output)
    record = json.loads(found["2019-10/run.json"])
    assert set(found) == {f"2019-10/{name}" for name in FILES}
    assert {item["file"] for item in record["outputs"]} == FILES - {"run.json"}


def test_a_second_run_gives_the_same_bytes_and_leaves_nothing_beside_them(inputs: Path, output: Path) -> None:
    once_more(inputs, output)
    first = contents(output)

    assert once_more(inputs, output) == ()
    assert contents(output) == first
    assert [path.name for path in output.iterdir() if path.is_dir()] == ["2019-10"]


WRITERS = (
    *("write_marked_copies", "write_avvik", "write_egnethet", "write_statistikk", "write_husbanken"),
    *("write_kobo_csv", "write_kobo_gaps", "run_record"),
)


def failing(error: Exception) -> Callable[..., Any]:
    def fail(*_args: Any, **_kwargs: Any) -> Any:
        raise error

    return fail


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("error", [OSError("disk full"), ValueError("a defect")], ids=["disk", "defect"])
def test_when_one_output_cannot_be_made_none_is(
    writer: str, error: Exception, published: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(published, tmp_path, dirs_exist_ok=True)
    inputs, output = tmp_path / "inn", tmp_path / "ut"
    before = contents(output)
    monkeypatch.setattr(publish, writer, failing(error))

    with pytest.raises(UnreadableFileError if isinstance(error, OSError) else ValueError, match=r".+"):
        once_more(inputs, output)
    assert contents(output) == before
    with pytest.raises((UnreadableFileError, ValueError), match=r".+"):
        once_more(inputs, output.with_name("ny"))
    assert contents(output.with_name("ny")) == {}


def test_what_staff_lay_beside_the_outputs_stays(inputs: Path, output: Path) -> None:
    once_more(inputs, output)
    folder = output / "2019-10"
    (folder / "Referat.docx").write_bytes(b"deres")
    (folder / "Bilder").mkdir()
    (folder / "Bilder" / "stue.jpg").write_bytes(b"bilde")
    before = contents(output)

    assert once_more(inputs, output) == ()
    assert contents(output) == before


def test_an_output_that_staff_have_changed_is_kept_under_another_name(inputs: Path, output: Path) -> None:
    once_more(inputs, output)
    plan = output / "2019-10" / "Bosettingsplan.xlsx"
    ours = plan.read_bytes()
    plan.write_bytes(b"deres arbeid")

    assert once_more(inputs, output) == ("Bosettingsplan (endret av dere).xlsx",)
    assert plan.read_bytes() == ours
    assert plan.with_name("Bosettingsplan (endret av dere).xlsx").read_bytes() == b"deres arbeid"

    plan.write_bytes(b"mer arbeid")
    assert once_more(inputs, output) == ("Bosettingsplan (endret av dere 2).xlsx",)
    found = contents(output)
    assert found["2019-10/Bosettingsplan (endret av dere).xlsx"] == b"deres arbeid"
    assert found["2019-10/Bosettingsplan (endret av dere 2).xlsx"] == b"mer arbeid"


@pytest.mark.parametrize("record", [None, b"", b"[]", b"{}", b'{"outputs": [1]}'])
def test_without_the_last_record_what_differs_is_kept(record: bytes | None, inputs: Path, output: Path) -> None:
    once_more(inputs, output)
    folder = output / "2019-10"
    (folder / "Bosettingsplan.xlsx").write_bytes(b"deres arbeid")
    (folder / "run.json").unlink()
    if record is not None:
        (folder / "run.json").write_bytes(record)

    # without a record Avvik says besides that the results are gone, and differs too
    also = ("Avvik (endret av dere).xlsx",) if record is None else ()
    assert once_more(inputs, output) == (*also, "Bosettingsplan (endret av dere).xlsx")
    assert (folder / "Bosettingsplan (endret av dere).xlsx").read_bytes() == b"deres arbeid"


def test_an_open_output_leaves_no_owner_file_behind(inputs: Path, output: Path) -> None:
    once_more(inputs, output)
    (output / "2019-10" / "~$Avvik.xlsx").write_bytes(b"eier")

    once_more(inputs, output)

    assert "2019-10/~$Avvik.xlsx" not in contents(output)


def test_a_file_where_the_folder_should_be_is_left_alone(inputs: Path, output: Path) -> None:
    output.mkdir()
    (output / "2019-10").write_text("en fil")

    with pytest.raises(UnreadableFileError, match="Kan ikke skrive i mappen «2019-10»"):
        once_more(inputs, output)
    assert (output / "2019-10").read_text() == "en fil"
    assert [path.name for path in output.iterdir() if path.is_dir()] == []


def test_an_output_folder_that_is_a_file_is_said(inputs: Path, output: Path) -> None:
    output.write_text("en fil")

    with pytest.raises(UnreadableFileError, match="Kan ikke skrive i mappen «ut»"):
        once_more(inputs, output)
    assert output.read_text() == "en fil"


@not_on_windows("folders have no such permissions")
@pytest.mark.skipif(not ON_WINDOWS and os.geteuid() == 0, reason="root may write everywhere")
def test_an_output_folder_that_may_not_be_written_is_said(inputs: Path, output: Path) -> None:
    output.mkdir(mode=0o500)

    with pytest.raises(UnreadableFileError, match="Kan ikke skrive i mappen «ut»"):
        once_more(inputs, output)


def test_a_plan_with_macros_keeps_its_ending() -> None:
    assert publish.plan_file_name("Vår plan.XLSM") == "Bosettingsplan.xlsm"


def test_the_inputs_are_as_they_were(inputs: Path, output: Path) -> None:
    before = {path.name: path.read_bytes() for path in inputs.iterdir()}

    once_more(inputs, output)

    assert {path.name: path.read_bytes() for path in inputs.iterdir()} == before


def test_a_check_writes_nothing(inputs: Path, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))

    pipeline_run.findings_only(Request(inputs, TODAY), output=tmp_path / "ut")

    assert sorted(tmp_path.rglob("*")) == before


@pytest.fixture
def with_findings(tmp_path: Path) -> Path:
    rows = [headings(Dwellings), dwelling_row("B-1", places="mange", is_shared_housing="ja")]
    return small_input(tmp_path / "inn", rows)


MARKED = "Merkede kilder/Boligregister.xlsx"


def test_marked_copies_lie_in_a_folder_of_their_own_and_run_json_knows_them(with_findings: Path, output: Path) -> None:
    once_more(with_findings, output)
    record = json.loads((output / "2019-10" / "run.json").read_text(encoding="utf-8"))
    assert MARKED in {item["file"] for item in record["outputs"]}
    first = contents(output)
    assert f"2019-10/{MARKED}" in first
    assert once_more(with_findings, output) == ()
    assert contents(output) == first


def test_a_marked_copy_goes_when_its_source_is_mended(with_findings: Path, output: Path) -> None:
    once_more(with_findings, output)
    small_input(with_findings)
    assert once_more(with_findings, output) == ()
    assert not (output / "2019-10" / "Merkede kilder").exists()


def test_a_marked_copy_that_staff_have_worked_in_is_kept(with_findings: Path, output: Path) -> None:
    once_more(with_findings, output)
    folder = output / "2019-10" / "Merkede kilder"
    (folder / "Boligregister.xlsx").write_bytes(b"deres arbeid")
    (folder / "Notater.docx").write_bytes(b"deres")
    (folder / "Bilder").mkdir()
    (folder / "Bilder" / "stue.jpg").write_bytes(b"bilde")
    small_input(with_findings)

    assert once_more(with_findings, output) == ("Merkede kilder/Boligregister (endret av dere).xlsx",)
    assert {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == {
        "Boligregister (endret av dere).xlsx": b"deres arbeid",
        "Notater.docx": b"deres",
        "Bilder/stue.jpg": b"bilde",
    }


def test_somebody_who_watches_is_told_when_the_files_are_read(inputs: Path) -> None:
    told: list[str] = []

    pipeline_run.findings_only(Request(inputs, TODAY), told.append)

    assert told == ["Boligregister.xlsx", "Bosettingsplan.xlsx", "kontrollene"]

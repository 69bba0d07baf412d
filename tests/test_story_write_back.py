"""From the command line: the plan is open, then closed and written, then nothing is new, then it is taken back."""

from pathlib import Path

import pytest

from pipeline import cli
from pipeline.example import generate
from tests.files.opening import open_in_excel

pytestmark = pytest.mark.long


def test_open_then_written_then_nothing_new_then_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    inputs, output = tmp_path / "input", tmp_path / "output"
    generate(inputs, dwellings=10)
    plan = inputs / "Bosettingsplan.xlsx"
    first = plan.read_bytes()

    def command(*words: str) -> tuple[object, list[str]]:
        monkeypatch.setattr("sys.argv", ["bosettingsplan", *words, "--output", str(output)])
        code: object = 0
        try:
            cli.main()
        except SystemExit as stop:
            code = stop.code
        said = capsys.readouterr()
        return code, (said.out + said.err).strip().splitlines()

    write_back = ("run", "--input", str(inputs), "--write-back", "--yes")
    owner = open_in_excel(plan)
    code, said = command(*write_back)
    assert code == 3
    assert said[-1] == (
        "«Bosettingsplan.xlsx» er åpen hos Kari Nordmann og er ikke endret. Lukk den, og kjør igjen. "
        f"Resultatene ligger i «{output.name}/2019-10»."
    )
    assert plan.read_bytes() == first

    owner.unlink()
    code, said = command(*write_back)
    assert code in (0, 1)
    assert said[-1] == f"{plan} er oppdatert. Angre med: bosettingsplan undo"
    assert plan.read_bytes() == (output / "2019-10" / "Bosettingsplan.xlsx").read_bytes() != first

    written = plan.stat()
    code, said = command(*write_back)
    assert code in (0, 1)
    assert said[-1] == f"{plan} er ikke rørt."
    assert (plan.stat().st_mtime_ns, plan.stat().st_ino) == (written.st_mtime_ns, written.st_ino)

    assert command("undo") == (0, ["Bosettingsplan.xlsx er satt tilbake slik den var før tilbakeskrivingen."])
    assert plan.read_bytes() == first
    assert command("undo") == (3, ["Det er ingen tilbakeskriving å angre."])

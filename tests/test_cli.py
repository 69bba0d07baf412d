from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from pipeline import cli
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.surveys import Surveys
from schemas.tables.youths import Youths
from tests.steps.workbooks import Rows, dwelling_row, headings, plan_sheets, row_of, small_input, write_book

HEADINGS = headings(Dwellings)
ENGLISH = re.compile(
    r"\b(usage|options?|commands?|error|invalid|missing|try|show|exit|no such|default|required|path|integer)\b|\[x",
    re.I,
)


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


Command = Callable[..., Said]


@pytest.fixture
def command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Command:
    """Runs ``bosettingsplan`` in an empty folder."""
    monkeypatch.chdir(tmp_path)

    def call(*arguments: str) -> Said:
        monkeypatch.setattr(sys, "argv", ["bosettingsplan", *arguments])
        try:
            cli.main()
            code: Any = 0
        except SystemExit as exit_:
            code = exit_.code
        said = capsys.readouterr()
        return Said(int(code or 0), said.out, said.err)

    return call


def files(folder: Path) -> list[str]:
    """All files but the lock of the folder of all runs."""
    return sorted(path.as_posix() for path in folder.rglob("*") if path.is_file() and not path.name.endswith(".lock"))


def test_a_good_run_says_in_one_line_what_to_do_next(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn")

    said = command("run", "--input", "inn", "--output", "ut", "--period", "2019-10")

    assert said == Said(
        0,
        "Ferdig med oktober 2019: 0 feil og 0 advarsler. Åpne ut/2019-10/Avvik.xlsx og rett det som er feil, "
        "se så på ut/2019-10/Bosettingsplan.xlsx.\n".replace("ut/2019-10/", str(Path("ut") / "2019-10") + "/"),
        "",
    )


def test_findings_of_severity_feil_give_exit_code_1(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn", [HEADINGS, dwelling_row("B-1", in_stock_from="31.02.2019")])

    said = command("run", "--input", "inn", "--output", "ut", "--period", "2019-10")

    assert said.code == 1
    assert "1 feil og" in said.out
    assert (tmp_path / "ut" / "2019-10" / "run.json").is_file()


def no_folder(_folder: Path) -> None:
    pass


def empty_folder(folder: Path) -> None:
    folder.mkdir()


def only_others(folder: Path) -> None:
    folder.mkdir()
    (folder / "notat.txt").write_text("hei")
    (folder / "~$Boligregister.xlsx").write_bytes(b"eier")


def a_file(folder: Path) -> None:
    folder.write_text("en fil")


def not_a_workbook(folder: Path) -> None:
    small_input(folder)
    (folder / "Boligregister.xlsx").write_text("dette er ingen arbeidsbok")


def empty_file(folder: Path) -> None:
    small_input(folder)
    (folder / "Boligregister.xlsx").write_bytes(b"")


def cut_short(folder: Path) -> None:
    small_input(folder)
    data = (folder / "Boligregister.xlsx").read_bytes()
    (folder / "Boligregister.xlsx").write_bytes(data[: len(data) // 2])


def without_header(folder: Path) -> None:
    small_input(folder, [["B-1", "Granlia", 12]])


def empty_sheet(folder: Path) -> None:
    small_input(folder, [])


def no_rows(folder: Path) -> None:
    small_input(folder, [HEADINGS])


def without_column(folder: Path) -> None:
    small_input(folder, [[], ["Fellesboligtype" if name == "Fellesbolig" else name for name in HEADINGS]])


def without_plan(folder: Path) -> None:
    small_input(folder)
    (folder / "Bosettingsplan.xlsx").unlink()


def wrong_setting(folder: Path) -> None:
    rows: Rows = [["Innstilling", "Verdi", "Gjelder fra", "Gjelder til"], ["Rapportmåned", "snart", None, None]]
    small_input(folder, Oppsett={"Innstillinger": rows})


@pytest.mark.parametrize(
    ("make", "code", "sentences"),
    [
        (no_folder, 2, ["Fant ikke mappen «inn». Lag den, eller oppgi en annen med --input."]),
        (a_file, 2, ["«inn» er en fil. Oppgi mappen den ligger i, med --input."]),
        (
            empty_folder,
            3,
            ["Mappen «inn» har ingen arbeidsbøker. Legg arbeidsbøkene der, eller oppgi en annen mappe med --input."],
        ),
        (only_others, 3, ["Mappen «inn» har ingen arbeidsbøker."]),
        (not_a_workbook, 3, ["Filen «Boligregister.xlsx»", "ikke en arbeidsbok"]),
        (empty_file, 3, ["Filen «Boligregister.xlsx» er tom og er ikke en arbeidsbok som kan leses."]),
        (cut_short, 3, ["Filen «Boligregister.xlsx»"]),
        (without_header, 3, ["Kjøringen stoppet, og ingenting er endret.", "Fant ikke tabellen «Boliger»"]),
        (empty_sheet, 3, ["Fant ikke tabellen «Boliger» i noen av filene."]),
        (
            no_rows,
            3,
            ["Boligregister.xlsx, ark «Boliger»: Tabellen «Boliger» har ingen rader under overskriften."],
        ),
        (
            without_column,
            3,
            [
                "Boligregister.xlsx, ark «Boliger», celle N2: Tabellen «Boliger» mangler kolonnen «Fellesbolig». "
                "Kanskje omdøpt til «Fellesboligtype»? Gi kolonnen overskriften «Fellesbolig», og kjør igjen."
            ],
        ),
        (without_plan, 3, ["Fant ikke tabellen «Fellesboliger»", "Fant ikke tabellen «Plasser»"]),
        (
            wrong_setting,
            3,
            [
                "Oppsett.xlsx, ark «Innstillinger», celle B2: Innstillingen «Rapportmåned» har verdien «snart», "
                "som ikke er en måned som 2019-10. Rett verdien i Oppsett og kjør igjen."
            ],
        ),
    ],
)
@pytest.mark.parametrize("name", ["run", "check"])
def test_bad_input_is_said_in_bokmal_and_nothing_is_written(
    name: str, make: Callable[[Path], None], code: int, sentences: Sequence[str], command: Command, tmp_path: Path
) -> None:
    make(tmp_path / "inn")
    before = files(tmp_path)

    said = command(name, "--input", "inn")

    assert said.code == code
    text = said.out + said.err
    for sentence in sentences:
        assert sentence in text or (name == "check" and sentence.startswith("Kjøringen stoppet"))
    assert "Traceback" not in text
    assert "Programmet feilet" not in text
    assert files(tmp_path) == before


@pytest.mark.parametrize(
    "arguments",
    [
        ["run", "--finnes-ikke"],
        ["run", "--input"],
        ["run", "--as-of", "31.10.2019"],
        ["run", "--as-of", "2019-02-30"],
        ["run", "--as-of", "9999-12-31"],
        ["run", "--period", "oktober"],
        ["run", "--period", "2019-13"],
        ["run", "--period", "2019-1"],
        ["run", "--period", "../../x"],
        ["run", "--period", ""],
        ["run", "noe", "mer"],
        ["check", "--period", "2019"],
        ["kjør"],
        ["rules", "K999"],
        ["example"],
        ["example", "x", "--dwellings", "3"],
        ["example", "x", "--dwellings", "mange"],
        ["--tull"],
    ],
)
def test_wrong_use_is_exit_code_2_and_a_sentence_in_bokmal(
    arguments: list[str], command: Command, tmp_path: Path
) -> None:
    said = command(*arguments)

    assert said.code == 2
    assert said.out == ""
    assert said.err.strip()
    assert not ENGLISH.search(said.err.replace("--", " --").split("Kjør «")[0]), said.err
    assert files(tmp_path) == []


def test_a_folder_without_access_is_told_by_its_option(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "inn").mkdir()
    monkeypatch.setattr(os, "access", lambda *_: False)
    said = command("run", "--input", "inn")
    assert (said.code, said.err) == (
        2,
        "Det som «--input» peker på, kan ikke åpnes. Kontroller at du har tilgang.\n",
    )


def test_a_bad_period_is_said_before_anything_is_read(command: Command) -> None:
    assert command("run", "--input", "finnes-ikke", "--period", "2019-13") == Said(
        2, "", "«2019-13» er ikke en måned. Skriv den som 2019-10.\n"
    )


def test_a_workbook_that_somebody_has_open_is_read_and_said(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn")
    (tmp_path / "inn" / "~$Boligregister.xlsx").write_bytes(b"\x04Kari" + b" " * 160)

    said = command("check", "--input", "inn")

    assert said.code == 0
    assert (
        "Advarsel         I008  Boligregister.xlsx: Arbeidsboken er åpen i Excel. Det som sist ble lagret, er lest. "
        "Lagre og lukk arbeidsboken og kjør igjen hvis det siste skal være med.\n"
    ) in said.out
    assert "Kari" not in said.out


def test_a_duplicate_key_and_an_unreadable_date_are_said_with_their_cells(command: Command, tmp_path: Path) -> None:
    rows = [HEADINGS, dwelling_row("B-1"), dwelling_row("B-1"), dwelling_row("B-2", in_stock_from="32.01.2019")]
    small_input(tmp_path / "inn", rows)

    said = command("check", "--input", "inn")

    assert said.code == 1
    assert (
        "Feil             I112  Boligregister.xlsx, ark «Boliger», celle A3: Bolignr B-1 står også i rad 2. "
        "Bare den første raden er brukt. Slett den raden som er feil, eller rett nøkkelen.\n"
    ) in said.out
    assert (
        "Feil             I102  Boligregister.xlsx, ark «Boliger», celle W4: «32.01.2019» i «I bruk fra» kan ikke "
        "leses som en dato. Skriv datoen som dd.mm.åååå, eller la cellen stå tom.\n"
    ) in said.out
    remarks = said.out.count("\nTil orientering ")
    assert said.out.endswith(f"\nI alt 2 feil, 0 advarsler og {remarks} til orientering.\n")


def test_no_name_or_number_of_a_person_is_printed_or_written_into_messages(command: Command, tmp_path: Path) -> None:
    secret = "Kari Hemmelig 30908299902"
    youth = row_of(Youths, youth_id=secret, birth_date="i fjor", duf_number=secret, sex=secret, has_consent=secret)
    survey = row_of(Surveys, dwelling_id="B-1", surveyed_date="i fjor", surveyed_by=secret, remarks=secret)
    lease = row_of(LeasesIn, lease_id="A-1", dwelling_id="B-1", landlord=secret, start_date="i fjor")
    small_input(
        tmp_path / "inn",
        Annet={
            "EM-ungdom": [headings(Youths), youth, youth],
            "Kartlegging": [headings(Surveys), survey],
            "Innleie": [headings(LeasesIn), lease],
        },
    )

    said = [command(*words, "--input", "inn") for words in (["check"], ["check", "--json"], ["map"], ["run"])]

    assert [item.code for item in said] == [1, 1, 0, 1]
    for item in said:
        assert "Hemmelig" not in item.out + item.err
        assert "3090829" not in item.out + item.err
        assert "Kari" not in item.out + item.err
    records = list((tmp_path / "output").rglob("run.json"))
    assert len(records) == 1
    assert "Hemmelig" not in records[0].read_text(encoding="utf-8")


def test_json_of_check_is_a_list_of_findings_and_nothing_else(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn", [HEADINGS, dwelling_row("B-1", floor="øverst")])

    said = command("check", "--input", "inn", "--json")

    found = json.loads(said.out)
    assert said.err == ""
    assert {tuple(item) for item in found} == {("file", "sheet", "cell", "rule", "severity", "message", "advice")}
    assert {
        "file": "Boligregister.xlsx",
        "sheet": "Boliger",
        "cell": "S2",
        "rule": "I101",
        "severity": "Feil",
        "message": "«øverst» i «Etasje» kan ikke leses som et tall.",
        "advice": "Skriv bare tallet, for eksempel 12500 eller 42,5.",
    } in found


def test_json_of_check_when_the_run_would_stop(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn", [])

    said = command("check", "--input", "inn", "--json")

    assert said.code == 3
    assert "Kritisk" in {item["severity"] for item in json.loads(said.out)}


def test_json_of_map_tells_table_header_row_and_columns(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn", [["Tittel"], [None, *HEADINGS, "Eget"], [None, *dwelling_row("B-1")]])
    write_book(tmp_path / "inn" / "Notater.xlsx", {"Notater": [["Husk", "nøkler"]]})

    said = command("map", "--input", "inn", "--json")

    found = {(item["file"], item["sheet"]): item for item in json.loads(said.out)}
    assert said.err == ""
    assert set(found) == {
        ("Boligregister.xlsx", "Boliger"),
        ("Bosettingsplan.xlsx", "Fellesboliger"),
        ("Bosettingsplan.xlsx", "Plasser"),
        ("Notater.xlsx", "Notater"),
    }
    register = found["Boligregister.xlsx", "Boliger"]
    assert (register["table"], register["header_row"]) == ("dwellings", 2)
    assert register["columns"][0] == {
        "code": "dwelling_id",
        "letter": "B",
        "heading": "Bolignr",
        "confidence": 1.0,
        "basis": "overskriften",
        "maybe": [],
    }
    assert register["columns"][-1] == {
        "code": None,
        "letter": "AP",
        "heading": "Eget",
        "confidence": 0.0,
        "basis": None,
        "maybe": [],
    }
    assert found["Notater.xlsx", "Notater"]["table"] is None


def test_map_says_in_bokmal_what_was_taken_for_what(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn", [[*HEADINGS, "Vaktmester"], dwelling_row("B-1")])

    said = command("map", "--input", "inn")

    assert said.code == 0
    assert "Boligregister.xlsx, ark «Boliger»: Boliger, overskrift i rad 1, 1 rad, 100 % sikkert\n" in said.out
    assert "    O  Bruksareal (m²)  →  Bruksareal\n" in said.out
    assert "   AO  Vaktmester  →  (ikke lest)\n" in said.out


def test_rules_in_json_and_one_in_full(command: Command) -> None:
    found = json.loads(command("rules", "--json").out)
    one = command("rules", "k009")

    assert len(found) > 50
    assert {item["id"][0] for item in found} == {"D", "F", "I", "K", "P", "V"}
    assert all(item["source"] and item["source_checked"] for item in found)
    assert one.code == 0
    assert one.out.startswith("K009")
    assert "Kilde: " in one.out


def test_a_defect_of_ours_is_no_traceback(command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pipeline import run as pipeline_run

    def break_down(*_args: Any, **_kwargs: Any) -> None:
        raise RuntimeError("hemmelig")

    small_input(tmp_path / "inn")
    monkeypatch.setattr(pipeline_run, "summarise", break_down)

    said = command("run", "--input", "inn")

    assert said.code == 3
    assert said.err.startswith("Programmet feilet, og ingenting er endret.")
    assert "Traceback" not in said.err
    assert "hemmelig" not in said.err
    assert files(tmp_path / "output") == []
    assert "Traceback" in command("--verbose", "run", "--input", "inn").err


COMMANDS = ["", *cli.cli.commands]


@pytest.mark.parametrize("name", COMMANDS)
def test_help_is_in_bokmal(name: str, command: Command) -> None:
    said = command(*[name] * bool(name), "--help")

    assert said.code == 0
    assert said.out.startswith("Bruk: bosettingsplan")
    words = re.sub(r"--[a-z-]+|bosettingsplan|\[ID\]", " ", said.out)
    if not name:
        words = re.sub(r"^  [a-z]+ ", " ", words, flags=re.M)
    assert not ENGLISH.search(words), ENGLISH.search(words)
    assert "Vis denne hjelpen." in said.out


def test_help_is_quick_because_it_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom pipeline.cli import main\n"
        f"for name in {COMMANDS}:\n"
        "    sys.argv = ['bosettingsplan', *[name] * bool(name), '--help']\n"
        "    main()\n"
        "    heavy = {'pandas', 'numpy', 'scipy', 'lxml', 'openpyxl', 'xlsxwriter', 'pandera', 'rapidfuzz', 'rich'}\n"
        "    assert not heavy & set(sys.modules), (name, heavy & set(sys.modules))\n"
        "    assert not [other for other in sys.modules if other.startswith('pipeline.steps')], name\n"
    )

    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Bruk: bosettingsplan") == len(COMMANDS)


def test_the_command_itself_runs_in_a_process_of_its_own(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "run", "--input", str(tmp_path / "tom")],
        capture_output=True,
        check=False,
        cwd=Path(__file__).parents[1],
        env={"PATH": "", "LC_ALL": "C", "PYTHONIOENCODING": "ascii"},
    )

    assert done.returncode == 2
    assert done.stdout == b""
    assert done.stderr.startswith(b"Fant ikke mappen")
    assert b"Traceback" not in done.stderr


def test_without_period_or_setting_the_month_is_the_last_that_has_ended(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn")

    said = command("run", "--input", "inn", "--output", "ut")

    assert said.code == 0
    last = date.today().replace(day=1).toordinal() - 1
    wanted = date.fromordinal(last).strftime("%Y-%m")
    assert [path.name for path in (tmp_path / "ut").iterdir() if path.is_dir()] == [wanted]


def test_the_report_month_of_the_settings_may_be_a_date_cell(command: Command, tmp_path: Path) -> None:
    rows: Rows = [
        ["Innstilling", "Verdi", "Gjelder fra", "Gjelder til"],
        ["Rapportmåned", date(2019, 10, 1), None, None],
    ]
    small_input(tmp_path / "inn", Oppsett={"Innstillinger": rows})

    said = command("run", "--input", "inn", "--output", "ut")

    assert "Ferdig med oktober 2019" in said.out


def test_two_copies_of_the_plan_stop_the_run(command: Command, tmp_path: Path) -> None:
    small_input(tmp_path / "inn")
    write_book(tmp_path / "inn" / "Bosettingsplan - kopi.xlsx", plan_sheets())

    said = command("check", "--input", "inn")

    assert said.code == 3
    assert said.out.count("I016") == 2
    assert (
        "Bosettingsplan - kopi.xlsx, ark «Plasser»: Arket er tabellen «Plasser», men det er også arket «Plasser» i "
        "Bosettingsplan.xlsx. Svar i kommandoen «bosettingsplan map --save», eller flytt den filen som ikke "
        "skal brukes, ut av mappen, og kjør igjen."
    ) in said.out
    assert "\nI alt 2 kritiske avvik, 0 feil, " in said.out

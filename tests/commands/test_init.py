from __future__ import annotations

from pathlib import Path

from tests.test_cli import Command, command, files

__all__ = ["command"]


def test_it_says_what_to_do_next(command: Command, tmp_path: Path) -> None:
    said = command("init", "maler")

    assert said == (
        0,
        "Laget 12 arbeidsbøker, Dataordbok.xlsx og KOSTRA-spørsmål.csv i maler. "
        "Fyll ut Boligregister.xlsx og Oppsett.xlsx, "
        "ta bort arbeidsbøkene dere ikke bruker, og kjør: "
        "bosettingsplan run --input maler --output maler-resultat\n",
        "",
    )
    assert len(files(tmp_path)) == 14


def test_a_second_time_it_refuses(command: Command, tmp_path: Path) -> None:
    command("init", "maler")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*.xlsx")}

    said = command("init", "maler")

    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("Mappen «maler» inneholder allerede «Boligregister.xlsx», ")
    assert said.err.endswith(" Velg en annen mappe, eller flytt filene først.\n")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.xlsx")} == before


def test_untouched_templates_stop_the_run_with_a_sentence(command: Command) -> None:
    command("init", "maler")

    assert command("run", "--input", "maler") == (
        3,
        "",
        "Kjøringen stoppet, og ingenting er endret.\n"
        "Boligregister.xlsx, ark «Boliger»: Tabellen «Boliger» har ingen rader under overskriften. "
        "Legg inn radene, eller hent en tidligere versjon av arbeidsboken, og kjør igjen.\n",
    )

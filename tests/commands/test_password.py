"""Protected workbooks on the command line: the password comes from the environment or from somebody who types it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from pipeline.commands import talking
from pipeline.request import Request
from tests.steps.protecting import protect
from tests.steps.workbooks import small_input
from tests.test_cli import Command, command, files

__all__ = ["command"]

NEEDED = (
    "Filen «Boligregister.xlsx» er beskyttet med passord. Oppgi passordet med --password-env, "
    "eller fjern det i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen.\n"
)


@pytest.fixture
def plain(tmp_path: Path) -> bytes:
    """The register of a small municipality, which lies protected in «inn»."""
    return protect(small_input(tmp_path / "inn") / "Boligregister.xlsx", "hemmelig")


@pytest.fixture
def somebody_types(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """A person at the machine who types the password; gives what was asked."""
    asked: list[dict[str, Any]] = []

    def prompt(question: str, **how: Any) -> str:
        asked.append({"question": question, **how})
        return "hemmelig"

    monkeypatch.setattr(click, "prompt", prompt)
    monkeypatch.setattr(talking, "is_somebody_there", lambda: True)
    return asked


@pytest.mark.parametrize("name", ["run", "check", "map"])
def test_the_password_comes_from_the_environment(
    name: str, plain: bytes, command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANPASSORD", "hemmelig")

    said = command(name, "--input", "inn", "--password-env", "PLANPASSORD")

    assert (said.code, said.err) == (0, "")
    assert not any(plain in (tmp_path / file).read_bytes() for file in files(tmp_path))
    assert "hemmelig" not in said.out


@pytest.mark.parametrize(
    ("arguments", "variable", "code", "sentence"),
    [
        ((), None, 3, NEEDED),
        (
            ("--password-env", "PLANPASSORD"),
            "feil",
            3,
            "Passordet åpner ikke filen «Boligregister.xlsx». Kontroller passordet og kjør igjen.\n",
        ),
        *(
            (
                ("--password-env", "PLANPASSORD"),
                value,
                2,
                "Miljøvariabelen «PLANPASSORD» er tom eller finnes ikke. "
                "Legg passordet i den, eller kjør uten --password-env.\n",
            )
            for value in (None, "")
        ),
    ],
)
@pytest.mark.usefixtures("plain")
def test_without_the_right_password_nothing_is_done(
    arguments: tuple[str, ...],
    variable: str | None,
    code: int,
    sentence: str,
    command: Command,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if variable is not None:
        monkeypatch.setenv("PLANPASSORD", variable)
    before = files(tmp_path)

    assert command("run", "--input", "inn", *arguments) == (code, "", sentence)
    assert files(tmp_path) == before


@pytest.mark.usefixtures("plain")
def test_somebody_at_the_machine_is_asked_once_and_nothing_shows(
    command: Command, tmp_path: Path, somebody_types: list[dict[str, Any]]
) -> None:
    protect(tmp_path / "inn" / "Bosettingsplan.xlsx", "hemmelig")

    said = command("map", "--input", "inn", "--json")

    assert somebody_types == [{"question": "Passord til de beskyttede arbeidsbøkene", "hide_input": True, "err": True}]
    assert json.loads(said.out)
    assert "hemmelig" not in said.out + said.err


def test_nobody_is_asked_when_no_workbook_is_protected(
    command: Command, tmp_path: Path, somebody_types: list[dict[str, Any]]
) -> None:
    small_input(tmp_path / "inn")

    assert command("map", "--input", "inn").code == 0
    assert somebody_types == []


def test_a_protected_plan_is_read_and_never_written(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PLANPASSORD", "hemmelig")
    protect(small_input(tmp_path / "inn") / "Bosettingsplan.xlsx", "hemmelig")

    assert command("run", "--input", "inn", "--password-env", "PLANPASSORD") == (
        3,
        "",
        "Filen «Bosettingsplan.xlsx» er beskyttet med passord og kan ikke oppdateres. "
        "Fjern passordet i Excel (Fil, Info, Beskytt arbeidsbok), lagre filen og kjør igjen.\n",
    )


def test_a_request_does_not_show_its_password(tmp_path: Path) -> None:

    assert "hemmelig" not in repr(Request(tmp_path, date(2019, 11, 1), password="hemmelig"))

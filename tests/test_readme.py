"""The README tells what is there now: commands, pictures, files, what a run says."""

from __future__ import annotations

import re
from pathlib import Path

import click

from pipeline.cli import cli
from tests.readme_parts import with_parts

TOP = Path(__file__).parents[1]
README = (TOP / "README.md").read_text(encoding="utf-8")
CI = (TOP / ".ci" / "run").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^python3 -m venv .*$", README, re.MULTILINE)


def test_two_commands_each_with_a_virtual_environment_of_its_own() -> None:
    assert len(COMMANDS) == 2
    assert len({re.search(r"-m venv (\S+)", command)[1] for command in COMMANDS}) == 2  # type: ignore[index]


def test_ci_runs_both_commands_word_for_word() -> None:
    for command in COMMANDS:
        assert command in CI


def test_every_command_stands_in_the_readme_and_no_other() -> None:
    named = set(re.findall(r"^bosettingsplan (\w+)", README, re.MULTILINE))
    assert named == set(cli.commands)


def test_every_option_stands_in_the_readme_and_no_other() -> None:
    for line in re.findall(r"^bosettingsplan \w+ .*$", README, re.MULTILINE):
        name = line.split()[1]
        options = {opt for param in cli.commands[name].params if isinstance(param, click.Option) for opt in param.opts}
        assert set(re.findall(r"--[a-z-]+", line)) == options, name


def test_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^]]*\]\(([^)]+)\)", README)
    assert pictures
    for picture in pictures:
        assert (TOP / picture).is_file(), picture


def test_folders_and_files_named_are_there() -> None:
    for name in re.findall(r"`((?:pipeline|schemas|tests|\.ci|\.readme)/[^`*<> ]*)`", README):
        assert (TOP / name).exists(), name


def test_the_generated_parts_are_current() -> None:
    """After a change: ``python -m tests.readme_parts``."""
    assert with_parts(README) == README

"""Questions about sheets and columns, put to whoever sits at the terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import click

from pipeline.cells import column_letters

if TYPE_CHECKING:
    from pipeline.flow import RawInputs
    from pipeline.located import Located, LocatedColumn, LocatedSheet, Rival
    from pipeline.locating.memory import Said

_OWN = "Ingen av dem, kolonnen er vår egen"
_LACKED = "Ingen av dem"
_YES, _OWN_SHEET = "Ja", "Nei, arket er vårt eget"
_BOTH, _ALL = "Begge, de er deler av samme tabell", "Alle, de er deler av samme tabell"


@dataclass(frozen=True)
class _Open:
    """One question about a sheet: what it asks, the choices, and what staff have said with each."""

    question: str
    choices: tuple[str, ...]
    answers: tuple[tuple[Said, ...], ...]


def ask_about(inputs: RawInputs, located: Located) -> tuple[Located, tuple[Said, ...]]:
    """Ask until nothing is unsure or left to ask; gives what is found with the answers, and the answers."""
    from pipeline.run import located_only

    answers: tuple[Said, ...] = ()
    asked: set[str] = set()
    while item := next((item for item in _open_questions(located) if item.question not in asked), None):
        asked.add(item.question)
        chosen = _choose(item.question, item.choices)
        if chosen is not None and item.answers[chosen]:
            answers = (*item.answers[chosen], *answers)
            located = located_only(inputs, answers)
    return located, answers


def _open_questions(located: Located) -> Iterator[_Open]:
    """First what a sheet is, and whether it is read; then what its columns are, then where its needed columns are."""
    unsure = {finding.place for finding in located.findings if finding.rule_id == "I006"}
    for sheet in located.sheets:
        if sheet.table is None:
            continue
        if sheet.place("") in unsure:
            yield _about_sheet(sheet)
            continue
        if sheet.rival:
            yield _about_rival(sheet, sheet.rival, located.read_for().get(sheet.table.name, ()))
            continue
        for question in sheet.questions:
            column = next(item for item in sheet.columns if item.number == question.number)
            yield _about_column(sheet, column, question.names)
        if not sheet.is_used and sheet.table.name not in located.used() and (sheet.questions or _is_said(sheet)):
            yield from _about_needed(sheet)


def _is_said(sheet: LocatedSheet) -> bool:
    return any(column.is_said for column in sheet.columns)


def _about_sheet(sheet: LocatedSheet) -> _Open:
    assert sheet.table is not None
    question = f"{_where(sheet)}: Er dette tabellen «{sheet.table.title}»?"
    return _Open(question, (_YES, _OWN_SHEET), (_known(sheet), (_not_read(sheet),)))


def _about_rival(sheet: LocatedSheet, rival: Rival, used: Sequence[LocatedSheet]) -> _Open:
    """Which of the sheets for a table are read; all of them only where they can be parts of it."""
    from pipeline import texts

    assert sheet.table is not None
    names = texts.listed([f"«{item.sheet.name}» i {item.file}" for item in used])
    question = (
        f"{_where(sheet)}: «{sheet.table.title}» er lest fra arket {names}. "
        f"{rival.shared} av {texts.count(rival.keys, 'rad', 'rader')} her står der også. Hva skal leses?"
    )
    kept = tuple(said for item in used for said in _known(item))
    answers = [(*kept, *_known(sheet))] if rival.may_be_joined else []
    answers.append((*kept, _not_read(sheet)))
    answers.append((*_known(sheet), *(_not_read(item) for item in used)))
    choices = [_BOTH if len(used) == 1 else _ALL] if rival.may_be_joined else []
    choices += [f"Bare {names}", f"Bare «{sheet.sheet.name}» i {sheet.file}"]
    return _Open(question, tuple(choices), tuple(answers))


def _known(sheet: LocatedSheet) -> tuple[Said, ...]:
    return tuple(_said(sheet, column, column.name) for column in sheet.columns if column.name)


def _not_read(sheet: LocatedSheet) -> Said:
    from pipeline.locating.memory import Said

    return Said(sheet.file, sheet.sheet.name, "", None, None)


def _about_column(sheet: LocatedSheet, column: LocatedColumn, likely: tuple[str, ...]) -> _Open:
    assert sheet.table is not None
    found = sheet.numbers()
    others = (item.name for item in sheet.table.columns if item.name not in {*found, *likely})
    names = (*likely, *others)
    titles = (sheet.table.column(name).title for name in names)
    question = f"{_where(sheet)}: Hva er kolonne {_called(column)}?"
    return _Open(question, (*titles, _OWN), tuple((_said(sheet, column, name),) for name in (*names, None)))


def _about_needed(sheet: LocatedSheet) -> Iterator[_Open]:
    assert sheet.table is not None
    found = sheet.numbers()
    free = [column for column in sheet.columns if column.name is None and not column.is_said]
    for item in sheet.table.columns:
        if item.is_required and item.name not in found and free:
            question = f"{_where(sheet)}: Hvilken kolonne er «{item.title}»?"
            answers = tuple((_said(sheet, column, item.name),) for column in free)
            yield _Open(question, (*map(_called, free), _LACKED), (*answers, ()))


def _where(sheet: LocatedSheet) -> str:
    return f"{sheet.file}, ark «{sheet.sheet.name}»"


def _called(column: LocatedColumn) -> str:
    return f"{column_letters(column.number)}, «{column.heading}»"


def _said(sheet: LocatedSheet, column: LocatedColumn, name: str | None) -> Said:
    from pipeline.locating.memory import Said

    assert sheet.table is not None
    spec = sheet.table.column(name) if name else None
    return Said(sheet.file, sheet.sheet.name, column.label, sheet.table, spec)


def _choose(question: str, choices: Sequence[str]) -> int | None:
    """The place of the choice in the list; None when the question is left open."""
    click.echo(f"\n{question}")
    for number, choice in enumerate(choices, start=1):
        click.echo(f"  {number:>2}  {choice}")
    while True:
        answer = click.prompt("Svar med et tall, eller trykk Enter for å la det stå", default="", show_default=False)
        if not answer.strip():
            return None
        if answer.strip().isdecimal() and 1 <= int(answer) <= len(choices):
            return int(answer) - 1
        click.echo(f"Velg et tall fra 1 til {len(choices)}.")

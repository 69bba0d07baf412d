"""What commands have in common: what is asked for, progress while somebody watches, JSON."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pipeline.errors import PasswordNeededError, WrongUseError

if TYPE_CHECKING:
    from pipeline.request import Request

_Answer = TypeVar("_Answer")


def request(inputs: Path, period: str | None, as_of: datetime | None, password: str | None) -> Request:
    """The request, looked at from today."""
    from pipeline.request import Request

    return Request(inputs, date.today(), period, as_of.date() if as_of else None, password)


def with_password(variable: str | None, work: Callable[[str | None], _Answer]) -> _Answer:
    """Do ``work`` with the password that an environment variable holds, or that somebody at the machine types.

    Nobody is asked before a protected workbook is met; ``work`` is then begun anew.
    """
    if variable is not None:
        password = os.environ.get(variable)
        if not password:
            raise WrongUseError(
                f"Miljøvariabelen «{variable}» er tom eller finnes ikke. "
                "Legg passordet i den, eller kjør uten --password-env."
            )
        return work(password)
    try:
        return work(None)
    except PasswordNeededError:
        if not is_somebody_there():
            raise
    return work(click.prompt("Passord til de beskyttede arbeidsbøkene", hide_input=True, err=True))


def is_somebody_there() -> bool:
    """Whether a question would be seen, and answered."""
    return sys.stdin.isatty() and sys.stderr.isatty()


def echo_json(content: Any) -> None:
    """Print ``content`` as JSON and nothing else."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    click.echo(json.dumps(content, ensure_ascii=False, indent=1))


@contextmanager
def progress(*, is_quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Say what is being worked on while somebody watches; nothing in a log, nor where a question is to be asked."""
    if is_quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("Arbeider …") as status:
        yield lambda name: status.update(f"Arbeider med {name} …")

"""What commands have in common: what is asked for, progress while somebody watches, JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from pipeline.run import Request


def request(inputs: Path, period: str | None, as_of: datetime | None) -> Request:
    """The request, looked at from today."""
    from pipeline.run import Request

    return Request(inputs, date.today(), period, as_of.date() if as_of else None)


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

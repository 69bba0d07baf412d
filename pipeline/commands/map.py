"""Which sheet and column was taken for what."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.options import INPUT, JSON, PASSWORD
from pipeline.commands.talking import echo_json, progress, with_password

if TYPE_CHECKING:
    from pipeline.flow import Located


@click.command("map", cls=BokmalCommand)
@INPUT
@PASSWORD
@JSON
def map_columns(inputs: Path, password_env: str | None, as_json: bool) -> None:
    """Vis hvilken tabell hvert ark er lest som, og hvilken kolonne som er hva."""
    from pipeline import run as pipeline_run
    from pipeline.reports.column_map import column_map, column_map_lines

    def work(password: str | None) -> Located:
        with progress() as tell:
            return pipeline_run.located_only(inputs, tell, password)

    located = with_password(password_env, work)
    if as_json:
        echo_json(column_map(located))
    else:
        for line in column_map_lines(located):
            click.echo(line)

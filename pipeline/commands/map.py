"""Which sheet and column was taken for what."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.options import INPUT, JSON
from pipeline.commands.talking import echo_json, progress


@click.command("map", cls=BokmalCommand)
@INPUT
@JSON
def map_columns(inputs: Path, as_json: bool) -> None:
    """Vis hvilken tabell hvert ark er lest som, og hvilken kolonne som er hva."""
    from pipeline import run as pipeline_run
    from pipeline.reports.column_map import column_map, column_map_lines

    with progress() as tell:
        located = pipeline_run.located_only(inputs, tell)
    if as_json:
        echo_json(column_map(located))
    else:
        for line in column_map_lines(located):
            click.echo(line)

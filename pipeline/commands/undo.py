"""Take back the last write-back."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.options import OUTPUT


@click.command(cls=BokmalCommand)
@OUTPUT
def undo(output: Path) -> None:
    """Angre siste tilbakeskriving, så planen blir nøyaktig som den var."""
    from pipeline import run as pipeline_run

    staff_file = pipeline_run.undo(output)
    click.echo(f"{staff_file.name} er satt tilbake slik den var før tilbakeskrivingen.")

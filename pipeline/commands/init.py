"""Empty workbooks to start from."""

from __future__ import annotations

from pathlib import Path

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.talking import progress


@click.command(cls=BokmalCommand)
@click.argument("target", metavar="MAPPE", type=click.Path(path_type=Path))
def init(target: Path) -> None:
    """Lag tomme arbeidsbøker å fylle ut, med nedtrekkslister, forklaringer og dataordbok."""
    from pipeline.templates.dictionary import FILE
    from pipeline.templates.write import QUESTIONS, write_templates

    with progress() as tell:
        files = write_templates(target, tell)
    click.echo(
        f"Laget {len(files) - 2} arbeidsbøker, {FILE} og {QUESTIONS} i {target}. "
        "Fyll ut Boligregister.xlsx og Oppsett.xlsx, "
        "ta bort arbeidsbøkene dere ikke bruker, og kjør: "
        f"bosettingsplan run --input {target} --output {target}-resultat"
    )

"""A synthetic municipality."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.talking import progress


@click.command(cls=BokmalCommand)
@click.argument("target", metavar="MAPPE", type=click.Path(path_type=Path))
@click.option("--seed", type=int, default=2019, metavar="TALL", help="Samme tall gir samme kommune (2019).")
@click.option(
    "--dwellings", type=click.IntRange(min=10), default=119, metavar="TALL", help="Antall boliger, minst 10 (119)."
)
@click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    default="2019-10-31",
    metavar="ÅÅÅÅ-MM-DD",
    help="Telledag (2019-10-31).",
)
@click.option(
    "--mess",
    type=click.Choice(["0", "1", "2", "3"]),
    default="0",
    metavar="NIVÅ",
    help="Hvor mye rot filene skal ha: 0 ingenting, 1 litt, 2 vanlig, 3 mye (0).",
)
def example(target: Path, seed: int, dwellings: int, as_of: datetime, mess: str) -> None:
    """Lag en oppdiktet kommune å prøve programmet på, med fasiten ved siden av."""
    from pipeline.example import generate

    with progress() as tell:
        tell(target.name)
        generate(target, seed=seed, dwellings=dwellings, as_of=as_of.date(), mess=int(mess))
    click.echo(
        f"Laget en oppdiktet kommune i {target}. Kjør: bosettingsplan run --input {target} --output {target}-resultat"
    )

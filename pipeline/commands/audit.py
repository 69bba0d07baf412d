"""Whether a file may leave the house."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.options import INPUT, JSON, PASSWORD
from pipeline.commands.talking import echo_json, progress, with_password


@click.command(cls=BokmalCommand)
@click.argument("file", metavar="FIL", type=click.Path(path_type=Path))
@INPUT
@PASSWORD
@JSON
def audit(file: Path, inputs: Path, password_env: str | None, as_json: bool) -> None:
    """Vis om en fil kan sendes ut av kommunen: skjult innhold, personer og de 36 punktene for publisering."""
    from pipeline import run as pipeline_run
    from pipeline.audit.verdict import judge

    def work(password: str | None) -> frozenset[str]:
        with progress() as tell:
            return pipeline_run.persons_in(inputs, tell, password) if inputs.is_dir() else frozenset()

    verdict = judge(file, with_password(password_env, work))
    if as_json:
        points = [{"number": p.number, "title": p.title, "is_met": p.is_met, "why": p.why} for p in verdict.points]
        echo_json({"may_leave": verdict.may_leave, "leaks": list(verdict.leaks), "points": points})
    else:
        for line in verdict.leaks:
            click.echo(f"Må bort: {line}")
        for point in verdict.points:
            word = {True: "oppfylt", False: "ikke oppfylt", None: "ikke kontrollert"}[point.is_met]
            click.echo(" ".join(filter(None, (f"{point.number:>2}. {point.title}: {word}.", point.why))))
        if not inputs.is_dir():
            click.echo(f"Mappen «{inputs.name}» finnes ikke, så verdier om personer er ikke sett etter.")
        click.echo(f"{file.name} kan {'' if verdict.may_leave else 'ikke '}sendes ut.")
    sys.exit(0 if verdict.may_leave else 1)

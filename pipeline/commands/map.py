"""Which sheet and column was taken for what; asks where that is unsure, and remembers the answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.asking import ask_about
from pipeline.commands.options import INPUT, JSON, OUTPUT, PASSWORD
from pipeline.commands.talking import echo_json, is_somebody_there, progress, with_password

if TYPE_CHECKING:
    from pipeline.flow import RawInputs
    from pipeline.locating.memory import Said


@click.command("map", cls=BokmalCommand)
@INPUT
@OUTPUT
@PASSWORD
@click.option("--save", "is_saved", is_flag=True, help="Skriv svarene i arket Kolonnekart i Oppsett, til neste måned.")
@JSON
def map_columns(inputs: Path, output: Path, password_env: str | None, is_saved: bool, as_json: bool) -> None:
    """Vis hvilken tabell hvert ark er lest som, og hvilken kolonne som er hva. Spør der det er usikkert."""
    from pipeline import run as pipeline_run
    from pipeline.mapping import save_map
    from pipeline.reports.column_map import column_map, column_map_lines

    def work(password: str | None) -> RawInputs:
        with progress() as tell:
            return pipeline_run.read_only(inputs, tell, password)

    raw = with_password(password_env, work)
    located = pipeline_run.located_only(raw)
    if not as_json:
        for line in column_map_lines(located):
            click.echo(line)
    answers: tuple[Said, ...] = ()
    if is_saved and not as_json and is_somebody_there():
        located, answers = ask_about(raw, located)
    if as_json:
        echo_json(column_map(located))
    if is_saved:
        saved = save_map(raw, located, answers, output, date.today())
        click.echo(_saved_line(saved), err=as_json)
    elif not as_json and any(sheet.questions for sheet in located.sheets):
        click.echo("Svar på spørsmålene med: bosettingsplan map --save")


def _saved_line(saved: Path | None) -> str:
    if saved is None:
        return "Kolonnekartet sier alt dette fra før. Ingenting er endret."
    return f"Kolonnekartet i {saved} er oppdatert. Se over det der; det som står der, gjelder neste gang."

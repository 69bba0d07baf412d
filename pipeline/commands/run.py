"""The monthly run."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pipeline.cli_words import BokmalCommand
from pipeline.commands.options import AS_OF, INPUT, OUTPUT, PASSWORD, PERIOD
from pipeline.commands.talking import progress, request, with_password

if TYPE_CHECKING:
    from pipeline.plan_update import PlanUpdate
    from pipeline.run import Outcome


@click.command(cls=BokmalCommand)
@INPUT
@OUTPUT
@PERIOD
@AS_OF
@PASSWORD
@click.option("--write-back", is_flag=True, help="Sett den oppdaterte planen inn i stedet for deres egen fil.")
@click.option("--yes", is_flag=True, help="Ikke spør før planen settes inn.")
def run(
    inputs: Path,
    output: Path,
    period: str | None,
    as_of: datetime | None,
    password_env: str | None,
    write_back: bool,
    yes: bool,
) -> None:
    """Kjør måneden: les, kontroller, oppdater planen og lag rapportene."""
    from pipeline import run as pipeline_run
    from pipeline import texts
    from pipeline.finding import Severity
    from pipeline.steps.publish import plan_file_name

    confirm = _confirm_with(yes) if write_back else None

    def work(password: str | None) -> Outcome:
        with progress(is_quiet=write_back and not yes) as tell:
            return pipeline_run.run(request(inputs, period, as_of, password), output, tell, confirm)

    outcome = with_password(password_env, work)
    results = outcome.results
    folder = output / results.context.period
    for name in outcome.kept_files:
        click.echo(f"Noen har endret en fil fra forrige kjøring. Den er tatt vare på som «{name}».")
    failed = [item.rule.id for item in results.checked.not_run if item.has_failed]
    if failed:
        click.echo(f"{texts.listed(failed)} feilet og er ikke med. Meld fra om dette.", err=True)
    severities = [finding.severity for finding in (*results.findings, *results.withheld)]
    errors, warnings = severities.count(Severity.ERROR), severities.count(Severity.WARNING)
    counted = f"{texts.number(errors)} feil og {texts.count(warnings, 'advarsel', 'advarsler')}"
    if results.confirmed:
        counted += f" ({texts.number(len(results.confirmed))} er bekreftet av dere)"
    click.echo(
        f"Ferdig med {texts.month(results.context.period)}: {counted}. "
        f"Åpne {folder / 'Avvik.xlsx'} og rett det som er feil, se så på {folder / plan_file_name(results.plan.file)}."
    )
    if outcome.is_written_back is not None:
        click.echo(_written_back_line(outcome.is_written_back, inputs / results.plan.file))
    sys.exit(1 if errors or failed else 0)


def _confirm_with(is_answered: bool) -> Callable[[PlanUpdate], bool]:
    """Show what is to be written, and ask unless the answer was given on the command line."""
    from pipeline.errors import WrongUseError
    from pipeline.reports.plan_lines import plan_lines

    if not is_answered and not sys.stdin.isatty():
        raise WrongUseError("--write-back spør før noe skrives. Legg til --yes når ingen sitter ved maskinen.")

    def confirm(plan: PlanUpdate) -> bool:
        for line in plan_lines(plan):
            click.echo(line)
        return is_answered or _ask(f"Skal dette skrives inn i {plan.file}?")

    return confirm


def _ask(question: str) -> bool:
    """The answer in bokmål; asked again until it is one."""
    while True:
        answer = click.prompt(f"{question} [ja/nei]", default="nei", show_default=False).strip().casefold()
        if answer in ("ja", "j", "nei", "n"):
            return answer in ("ja", "j")
        click.echo("Svar ja eller nei.")


def _written_back_line(is_written: bool, staff_file: Path) -> str:
    if is_written:
        return f"{staff_file} er oppdatert. Angre med: bosettingsplan undo"
    return f"{staff_file} er ikke rørt."

"""The command line: the only place that prints, exits, and asks what day it is."""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pipeline.cli_words import BokmalCommand, BokmalGroup, usage_message
from pipeline.errors import StoppedError

if TYPE_CHECKING:
    from pipeline.finding import Finding
    from pipeline.flow import PlanUpdate
    from pipeline.run import Request

DEFECT_EXIT_CODE = 3
_INPUT = click.option(
    "--input",
    "inputs",
    type=click.Path(path_type=Path),
    default="input",
    metavar="MAPPE",
    help="Mappen med arbeidsbøkene (input).",
)
_OUTPUT = click.option(
    "--output",
    type=click.Path(path_type=Path),
    default="output",
    metavar="MAPPE",
    help="Mappen resultatene legges i (output).",
)
_PERIOD = click.option("--period", metavar="ÅÅÅÅ-MM", help="Måneden det gjelder. Ellers Rapportmåned fra Oppsett.")
_AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="ÅÅÅÅ-MM-DD", help="Telledag. Ellers månedens siste dag."
)
_JSON = click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON, for andre programmer.")


@click.group(cls=BokmalGroup)
@click.option("--verbose", is_flag=True, help="Vis tekniske detaljer hvis noe går galt.")
@click.version_option(
    package_name="bosettingsplan", prog_name="bosettingsplan", message="%(prog)s %(version)s", help="Vis versjonen."
)
@click.pass_context
def cli(context: click.Context, verbose: bool) -> None:
    """Leser kommunens boligregneark, kontrollerer dem, oppdaterer Bosettingsplan og lager statistikk."""
    context.obj = {"verbose": verbose}


@cli.command(cls=BokmalCommand)
@_INPUT
@_OUTPUT
@_PERIOD
@_AS_OF
@click.option("--write-back", is_flag=True, help="Sett den oppdaterte planen inn i stedet for deres egen fil.")
@click.option("--yes", is_flag=True, help="Ikke spør før planen settes inn.")
def run(inputs: Path, output: Path, period: str | None, as_of: datetime | None, write_back: bool, yes: bool) -> None:
    """Kjør måneden: les, kontroller, oppdater planen og lag rapportene."""
    from pipeline import run as pipeline_run
    from pipeline import texts
    from pipeline.finding import Severity
    from pipeline.steps.publish import plan_file_name

    confirm = _confirm_with(yes) if write_back else None
    with _progress(is_quiet=write_back and not yes) as tell:
        outcome = pipeline_run.run(_request(inputs, period, as_of), output, tell, confirm)
    results = outcome.results
    folder = output / results.context.period
    for name in outcome.kept_files:
        click.echo(f"Noen har endret en fil fra forrige kjøring. Den er tatt vare på som «{name}».")
    failed = [item.rule.id for item in results.checked.not_run if item.has_failed]
    if failed:
        click.echo(f"{texts.listed(failed)} feilet og er ikke med. Meld fra om dette.", err=True)
    errors = sum(finding.severity is Severity.ERROR for finding in results.findings)
    warnings = sum(finding.severity is Severity.WARNING for finding in results.findings)
    counted = f"{texts.number(errors)} feil og {texts.count(warnings, 'advarsel', 'advarsler')}"
    click.echo(
        f"Ferdig med {texts.month(results.context.period)}: {counted}. "
        f"Åpne {folder / 'Avvik.xlsx'} og rett det som er feil, se så på {folder / plan_file_name(results.plan.file)}."
    )
    if outcome.is_written_back is not None:
        click.echo(_written_back_line(outcome.is_written_back, inputs / results.plan.file))
    sys.exit(1 if errors or failed else 0)


@cli.command(cls=BokmalCommand)
@_OUTPUT
def undo(output: Path) -> None:
    """Angre siste tilbakeskriving, så planen blir nøyaktig som den var."""
    from pipeline import run as pipeline_run

    staff_file = pipeline_run.undo(output)
    click.echo(f"{staff_file.name} er satt tilbake slik den var før tilbakeskrivingen.")


@cli.command(cls=BokmalCommand)
@_INPUT
@_PERIOD
@_AS_OF
@_JSON
def check(inputs: Path, period: str | None, as_of: datetime | None, as_json: bool) -> None:
    """Vis hva som er feil i arbeidsbøkene, uten å endre eller lage noe."""
    from pipeline import run as pipeline_run
    from pipeline.finding import Severity

    with _progress() as tell:
        findings = pipeline_run.findings_only(_request(inputs, period, as_of), tell)
    if as_json:
        _echo_json([_finding_record(finding) for finding in findings])
    else:
        for finding in findings:
            place = f"{finding.place.label}: " if finding.place.label else ""
            click.echo(f"{finding.severity.value:<16} {finding.rule_id}  {place}{finding.message} {finding.advice}")
        if not findings:
            click.echo("Ingen avvik.")
    worst = min((finding.severity.rank for finding in findings), default=len(Severity))
    sys.exit({Severity.CRITICAL.rank: StoppedError.exit_code, Severity.ERROR.rank: 1}.get(worst, 0))


@cli.command("map", cls=BokmalCommand)
@_INPUT
@_JSON
def map_columns(inputs: Path, as_json: bool) -> None:
    """Vis hvilken tabell hvert ark er lest som, og hvilken kolonne som er hva."""
    from pipeline import run as pipeline_run
    from pipeline.reports.column_map import column_map, column_map_lines

    with _progress() as tell:
        located = pipeline_run.located_only(inputs, tell)
    if as_json:
        _echo_json(column_map(located))
    else:
        for line in column_map_lines(located):
            click.echo(line)


@cli.command(cls=BokmalCommand)
@click.argument("rule_id", metavar="[ID]", required=False)
@_JSON
def rules(rule_id: str | None, as_json: bool) -> None:
    """Vis reglene: hva de ser etter, hvorfor, kilde og innstillinger."""
    from pipeline.errors import WrongUseError
    from pipeline.reports.rule_list import rule_lines, rule_record
    from pipeline.rules.catalogue import all_rules

    chosen = [rule for rule in all_rules() if rule_id is None or rule.id == rule_id.upper()]
    if not chosen:
        raise WrongUseError(f"Det finnes ingen regel «{rule_id}». Kjør «bosettingsplan rules» for å se alle.")
    if as_json:
        _echo_json([rule_record(rule) for rule in chosen])
        return
    for rule in chosen:
        for line in rule_lines(rule, in_full=rule_id is not None):
            click.echo(line)


@cli.command(cls=BokmalCommand)
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
def example(target: Path, seed: int, dwellings: int, as_of: datetime) -> None:
    """Lag en oppdiktet kommune å prøve programmet på, med fasiten ved siden av."""
    from pipeline.example import generate

    with _progress() as tell:
        tell(target.name)
        generate(target, seed=seed, dwellings=dwellings, as_of=as_of.date())
    click.echo(
        f"Laget en oppdiktet kommune i {target}. Kjør: bosettingsplan run --input {target} --output {target}-resultat"
    )


def main() -> None:
    """Run the command line; every way out has an exit code and a sentence in bokmål."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        cli.main(prog_name="bosettingsplan", standalone_mode=False)
    except click.UsageError as error:
        click.echo(usage_message(error), err=True)
        sys.exit(2)
    except StoppedError as error:
        click.echo(str(error), err=True)
        sys.exit(error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        click.echo("Avbrutt. Ingenting er endret.", err=True)
        sys.exit(DEFECT_EXIT_CODE)
    except Exception:
        # a defect of ours must not meet the user as a traceback
        if "--verbose" in sys.argv:
            traceback.print_exc()
        click.echo(
            "Programmet feilet, og ingenting er endret. Kjør igjen med «bosettingsplan --verbose» og meld fra.",
            err=True,
        )
        sys.exit(DEFECT_EXIT_CODE)


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


def _request(inputs: Path, period: str | None, as_of: datetime | None) -> Request:
    from pipeline.run import Request

    return Request(inputs, date.today(), period, as_of.date() if as_of else None)


def _finding_record(finding: Finding) -> dict[str, Any]:
    return {
        "file": finding.place.file,
        "sheet": finding.place.sheet,
        "cell": finding.place.cell,
        "rule": finding.rule_id,
        "severity": finding.severity.value,
        "message": finding.message,
        "advice": finding.advice,
    }


def _echo_json(content: Any) -> None:
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    click.echo(json.dumps(content, ensure_ascii=False, indent=1))


@contextmanager
def _progress(*, is_quiet: bool = False) -> Iterator[Callable[[str], None]]:
    """Say what is being worked on while somebody watches; nothing in a log, nor where a question is to be asked."""
    if is_quiet or not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    console = Console(stderr=True)
    with console.status("Arbeider …") as status:
        yield lambda name: status.update(f"Arbeider med {name} …")

"""The command line: the only place that prints, exits, and asks what day it is. One command a file in ``commands``."""

from __future__ import annotations

import sys
import traceback

import click

from pipeline.cli_words import BokmalGroup, usage_message
from pipeline.commands.audit import audit
from pipeline.commands.check import check
from pipeline.commands.example import example
from pipeline.commands.init import init
from pipeline.commands.map import map_columns
from pipeline.commands.rules import rules
from pipeline.commands.run import run
from pipeline.commands.undo import undo
from pipeline.errors import StoppedError
from pipeline.files.advice import advice

DEFECT_EXIT_CODE = 3


@click.group(cls=BokmalGroup)
@click.option("--verbose", is_flag=True, help="Vis tekniske detaljer hvis noe går galt.")
@click.version_option(
    package_name="bosettingsplan", prog_name="bosettingsplan", message="%(prog)s %(version)s", help="Vis versjonen."
)
@click.pass_context
def cli(context: click.Context, verbose: bool) -> None:
    """Leser kommunens boligregneark, kontrollerer dem, oppdaterer Bosettingsplan og lager statistikk."""
    context.obj = {"verbose": verbose}


for command in (run, undo, check, map_columns, rules, audit, init, example):
    cli.add_command(command)


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
    except OSError as error:
        if "--verbose" in sys.argv:
            traceback.print_exc()
        click.echo(f"En fil kan ikke leses eller skrives. {advice(error)}", err=True)
        sys.exit(DEFECT_EXIT_CODE)
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

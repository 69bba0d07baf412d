"""Options that several commands take."""

from __future__ import annotations

from pathlib import Path

import click

INPUT = click.option(
    "--input",
    "inputs",
    type=click.Path(path_type=Path),
    default="input",
    metavar="MAPPE",
    help="Mappen med arbeidsbøkene (input).",
)
OUTPUT = click.option(
    "--output",
    type=click.Path(path_type=Path),
    default="output",
    metavar="MAPPE",
    help="Mappen resultatene legges i (output).",
)
PERIOD = click.option("--period", metavar="ÅÅÅÅ-MM", help="Måneden det gjelder. Ellers Rapportmåned fra Oppsett.")
AS_OF = click.option(
    "--as-of", type=click.DateTime(["%Y-%m-%d"]), metavar="ÅÅÅÅ-MM-DD", help="Telledag. Ellers månedens siste dag."
)
PASSWORD = click.option(
    "--password-env",
    metavar="NAVN",
    help="Navnet på miljøvariabelen som har passordet til beskyttede arbeidsbøker.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON, for andre programmer.")

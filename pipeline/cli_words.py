"""Click's own words in bokmål: help headings and what is said of wrong use."""

from __future__ import annotations

import click


class BokmalCommand(click.Command):
    """A command whose help is in bokmål."""

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help`` with its text in bokmål."""
        return _help_in_bokmal(super().get_help_option(ctx))

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        _write_usage(self, ctx, formatter)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        _write_options(self, ctx, formatter)


class BokmalGroup(BokmalCommand, click.Group):
    """A group whose help is in bokmål, its commands in the order in which people need them."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """Names in the order of declaration."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options and the commands."""
        super().format_options(ctx, formatter)
        rows = []
        for name in self.list_commands(ctx):
            command = self.get_command(ctx, name)
            if command is not None:
                rows.append((name, command.get_short_help_str(limit=100)))
        with formatter.section("Kommandoer"):
            formatter.write_dl(rows)


def usage_message(error: click.UsageError) -> str:
    """What was wrong with the command, and where to look."""
    command = error.ctx.command_path if error.ctx else "bosettingsplan"
    match error:
        case click.NoSuchOption():
            problem = f"Valget «{error.option_name}» finnes ikke."
        case click.MissingParameter():
            problem = f"«{_name(error)}» mangler."
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.DateTime):
            problem = f"Verdien for «{_name(error)}» er ikke en dato. Skriv den som 2019-10-31."
        case click.BadParameter() if error.param is not None and isinstance(error.param.type, click.Path):
            return f"Det som «{_name(error)}» peker på, kan ikke åpnes. Kontroller at du har tilgang."
        case click.BadParameter():
            problem = f"Verdien for «{_name(error)}» kan ikke brukes."
        case click.BadOptionUsage():
            problem = f"Valget «{error.option_name}» mangler verdi, eller har en verdi det ikke tar."
        case click.exceptions.NoArgsIsHelpError():
            return error.message
        case _:
            problem = "Kommandoen finnes ikke, eller har ord den ikke tar."
    return f"{problem} Kjør «{command} --help» for å se hva som kan skrives."


def _name(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "")
    option = next((name for name in error.param.opts if name.startswith("--")), "")
    return option or (error.param.metavar or error.param.name or "")


def _help_in_bokmal(option: click.Option | None) -> click.Option | None:
    if option is not None:
        option.help = "Vis denne hjelpen."
    return option


def _write_usage(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    pieces = [
        {"[OPTIONS]": "[VALG]", "COMMAND [ARGS]...": "KOMMANDO …"}.get(piece, piece)
        for piece in command.collect_usage_pieces(ctx)
    ]
    formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Bruk: ")


def _write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    options = [param for param in command.get_params(ctx) if isinstance(param, click.Option)]
    # click adds the limits of a number in signs of its own
    rows = [(record[0], record[1].partition("  [")[0]) for item in options if (record := item.get_help_record(ctx))]
    with formatter.section("Valg"):
        formatter.write_dl(rows)

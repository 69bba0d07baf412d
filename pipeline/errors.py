"""What can stop a run, each with a sentence in bokmål for the person at the desk and an exit code for the scheduler."""

from __future__ import annotations


class StoppedError(Exception):
    """A run that cannot go on: the message is bokmål, complete, and says what to do next.

    Messages carry file, sheet and cell, never a person's name or number.
    """

    exit_code = 3


class WrongUseError(StoppedError):
    """The command was given something that it does not take (exit code 2)."""

    exit_code = 2


class UnreadableFileError(StoppedError):
    """A file or folder that cannot be read or written; nothing was changed (exit code 3)."""


class PasswordNeededError(UnreadableFileError):
    """A protected workbook, and no password given."""


class UnsafeEditError(StoppedError):
    """A change to a staff workbook that cannot be made without touching what is not ours; nothing was changed."""

"""What a run knows of earlier months when it begins to write."""

from __future__ import annotations

from dataclasses import dataclass, field

from pipeline.history.series import History


@dataclass(frozen=True)
class Memory:
    """The series with this run in it, and the file that it was read from.

    Attributes
    ----------
    read
        The bytes that stood in the file; None when there was none.
    is_ours
        Whether they were as the program wrote them.
    """

    history: History = field(default_factory=History)
    read: bytes | None = None
    is_ours: bool = True

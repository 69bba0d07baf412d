"""Watches all that the tests make the program say and write, for numbers as long as a person's."""

from __future__ import annotations

import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from pipeline.reports.marked_copies import FOLDER
from pipeline.steps import publish

PERSON_NUMBER = re.compile(r"(?<![\w.,-])\d{11,12}(?![\w-]|[.,]\d)")


class Watch(logging.Handler):
    """Collects where such a number was said, logged or written; the numbers themselves are not kept."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []
        self.texts = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.look(f"log of {record.name}", record.getMessage())

    def look(self, place: str, text: str) -> None:
        """Look one text through."""
        self.texts += 1
        if PERSON_NUMBER.search(text):
            self.seen.append(place)

    def folder(self, folder: Path) -> None:
        """Look all outputs through but the plan, and the copies of the staff's own workbooks."""
        for path in sorted(folder.rglob("*")):
            if path.is_file() and not path.name.startswith("Bosettingsplan") and path.parent.name != FOLDER:
                for part, text in _parts(path):
                    self.look(f"{path.name} {part}", text)

    def start(self, patch: pytest.MonkeyPatch) -> None:
        """Listen to the command line, to the logs and to every run's folder."""
        logging.getLogger().addHandler(self)
        self._listen(patch, click, "echo", lambda given, _: self.look("command line", str(given[0] if given else "")))
        self._listen(patch, publish, "_write_all", lambda given, _: self.folder(given[2]))

    def _listen(self, patch: pytest.MonkeyPatch, where: Any, name: str, hear: Callable[..., None]) -> None:
        call = getattr(where, name)

        def heard(*given: Any, **options: Any) -> Any:
            answer = call(*given, **options)
            hear(given, options)
            return answer

        patch.setattr(where, name, heard)


def _parts(path: Path) -> Iterator[tuple[str, str]]:
    if not zipfile.is_zipfile(path):
        yield "", path.read_text(encoding="utf-8-sig", errors="replace")
        return
    with zipfile.ZipFile(path) as package:
        for name in package.namelist():
            yield name, package.read(name).decode("utf-8", errors="replace")

"""Write the golden stories anew from a run on the example: ``python -m tests.golden.write_stories``."""

from __future__ import annotations

import tempfile
from pathlib import Path

from schemas.statements import STATEMENTS
from tests.golden.example_run import ExampleRun
from tests.golden.test_stories import STORIES

if __name__ == "__main__":
    STORIES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        told = ExampleRun.into(Path(folder))
        for statement in STATEMENTS:
            (STORIES / f"{statement.id}.txt").write_text(told.story(statement), encoding="utf-8", newline="\n")

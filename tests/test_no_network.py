"""A run talks to nobody: with every way out of the process closed it does what it does."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.steps.workbooks import small_input

CLOSED = """
import sys

WAYS_OUT = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.spawn")

def refuse(event, arguments):
    if event.startswith(WAYS_OUT):
        sys.stderr.write("way out: " + event)
        sys.stderr.flush()
        import os
        os._exit(77)

sys.addaudithook(refuse)
"""
RUN = f"{CLOSED}\nfrom pipeline.cli import main; main()"
TALK = f"{CLOSED}\nimport socket; socket.socket()"


def test_a_run_opens_no_way_out(tmp_path: Path) -> None:
    small_input(tmp_path / "inn")
    command = [sys.executable, "-c", RUN, "run", "--input", str(tmp_path / "inn"), "--output", str(tmp_path / "ut")]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


def test_a_way_out_would_be_seen() -> None:
    done = subprocess.run([sys.executable, "-c", TALK], capture_output=True, text=True, check=False)

    assert done.returncode == 77
    assert done.stderr.startswith("way out: socket.")

"""The search for reference cycles rests during a month's work, and does not come back in a process that ends."""

from __future__ import annotations

import gc
import subprocess
import sys

from pipeline.collector import collector_at_rest


def test_it_comes_back_after_a_month() -> None:
    with collector_at_rest():
        assert not gc.isenabled()

    assert gc.isenabled()


def test_it_is_left_as_it_was() -> None:
    gc.disable()
    try:
        with collector_at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_nothing_is_looked_through_on_the_way_out() -> None:
    code = (
        "import gc, sys\nfrom pipeline.__main__ import main\n"
        "sys.argv = ['bosettingsplan', '--version']\n"
        "try:\n    main()\n"
        "finally:\n    print(gc.isenabled(), gc.get_freeze_count() > 0, len(gc.get_objects()) < 100)\n"
    )

    done = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "False True True"

"""Entry point of the command ``bosettingsplan`` and of ``python -m pipeline``."""

from __future__ import annotations

from pipeline import cli
from pipeline.collector import no_collector

main = no_collector()(cli.main)

if __name__ == "__main__":
    main()

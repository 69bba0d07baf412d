"""One cell of a large workbook changed by the patch and by openpyxl's load-and-save, in turns, each in its own process.

    python -m tests.benchmarks.bench_patch [rounds]

Says what both took of processor time and memory and how they compare; the target is a tenth of load-and-save.
"""

import statistics
import subprocess
import sys
import tempfile
from operator import attrgetter
from pathlib import Path

import xlsxwriter

from tests.benchmarks.processes import cost

ROWS, COLUMNS = 100_000, 12
TARGET = 0.1

MAKE = """
import sys
from pathlib import Path
from tests.benchmarks.bench_patch import make_workbook
make_workbook(Path(sys.argv[1]))
"""
PATCH = """
import sys
from pathlib import Path
from pipeline.excel.patch import open_workbook
patch = open_workbook(Path(sys.argv[1]))
patch.set_value("Ark", "A50000", "endret")
patch.save(Path(sys.argv[2]))
"""
LOAD_AND_SAVE = """
import sys
import openpyxl
book = openpyxl.load_workbook(sys.argv[1])
book["Ark"]["A50000"] = "endret"
book.save(sys.argv[2])
"""


def make_workbook(path: Path) -> None:
    """Write the workbook: a third of the columns text, the rest numbers."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Ark")
    for row in range(ROWS):
        for column in range(COLUMNS):
            if column % 3 == 0:
                sheet.write_string(row, column, f"tekst {row % 5000} {column}")
            else:
                sheet.write_number(row, column, row * column + 0.5)
    book.close()


def main(rounds: int = 3) -> None:
    """Measure in turns and say the medians and their ratios."""
    say = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "stor.xlsx"), Path(folder, "ut.xlsx")
        # in a process of its own: a child's peak starts from its parent's
        subprocess.run([sys.executable, "-c", MAKE, str(source)], check=True)
        pairs = [[cost(("-c", script, source, target)) for script in (PATCH, LOAD_AND_SAVE)] for _ in range(rounds)]
    for unit, take in (("s", attrgetter("seconds")), ("MB", attrgetter("megabytes"))):
        ours = statistics.median(take(patch) for patch, _ in pairs)
        theirs = statistics.median(take(load) for _, load in pairs)
        ratio = statistics.median(take(patch) / take(load) for patch, load in pairs)
        verdict = "within" if ratio <= TARGET else "ABOVE"
        say(f"patch {ours:.2f} {unit}, load-and-save {theirs:.2f} {unit}: ratio {ratio:.3f}, {verdict} {TARGET}\n")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))

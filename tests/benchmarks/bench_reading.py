"""A national list of dwellings read as raw columns, by calamine and by pandas, in turns, each in its own process.

    python -m tests.benchmarks.bench_reading [rounds]

Says what each took of processor time and memory, imports included, and the ratio of ours to each of the others.
"""

import random
import statistics
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

import xlsxwriter

from tests.benchmarks.processes import cost

ROWS, COLUMNS = 111_000, 30
SPOILED_SHARE = 0.01

OURS = """
import sys
from pathlib import Path
from pipeline.excel.reading import read_workbook
read_workbook(Path(sys.argv[1]))
"""
CALAMINE = """
import sys
from python_calamine import CalamineWorkbook
rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).to_python()
columns = list(zip(*rows))
"""
PANDAS = """
import sys
import pandas
pandas.read_excel(sys.argv[1], engine="calamine")
"""
MAKE = """
import sys
from pathlib import Path
from tests.benchmarks.bench_reading import make_workbook
make_workbook(Path(sys.argv[1]))
"""
SCRIPTS = {"read_workbook": OURS, "calamine, rows into columns": CALAMINE, "pandas.read_excel, calamine": PANDAS}


def make_workbook(path: Path) -> None:
    """Write the workbook: ids, addresses, words, dates, whole numbers and decimals, one cell in a hundred spoiled."""
    chance = random.Random(1)
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("Boliger")
    day = book.add_format({"num_format": "dd.mm.yyyy"})
    money = book.add_format({"num_format": "#,##0.00"})
    streets = [f"Gate {number}" for number in range(900)]
    sheet.write_row(0, 0, [f"Overskrift {column}" for column in range(COLUMNS)])
    for row in range(1, ROWS + 1):
        for column in range(COLUMNS):
            kind = column % 10
            if column == 0:
                sheet.write_string(row, column, f"B{row:06d}")
            elif chance.random() < SPOILED_SHARE:
                sheet.write_string(row, column, "ukjent")
            elif kind == 0:
                sheet.write_string(row, column, f"H{chance.randrange(1, 9):02d}{chance.randrange(1, 30):02d}")
            elif kind in (1, 2):
                sheet.write_string(row, column, chance.choice(streets))
            elif kind == 3:
                sheet.write_number(row, column, chance.randrange(1, 200))
            elif kind == 4:
                sheet.write_number(row, column, chance.randrange(2_000, 20_000))
            elif kind == 5:
                sheet.write_datetime(row, column, date(2000, 1, 1) + timedelta(chance.randrange(9_000)), day)
            elif kind == 6:
                sheet.write_string(row, column, chance.choice(("ja", "nei")))
            elif kind == 7:
                sheet.write_number(row, column, round(chance.uniform(20, 150), 1), money)
            elif kind == 8:
                sheet.write_string(row, column, chance.choice(("Eid", "Innleid", "Tildelingsrett")))
            elif chance.random() < 0.5:
                sheet.write_string(row, column, "se merknad")
    book.close()


def main(rounds: int = 3) -> None:
    """Measure in turns and say the medians and the ratios of each round's pairs."""
    say = sys.stdout.write
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "Boliger.xlsx")
        # in a process of its own, because what this one has held counts for the processes it starts
        subprocess.run([sys.executable, "-c", MAKE, str(source)], check=True)
        costs = [{name: cost(("-c", script, source)) for name, script in SCRIPTS.items()} for _ in range(rounds)]
    for name in SCRIPTS:
        seconds = statistics.median(told[name][0] for told in costs)
        megabytes = statistics.median(told[name][1] for told in costs)
        ratio = statistics.median(told["read_workbook"][0] / told[name][0] for told in costs)
        say(f"{name}: {seconds:.2f} s, {megabytes:.0f} MB; read_workbook takes {ratio:.2f} of it\n")


if __name__ == "__main__":
    main(*(int(argument) for argument in sys.argv[1:2]))

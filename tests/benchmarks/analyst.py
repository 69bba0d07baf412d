"""What a careful analyst would write instead: pandas, pandera and openpyxl, row by row where a rule is put as a rule.

    python -m tests.benchmarks.analyst INPUT CELLS OUTPUT

It reads the same workbooks, checks the same column types, codes and ranges, judges each dwelling by the same criteria,
looks at the rows with eight controls, follows each dwelling's vacancy through a year and counts some of what KOSTRA and
Husbanken ask for. Then it writes its own sheets, and the cells of the run's sheets, which it gets for nothing. It knows
nothing of untidy files, of the staff's plan, of proposals, of evidence behind figures or of suppression.
"""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from typing import Any

import pandas as pd
import pandera.errors
import pandera.pandas as pa

from schemas.columns import Kind, TableSpec
from schemas.parameters import Requirement, default_parameters
from schemas.tables import TABLES
from tests.benchmarks.cells import Kept

AS_OF = pd.Timestamp("2019-10-31")
MONTHS = pd.period_range("2018-11", "2019-10", freq="M")
READER, WRITER = "openpyxl", "xlsxwriter"
"""What pandas chooses by itself where both are installed."""
YES_NO = {"ja": True, "nei": False}
Frames = dict[str, pd.DataFrame]


def read(folder: Path) -> Frames:
    """Every table that stands where the data dictionary says."""
    frames = {}
    for path in sorted(folder.glob("*.xlsx")):
        with pd.ExcelFile(path, engine=READER) as book:
            for spec in TABLES.values():
                if spec.workbook == path.stem and spec.sheet in book.sheet_names:
                    frames[spec.name] = read_table(book, spec)
    return frames


def read_table(book: pd.ExcelFile, spec: TableSpec) -> pd.DataFrame:
    """One sheet below its headings, columns by their names, codes and ja/nei by what they mean."""
    names = {
        spelling: column.name
        for column in spec.columns
        for spelling in (column.title, column.heading, *column.synonyms)
    }
    names |= {f"{spelling} ({column.unit})": column.name for column in spec.columns for spelling in column.synonyms}
    top = pd.read_excel(book, sheet_name=spec.sheet, header=None, nrows=10)
    header = max(top.index, key=lambda row: top.loc[row].isin(list(names)).sum())
    frame = pd.read_excel(book, sheet_name=spec.sheet, header=int(header), na_values=[""], keep_default_na=False)
    frame = frame.rename(columns=names).filter([column.name for column in spec.columns])
    for column in spec.columns:
        if column.name in frame and column.kind is Kind.YES_NO:
            frame[column.name] = frame[column.name].map(YES_NO).astype("boolean")
        elif column.name in frame and column.codes:
            codes = {word: code.code for code in column.codes.codes for word in (code.label, *code.synonyms)}
            frame[column.name] = frame[column.name].map(lambda label, codes=codes: codes.get(label, label))
    return frame


def check(spec: TableSpec, frame: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows whose types, codes and ranges are right, and what pandera says of the others."""
    schema = spec.model.to_schema()
    schema = pa.DataFrameSchema({name: schema.columns[name] for name in frame.columns}, coerce=True)
    try:
        return schema.validate(frame, lazy=True), pd.DataFrame()
    except pandera.errors.SchemaErrors as errors:
        failures = errors.failure_cases
        good = frame.drop(index=failures["index"].dropna().unique())
        return schema.validate(good), failures.assign(table=spec.title)


def meets(value: Any, item: Requirement) -> bool | None:
    """Whether a fact meets a requirement; None when nobody knows."""
    if pd.isna(value):
        return None
    if item.operator == "AT_LEAST":
        return bool(value >= float(item.limit))
    if item.operator == "AT_MOST":
        return bool(value <= float(item.limit))
    if item.operator == "ONE_OF":
        return value in item.choices
    return bool(value) == (item.operator == "IS_YES")


def suitability(frames: Frames) -> pd.DataFrame:
    """Each dwelling against each requirement of its latest survey, and its class."""
    surveys = frames["surveys"]
    surveys = (
        surveys[surveys["surveyed_date"] <= AS_OF]
        .sort_values("surveyed_date")
        .drop_duplicates("dwelling_id", keep="last")
    )
    dwellings = frames["dwellings"]
    is_in_stock = (dwellings["in_stock_from"] <= AS_OF) & ~(dwellings["in_stock_to"] < AS_OF)
    rows = dwellings[is_in_stock].merge(surveys, on="dwelling_id", how="left", suffixes=("", "_survey"))
    required = [item for item in default_parameters().required(AS_OF.date()) if item.fact in rows]
    for item in required:
        rows[f"{item.age_class} {item.fact}"] = rows.apply(lambda row, item=item: meets(row[item.fact], item), axis=1)

    def class_of(row: pd.Series) -> str:
        for age_class in ("AGE_3_PLUS", "AGE_0_3"):
            answers = [row[f"{item.age_class} {item.fact}"] for item in required if item.age_class == age_class]
            if all(answer is True for answer in answers):
                return age_class
        return "NOT_SUITABLE"

    return rows.assign(suitable=rows.apply(class_of, axis=1))


def holds(answer: Any) -> bool:
    """Whether an answer is yes; what nobody knows is not."""
    return not pd.isna(answer) and bool(answer)


def findings(frames: Frames) -> pd.DataFrame:
    """What eight controls say of tenancies, leases, dwellings and applications, a row at a time."""
    dwellings, tenancies = frames["dwellings"], frames["tenancies"].copy()
    known = set(dwellings["dwelling_id"])
    started = {row.dwelling_id: row.in_stock_from for row in dwellings.itertuples()}
    rules = (
        (tenancies, "slutter før start", lambda row: row["end_date"] < row["start_date"]),
        (tenancies, "ukjent bolig", lambda row: row["dwelling_id"] not in known),
        (
            tenancies,
            "før boligen ble tatt i bruk",
            lambda row: row["start_date"] < started.get(row["dwelling_id"], AS_OF),
        ),
        (tenancies, "kort uten grunn", lambda row: (row["end_date"] - row["start_date"]).days < 3 * 365),
        (frames["leases_in"], "utløper snart", lambda row: row["end_date"] < AS_OF + pd.DateOffset(months=6)),
        (dwellings, "flere soverom enn rom", lambda row: row["approved_bedrooms"] > row["room_count"]),
        (dwellings, "leie mangler", lambda row: pd.isna(row["rent_nok_month"])),
        (frames["applications"], "vedtak før søknad", lambda row: row["decision_date"] < row["received_date"]),
    )
    found = []
    for frame, said, rule in rules:
        hits = frame.apply(lambda row, rule=rule: holds(rule(row)), axis=1)
        found.append(frame[hits].iloc[:, :1].assign(said=said))
    return pd.concat(found)


def vacancy(frames: Frames) -> pd.DataFrame:
    """Days without a tenancy, for each dwelling and each of twelve months, and how many live there on the day."""
    months = [(str(month), month.start_time, month.end_time.normalize()) for month in MONTHS]
    day, rows = pd.Timedelta(days=1), []
    for dwelling, group in frames["tenancies"].groupby("dwelling_id"):
        spells = list(zip(group["start_date"], group["end_date"].fillna(AS_OF + day), strict=True))
        for month, first, last in months:
            inside = [(max(start, first), min(end, last)) for start, end in spells if start <= last and end >= first]
            let = sum((end - start).days + 1 for start, end in inside)
            rows.append((dwelling, month, max(0, last.day - let)))
        rows.append((dwelling, "bor her", sum(start <= AS_OF < end for start, end in spells)))
    long = pd.DataFrame(rows, columns=["dwelling_id", "month", "days"])
    # a row for each dwelling and month would not go on a sheet at national size
    return long.pivot(index="dwelling_id", columns="month", values="days").reset_index()


def figures(frames: Frames, rows: pd.DataFrame) -> pd.DataFrame:
    """The counts and shares that KOSTRA and Husbanken ask for."""
    cases, applications = frames["startlan_cases"], frames["applications"]
    paid = cases[cases["payment_date"].notna()]
    year = paid.apply(lambda row: row["payment_date"].year, axis=1)
    with_children = paid.apply(lambda row: not pd.isna(row["child_count"]) and row["child_count"] > 0, axis=1)
    counts = [
        *rows["suitable"].value_counts().items(),
        *rows["disposal_form"].value_counts().items(),
        *rows["wheelchair_accessible"].value_counts().items(),
        *applications["decision"].value_counts().items(),
        *applications["main_reason"].value_counts().items(),
        *with_children.groupby(year).mean().items(),
    ]
    return pd.DataFrame(counts, columns=["figure", "value"])


def write(cells: Kept, output: Path, own: Frames) -> float:
    """Write the analyst's sheets and the run's; gives the processor time for putting the latter into frames."""
    framing = 0.0
    output.mkdir(parents=True, exist_ok=True)
    with pd.ExcelWriter(output / "Analyse.xlsx", engine=WRITER) as writer:
        for name, frame in own.items():
            frame.to_excel(writer, sheet_name=name, index=False)
    for book, sheets in cells.books():
        with pd.ExcelWriter(output / book, engine=WRITER) as writer:
            for _, title, rows in sheets:
                before = time.process_time()
                frame = pd.DataFrame(rows)
                framing += time.process_time() - before
                frame.to_excel(writer, sheet_name=title, index=False, header=False)
    return framing


def main(folder: str, cells: str, output: str) -> None:
    """Do it all, and say what of the processor time is not to be counted."""
    frames, said = {}, []
    for name, frame in read(Path(folder)).items():
        frames[name], failures = check(TABLES[name], frame)
        said.append(failures)
    rows = suitability(frames)
    own = {
        "Egnethet": rows,
        "Feil": pd.concat(said),
        "Kontroller": findings(frames),
        "Tomgang": vacancy(frames),
        "Tall": figures(frames, rows),
    }
    given = Kept(Path(cells))
    framing = write(given, Path(output), own)
    sys.stdout.write(json.dumps({"not_counted": given.seconds + framing}))


if __name__ == "__main__":
    main(*sys.argv[1:])

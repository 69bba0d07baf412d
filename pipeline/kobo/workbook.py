"""Kobo-mangler.xlsx: what is missing before every dwelling can be imported to Kobo, cell by cell."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from pipeline import texts
from pipeline.address import full_addresses
from pipeline.excel.new_book import Book, Figure, open_book
from pipeline.excel.new_links import outside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Results
from pipeline.kobo.fields import FROM_TENANCY, SOURCES
from pipeline.kobo.importing import REQUIRED, KoboImport
from pipeline.reports.wording import standing
from schemas.columns import table_spec
from schemas.reports.kobo import KOBO_COLUMNS
from schemas.tables.dwellings import Dwellings
from schemas.tables.leases_in import LeasesIn
from schemas.tables.tenancies import Tenancies

GAPS, COLUMNS = "Mangler", "Kolonner"
_LEFT_OUT, _EMPTY = "Ikke med i filen", "Feltet står tomt"


def write_kobo_gaps(path: Path, made: KoboImport, results: Results, link_base: str = "") -> None:
    """Write what keeps dwellings out of the import, and which fields stand empty; no value about a person is in it.

    Parameters
    ----------
    path
        The workbook to write; its folder exists.
    link_base
        Folder of the source workbooks seen from the folder where ``path`` ends up; without it cells are not linked.
    """
    context = results.context
    title = f"Import til Kobo {texts.month(context.period)}"
    with open_book(path, title=title, subject="Hva som mangler", created=context.as_of) as book:
        _write_overview(book, made, results)
        _write_gaps(book, made, link_base)
        _write_columns(book, made)


def _write_overview(book: Book, made: KoboImport, results: Results) -> None:
    sheet = book.sheet("Oversikt", widths=(30, 30, 30))
    sheet.title("Import til Kobo", standing(results.context))
    left_out = np.unique(made.units.dwelling[~made.is_written])
    sheet.figures(
        [
            Figure(len(made.table.frame), "boliger i bruk på telledagen"),
            Figure(int(made.is_written.sum()), "rader i Kobo-import.csv"),
            Figure(len(left_out), "boliger som ikke er med, eller bare delvis"),
        ]
    )
    for text in (
        "En bolig er én rad i filen. Har alle beboerne i en fellesbolig egen leiekontrakt, er hvert rom en rad.",
        "Alle rader i filen har det Kobo krever. Boliger som mangler noe av det, er ikke med. Rett dem, og kjør igjen.",
        f"Innstillingen «{_required_name(results)}» sier hvilke felt det er. Den er en antakelse.",
        "Beboere og merknader leveres aldri ut. Har eieren navn og mobilnummer i registeret, er de med i filen.",
        f"I registeret står {texts.count(made.out_of_stock, 'bolig', 'boliger')} som ikke er i bruk på telledagen. "
        "De er ikke med.",
        *_withheld(made),
        *(f"Innstillingen nevner «{name}». Kobo har ingen kolonne som heter det." for name in made.unknown_columns),
    ):
        sheet.text(text)
    sheet.gap()
    sheet.link(f"Gå til «{GAPS}»", GAPS)
    sheet.link(f"Gå til «{COLUMNS}»", COLUMNS)


def _withheld(made: KoboImport) -> Iterator[str]:
    if made.withheld:
        yield (
            f"{texts.count(made.withheld, 'bolig', 'boliger')} har beboere med adressesperre. De er verken med her "
            "eller i filen, og må føres i Kobo for hånd."
        )


def _required_name(results: Results) -> str:
    found = results.context.parameters.find(REQUIRED, results.context.as_of)
    return found.name if found else ""


def _write_gaps(book: Book, made: KoboImport, link_base: str) -> None:
    sheet = book.sheet(GAPS)
    sheet.title(GAPS, "En rad for hvert felt som mangler noe. «Celle» leder til boligen i registeret.")
    gaps, frame = made.gaps, made.table.frame
    units = gaps["unit"].to_numpy()
    at = made.units.dwelling[units]
    where = full_addresses(frame)
    places = [
        made.table.place(int(row), SOURCES.get(name, Dwellings.dwelling_id))
        for row, name in zip(at, gaps["name"], strict=True)
    ]
    columns = [
        Column("Bolignr", list(frame[Dwellings.dwelling_id].iloc[at])),
        Column("Adresse", [where[row] for row in at]),
        Column("Rom", list(made.units.room[units]), Look.WORD),
        Column("Felt i Kobo", list(gaps["name"]), max_width=30),
        Column("Hva som mangler", list(gaps["reason"]), max_width=60),
        Column(
            "Følge",
            [_LEFT_OUT if is_out else _EMPTY for is_out in gaps["is_left_out"]],
            tones=[Tone.BAD if is_out else Tone.UNCLEAR for is_out in gaps["is_left_out"]],
        ),
        Column("Fil", [place.file for place in places]),
        Column("Ark", [place.sheet for place in places]),
        Column(
            "Celle",
            [place.cell for place in places],
            links=[outside(link_base, place.file, place.sheet, place.cell) for place in places],
        ),
    ]
    write_table(sheet, columns, name="Mangler", keep_columns=1, empty="Ingenting mangler")


def _write_columns(book: Book, made: KoboImport) -> None:
    sheet = book.sheet(COLUMNS)
    sheet.title(COLUMNS, "De 35 kolonnene i Kobos rekkefølge, og hvor mange av radene i filen som har en verdi.")
    written = made.fields[made.is_written]
    filled = [int((written[column.name] != "").sum()) for column in KOBO_COLUMNS]
    columns = [
        Column("Nr", list(range(1, len(KOBO_COLUMNS) + 1)), Look.INTEGER),
        Column("Felt i Kobo", [column.name for column in KOBO_COLUMNS]),
        Column("Hva som står der", [column.about for column in KOBO_COLUMNS], max_width=60),
        Column("Hentes fra", [_taken_from(column.name, made) for column in KOBO_COLUMNS], max_width=50),
        Column("Utfylt", filled, Look.INTEGER),
        Column("Tomt", [len(written) - count for count in filled], Look.INTEGER),
    ]
    write_table(sheet, columns, name="Kolonner", keep_columns=2)


def _taken_from(name: str, made: KoboImport) -> str:
    if name in FROM_TENANCY:
        return f"Leieforhold, «{table_spec(Tenancies).column(FROM_TENANCY[name]).title}»"
    if name not in SOURCES:
        return "–"
    told = f"Boliger, «{table_spec(Dwellings).column(SOURCES[name]).title}»"
    told = told if SOURCES[name] in made.delivered else f"{told} ({texts.NOT_DELIVERED})"
    landlord = table_spec(LeasesIn).column(LeasesIn.landlord).title
    return f"{told}, ellers Innleie, «{landlord}»" if SOURCES[name] == Dwellings.owner_name else told

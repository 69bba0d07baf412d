"""The staff's own sheet Ukemøte and their chart, both built on cells of Fellesboliger."""

from __future__ import annotations

from typing import Any

from pipeline.example.sheets import Sheet, Styles

_AGENDA = (
    "Hvem flytter inn og ut de neste fire ukene?",
    "Ledige plasser: hvilke kan bestilles hos IMDi?",
    "Kontrakter som går ut: forlenge eller finne ny bolig?",
    "Husmøter og felles middag: noe å ta opp?",
    "Behov: flere små leiligheter eller et større hus?",
)
_CHART_ROWS = 30


def write_meeting(book: Any, homes: Sheet, styles: Styles, as_of: str) -> None:
    """Write sheet Ukemøte: key figures by formula with their values, then the agenda."""
    worksheet = book.add_worksheet("Ukemøte")
    worksheet.set_column(0, 0, 34)
    worksheet.set_column(1, 1, 12)
    worksheet.set_column(2, 2, 60)
    worksheet.set_tab_color("#5B9BD5")
    worksheet.write_string(0, 0, "EM-arbeidsmøte, ukentlig", styles.get("title"))
    worksheet.write_string(
        1, 0, f"Tallene hentes fra arket Fellesboliger. Sist gjennomgått {as_of}.", styles.get("note")
    )
    for position, heading in enumerate(("Nøkkeltall", "Nå", "Notat fra møtet")):
        worksheet.write_string(3, position, heading, styles.header("int" if position == 1 else "text"))
    for row, (text, formula, value, note) in enumerate(_figures(homes), start=4):
        worksheet.write_string(row, 0, text, styles.get("text"))
        worksheet.write_formula(row, 1, formula, styles.get("percent" if "grad" in text else "int"), value)
        worksheet.write_string(row, 2, note, styles.get("text"))
    worksheet.write_string(11, 0, "Faste saker", styles.get("bold"))
    for row, text in enumerate(_AGENDA, start=12):
        worksheet.write_string(row, 0, f"{row - 11}. {text}", styles.get("text"))
    worksheet.set_portrait()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 1)


def add_chart(book: Any, homes: Sheet) -> None:
    """Add the chart sheet Diagram: occupied and free places by dwelling."""
    chart = book.add_chart({"type": "column", "subtype": "stacked"})
    last = homes.header_row + min(len(homes.records), _CHART_ROWS)
    codes = [column.code for column in homes.columns]
    for code, colour in (("occupied", "#548235"), ("free_places", "#A9D08E")):
        position = codes.index(code)
        chart.add_series(
            {
                "name": [homes.name, homes.header_row, position],
                "categories": [homes.name, homes.header_row + 1, 0, last, 0],
                "values": [homes.name, homes.header_row + 1, position, last, position],
                "fill": {"color": colour},
                "gap": 60,
            }
        )
    chart.set_title({"name": "Belagte og ledige plasser"})
    chart.set_y_axis({"name": "Plasser", "major_unit": 1, "num_format": "0"})
    chart.set_legend({"position": "bottom"})
    chartsheet = book.add_chartsheet("Diagram")
    chartsheet.set_landscape()
    chartsheet.set_paper(9)
    chartsheet.set_chart(chart)


def _figures(homes: Sheet) -> list[tuple[str, str, float, str]]:
    places = sum(home.places or 0 for home in homes.records)
    occupied = sum(home.occupied or 0 for home in homes.records)
    free = sum(home.free or 0 for home in homes.records)
    expiring = sum(home.lease_end is not None for home in homes.records)
    at = {code: f"{homes.name}!{homes.area(code)}" for code in ("places", "occupied", "free_places", "lease_end")}
    first = homes.records[0] if homes.records else None
    return [
        (
            "Plasser i alt",
            f"=SUM({at['places']})",
            places,
            "Nye boliger legges inn når vi har adressene.",
        ),
        ("Belagte plasser", f"=SUM({at['occupied']})", occupied, ""),
        ("Ledige plasser", f"=SUM({at['free_places']})", free, "Sjekk med bosettingskoordinator før bestilling."),
        ("Belegg (grad)", "=IF(B5=0,0,B6/B5)", occupied / places if places else 0, ""),
        ("Kontrakter med sluttdato", f"=COUNT({at['lease_end']})", expiring, "Meld fra til Eierskapsenheten."),
        (
            "Ledig i øverste bolig på lista",
            f"={homes.name}!{homes.cell('free_places', 0)}",
            (first.free or 0) if first else 0,
            "",
        ),
    ]

"""The sheet on what was held back from Husbanken, and why; it stays in the house."""

from __future__ import annotations

from pipeline.disclosure.wording import names
from pipeline.excel.new_book import Sheet
from pipeline.excel.new_table import Column, write_table
from pipeline.release import Release


def write_held_back(sheet: Sheet, release: Release) -> None:
    """One row for each count that is held back, and the sentences about tables as a whole."""
    sheet.title(
        "Holdt tilbake i tallene til Husbanken",
        "Arket skal ikke sendes ut av kommunen: begrunnelsene sier noe om de små tallene.",
    )
    sheet.text(
        "Tallene for startlån hittil i året blir kolon når de har vokst med et lite antall siden forrige måned, også "
        "om tallet selv er stort: veksten kan ellers regnes ut. En plass som er holdt tilbake, er det ut året."
    )
    protected = release.protected
    for text in (*protected.refused.values(), *protected.notes, *protected.warnings):
        sheet.text(text)
    if not release.reasons:
        sheet.text("Ingen tall er holdt tilbake.")
        return
    called = names(protected.delivery)
    columns = [
        Column("Tall", [called.get(key, key.population) for key in release.reasons], max_width=60),
        Column("Hvorfor det er holdt tilbake", list(release.reasons.values()), max_width=80),
    ]
    write_table(sheet, columns, name="Holdt_tilbake")

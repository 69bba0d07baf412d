"""Sheet «Bekreftet»: what staff have said is right as it stands, carried on from month to month."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.answered import CONFIRMED, MONTH, REMARK, TYPED
from pipeline.answers import YES, Answer
from pipeline.excel.new_book import Book
from pipeline.excel.new_inputs import offer_choices
from pipeline.excel.new_links import outside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.finding import Finding
from pipeline.flow import Results
from pipeline.typed_rows import IDENTITY

_PROMPT = "Tøm cellen eller slett raden, så kommer avviket igjen ved neste kjøring."
_SHOWN = ("Alvorlighet", "Regel", "Hva det gjelder", "Fil", "Ark", "Celle", "Bolig", "Verdi", "Hva er galt")
_WIDTHS = {"Hva det gjelder": 32.0, "Fil": 24.0, "Ark": 18.0, "Verdi": 20.0, "Hva er galt": 48.0}


@dataclass(frozen=True)
class _Row:
    answer: Answer
    shown: dict[str, str]
    is_met: bool


def write_confirmed(book: Book, results: Results, link_base: str) -> None:
    """Write one row per confirmation, those too that this run did not meet, with the staff's two columns.

    Parameters
    ----------
    results
        The findings confirmed, and the answers that confirm them.
    link_base
        As in ``write_avvik``.
    """
    sheet = book.sheet(CONFIRMED)
    sheet.title(
        CONFIRMED,
        "Det dere har sagt er riktig som det står. Tøm «Stemmer» eller slett raden, så kommer avviket igjen.",
    )
    rows = _rows(results)
    columns = [
        Column(
            heading,
            [row.shown.get(heading) for row in rows],
            links=[_link(row, link_base) for row in rows] if heading == "Celle" else (),
            max_width=_WIDTHS.get(heading, 44.0),
        )
        for heading in _SHOWN
    ]
    columns += [
        Column("Funnet nå", ["ja" if row.is_met else "nei" for row in rows], Look.WORD),
        Column(MONTH, [row.answer.month for row in rows], Look.WORD),
        Column(TYPED, [row.answer.typed for row in rows], Look.WORD, [Tone.INPUT] * len(rows)),
        Column(REMARK, [row.answer.remark for row in rows], tones=[Tone.INPUT] * len(rows), min_width=24),
        Column(IDENTITY, [row.answer.identity for row in rows], is_hidden=True),
    ]
    area = write_table(sheet, columns, name="Avvik_bekreftet", empty="Ingenting er bekreftet")
    typed = [column.heading for column in columns].index(TYPED)
    offer_choices(sheet, range(area.first_row, area.first_row + len(rows)), typed, [YES], TYPED, _PROMPT)


def _rows(results: Results) -> list[_Row]:
    met = {finding.identity: finding for finding in results.confirmed}
    confirmed = [_Row(_answer(results, finding), _shown(finding), is_met=True) for finding in results.confirmed]
    # a row about what is not met now: kept until staff take it away, lest a table not delivered forgets it
    known = {finding.identity for finding in results.findings}
    others = [
        _Row(answer, {**answer.shown}, is_met=False)
        for identity, answer in sorted(results.answers.by_identity.items())
        if answer.is_yes and identity and identity not in met | dict.fromkeys(known)
    ]
    return [*confirmed, *others]


def _answer(results: Results, finding: Finding) -> Answer:
    answer = results.answers.of(finding)
    assert answer is not None
    return answer


def _shown(finding: Finding) -> dict[str, str]:
    place = finding.place
    words = (finding.severity.value, finding.rule_id, finding.title, place.file, place.sheet, place.cell)
    return dict(zip(_SHOWN, (*words, finding.dwelling_id, finding.value, finding.message), strict=True))


def _link(row: _Row, link_base: str) -> str:
    shown = row.shown
    return outside(link_base, shown["Fil"], shown["Ark"], shown["Celle"]) if row.is_met else ""

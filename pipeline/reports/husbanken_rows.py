"""The lines of a published table: values as they may be shown, or SSB's sign for why they are not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline import texts
from pipeline.disclosure.wording import SIGN
from pipeline.excel.new_styles import Look
from pipeline.flow import Indicator, Results
from pipeline.release import Release, ReleasedTable
from pipeline.reports.wording import period_text, value_look
from schemas.published import Box, PublishedFigure, PublishedTable, When

NOT_COMPUTED, CANNOT_OCCUR = "..", "."
MISSING_NOTE, KRONER_NOTE, HIDDEN_NOTE, WIDER_NOTE = 1, 2, 3, 4
NOTE_TEXTS = {
    MISSING_NOTE: "Tallet er ikke beregnet fordi opplysningene som trengs, ikke er levert.",
    KRONER_NOTE: "Teller og nevner er beløp i kroner.",
    HIDDEN_NOTE: "Tallet er holdt tilbake for at ingen skal kunne kjennes igjen. Alle andre tall er som de er.",
    WIDER_NOTE: "Grupper er slått sammen, for ellers måtte de fleste tallene vært holdt tilbake.",
}


@dataclass(frozen=True)
class Line:
    """One figure of one period, ready to be written."""

    label: str
    period: str
    value: float | str
    look: Look
    unit: str
    numerator: float | str
    denominator: float | str
    is_official: bool
    notes: tuple[int, ...] = ()

    @property
    def note_text(self) -> str:
        """«merknad 1 og merknad 2», or «ingen»."""
        return texts.listed([f"merknad {number}" for number in self.notes]) or "ingen"


def lines_of(results: Results, published: PublishedTable) -> list[Line]:
    """The table's figures in its own order and then by period; figures by other groups stay in the house.

    Periods whose table is refused have no lines.
    """
    lines: list[Line] = []
    for figure in published.figures:
        found = [item for item in results.summary.indicators if _is_of(figure, item, published, results)]
        for item in sorted(found, key=lambda item: item.period):
            line = _line(results, published, figure, item)
            if line and line not in lines:
                lines.append(line)
    return lines


def _is_of(figure: PublishedFigure, item: Indicator, published: PublishedTable, results: Results) -> bool:
    """Whether an indicator is the figure, and of a time that the table is about."""
    if (item.code, item.group) != (figure.code, figure.group):
        return False
    year = results.context.finished_year - figure.years_before
    return published.when is not When.FINISHED or item.period in (str(year), f"{year}-12-31")


def refusals(results: Results, published: PublishedTable) -> list[str]:
    """Why some of the table's periods are not given out."""
    release = results.release
    periods = sorted({item.period for item in release.tables if item.published is published}) if release else []
    tables = [release.find(published, period) for period in periods] if release else []
    return [text for table in tables if table and release and (text := release.refusal(table))]


def _line(results: Results, published: PublishedTable, figure: PublishedFigure, item: Indicator) -> Line | None:
    release, period = results.release, item.period
    if published.when is When.FINISHED:
        period = str(results.context.finished_year)
    table = release.find(published, period) if release else None
    unknown: float | str = NOT_COMPUTED if item.value is None or table is None else CANNOT_OCCUR
    line = Line(
        figure.label,
        period_text(item.period, results.context),
        NOT_COMPUTED,
        value_look(item),
        item.unit or CANNOT_OCCUR,
        unknown,
        unknown,
        item.is_official,
        (MISSING_NOTE,),
    )
    if release is None or table is None or item.value is None:
        return line
    if release.refusal(table):
        return None
    return _count(release, table, figure, line) if figure.is_count else _made(release, table, figure, item, line)


def _made(release: Release, table: ReleasedTable, figure: PublishedFigure, item: Indicator, line: Line) -> Line:
    """A share, a rate or a difference: hidden with any of its counts."""
    is_hidden = release.protected.is_hidden(table.derived(figure))
    notes = (HIDDEN_NOTE,) if is_hidden else ()
    part, whole = (CANNOT_OCCUR, CANNOT_OCCUR) if figure.minus is not None else _sides(release, table, figure, item)
    if "amount" in item.code:
        notes = (KRONER_NOTE, *notes)
        part, whole = (SIGN if is_hidden else count for count in (item.numerator or 0.0, item.denominator or 0.0))
    value = SIGN if is_hidden or item.value is None else item.value
    return replace(line, value=value, numerator=part, denominator=whole, notes=notes)


def _sides(
    release: Release, table: ReleasedTable, figure: PublishedFigure, item: Indicator
) -> tuple[float | str, float | str]:
    """What is above and below the line of a share, or of a rate per inhabitant."""
    below = item.denominator or 0.0 if figure.of is None else _shown(release, table, figure.of)
    return _shown(release, table, figure.box), below


def _count(release: Release, table: ReleasedTable, figure: PublishedFigure, line: Line) -> Line:
    """A number of units; one of a class that has been put together with others is told with them, once."""
    axis = table.table.axes[0] if table.table.axes else None
    narrowed = dict(figure.box)
    box, label, is_wider, is_part = figure.box, figure.label, False, False
    if axis is not None and list(narrowed) == [axis.dimension]:
        is_part = True
        group = next(group for group in axis.groups if narrowed[axis.dimension][0] in group.classes)
        is_wider = group.classes != narrowed[axis.dimension]
        box, label = ((axis.dimension, group.classes),), group.label if is_wider else figure.label
    value = _shown(release, table, box)
    return replace(
        line,
        label=label,
        value=value,
        numerator=value,
        denominator=_shown(release, table, ()) if is_part else CANNOT_OCCUR,
        notes=((HIDDEN_NOTE,) if value == SIGN else ()) + ((WIDER_NOTE,) if is_wider else ()),
    )


def _shown(release: Release, table: ReleasedTable, box: Box) -> float | str:
    """What a box counts, or the sign."""
    count = release.protected.shown(table.key(box))
    return SIGN if count is None else float(count)

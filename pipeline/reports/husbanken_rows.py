"""The lines of a published table: values as they may be shown, or SSB's sign for why they are not."""

from __future__ import annotations

from dataclasses import dataclass, replace

from pipeline import texts
from pipeline.disclosure.wording import SIGN
from pipeline.excel.new_styles import Look
from pipeline.flow import Indicator, Results
from pipeline.release import Release, ReleasedTable
from pipeline.reports.wording import period_text, value_look
from schemas.reports.husbanken import PublishedFigure, PublishedTable

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
    """The table's figures for all, in its own order and then by period; figures by group stay in the house.

    Periods whose table is refused have no lines.
    """
    order = {figure.code: at for at, figure in enumerate(published.figures)}
    found = [item for item in results.summary.indicators if item.code in order and item.group is None]
    lines: list[Line] = []
    for item in sorted(found, key=lambda item: (order[item.code], item.period)):
        line = _line(results, published, published.figures[order[item.code]], item)
        if line and line not in lines:
            lines.append(line)
    return lines


def refusals(results: Results, published: PublishedTable) -> list[str]:
    """Why some of the table's periods are not given out."""
    release = results.release
    periods = sorted({item.period for item in release.tables if item.published is published}) if release else []
    tables = [release.find(published, period) for period in periods] if release else []
    return [text for table in tables if table and release and (text := release.refusal(table))]


def _line(results: Results, published: PublishedTable, figure: PublishedFigure, item: Indicator) -> Line | None:
    release = results.release
    table = release.find(published, item.period) if release else None
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
    return _share(release, table, figure, item, line) if figure.is_share else _count(release, table, figure, line)


def _share(release: Release, table: ReleasedTable, figure: PublishedFigure, item: Indicator, line: Line) -> Line:
    is_kroner = "amount" in item.code
    is_hidden = release.protected.is_hidden(table.share(figure.classes))
    part, whole = (_shown(release, table, classes) for classes in (figure.classes, ()))
    if is_kroner:
        part, whole = (SIGN if is_hidden else count for count in (item.numerator or 0.0, item.denominator or 0.0))
    return replace(
        line,
        value=SIGN if is_hidden or item.value is None else item.value,
        numerator=part,
        denominator=whole,
        notes=((KRONER_NOTE,) if is_kroner else ()) + ((HIDDEN_NOTE,) if is_hidden else ()),
    )


def _count(release: Release, table: ReleasedTable, figure: PublishedFigure, line: Line) -> Line:
    """The group that the figure's class is in: a line for each class of it comes out alike."""
    group = next(group for group in table.table.axes[0].groups if figure.classes[0] in group.classes)
    value = _shown(release, table, group.classes)
    is_wider = group.classes != figure.classes
    return replace(
        line,
        label=group.label if is_wider else figure.label,
        value=value,
        numerator=value,
        denominator=_shown(release, table, ()),
        notes=((HIDDEN_NOTE,) if value == SIGN else ()) + ((WIDER_NOTE,) if is_wider else ()),
    )


def _shown(release: Release, table: ReleasedTable, classes: tuple[str, ...]) -> float | str:
    """The count of some classes (none: all), or the sign."""
    count = release.protected.shown(table.key(classes) if classes else table.total)
    return SIGN if count is None else float(count)

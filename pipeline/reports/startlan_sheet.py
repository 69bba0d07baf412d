"""Sheet «Startlån»: what the yearly report to Husbanken asks for, year beside year, and whether the sums hold."""

from __future__ import annotations

from pipeline.excel.new_book import Sheet
from pipeline.excel.new_links import inside
from pipeline.excel.new_styles import Look, Tone
from pipeline.excel.new_table import Column, write_table
from pipeline.flow import Indicator, Results
from pipeline.reports.ties_table import write_ties
from pipeline.reports.wording import indicator_value, period_text
from pipeline.ties import startlan_ties

_LINES = (
    ("startlan_carried_in_nok", "Overført fra tidligere år (kr)"),
    ("startlan_granted_nok", "Innvilget i året (kr)"),
    ("startlan_undated_nok", "Uten vedtaksdato før utbetalingen (kr)"),
    ("startlan_reported_paid_nok", "Utbetalt i året (kr)"),
    ("startlan_carried_out_nok", "Overført til neste år (kr)"),
    ("startlan_repaid_nok", "Tilbakebetalt (kr)"),
    ("startlan_cases_paid", "Utbetalte saker"),
    ("startlan_to_check", "Rader som må kontrolleres"),
)
_WHAT = "startlan_to_check"


def write_startlan(sheet: Sheet, results: Results, sheets: dict[str, str]) -> None:
    """Write the posts of each year told, what must be looked into, and the ties.

    Parameters
    ----------
    sheets
        Name of the sheet by name of the evidence.
    """
    known = {
        (item.code, item.group, item.period): item for item in results.summary.indicators if item.code in dict(_LINES)
    }
    years = sorted({period for _, _, period in known})
    sheet.title(
        "Startlån og tilskudd, avstemming",
        "Til kontroll før årsrapporten til Husbanken 2.–16. januar. De vanlige feilene er utbetalinger som er "
        "registrert to ganger eller ikke registrert.",
        "Overført er innvilget, men ikke utbetalt ved årets slutt. Siste kolonne leder til radene.",
    )
    checks = dict.fromkeys(group for code, group, _ in known if code == _WHAT and group)
    lines: list[tuple[str, str | None, str]] = [
        (code, None, text) for code, text in _LINES if any(key[0] == code for key in known)
    ]
    lines += [(_WHAT, group, f"– {group}") for group in checks]
    latest = [
        max((item for key, item in known.items() if key[:2] == (code, group)), key=lambda item: item.period)
        for code, group, _ in lines
    ]
    names = [sheets.get(item.evidence) for item in latest]
    columns = [
        Column("Post", [text for _, _, text in lines], max_width=46),
        *(_year(results, [known.get((code, group, year)) for code, group, _ in lines], year) for year in years),
        Column("Radene bak", names, links=[inside(name) if name else "" for name in names], max_width=30),
    ]
    write_table(sheet, columns, name="Startlan_avstemming", keep_columns=1, is_alone=False)
    write_ties(sheet, startlan_ties(results.summary.indicators), results.context, "Startlan_summer", at=0)


def _year(results: Results, items: list[Indicator | None], year: str) -> Column:
    heading = period_text(year, results.context)
    return Column(
        heading[0].upper() + heading[1:],
        [None if item is None else indicator_value(item) for item in items],
        Look.INTEGER,
        tones=[_tone(item) for item in items],
    )


def _tone(item: Indicator | None) -> Tone | None:
    if item is None:
        return None
    if item.value is None:
        return Tone.UNCLEAR
    return Tone.BAD if item.code == _WHAT and item.value else None

"""Sentences of the year's report, ready to be copied; what is not known gives no sentence."""

from __future__ import annotations

from pipeline import texts
from pipeline.history.series import Told
from pipeline.history.year import Year, least, mean, most
from schemas.reports.followed import ALSO_IN_YEAR, PANELS, Followed, Span

_BY_CODE = {
    (figure.code, figure.span): figure
    for figure in (*(figure for panel in PANELS for figure in panel.figures), *ALSO_IN_YEAR)
}


def sentences(year: Year, limit: int) -> list[tuple[str, str]]:
    """Label (O or M) and sentence; without those that tell of 1 to ``limit`` − 1 households or cases."""
    found = (
        _stock(year),
        _suitable(year),
        _waiting(year, limit),
        _moved_in(year, limit),
        _temporary(year, limit),
        _startlan(year, limit),
        _occupancy(year),
        _vacancy(year),
        _turnover(year, limit),
    )
    return [(told.label or "M", text) for told, text in filter(None, found)]


def _figure(code: str, span: Span) -> Followed:
    return _BY_CODE[code, span]


def _stock(year: Year) -> tuple[Told, str] | None:
    figure = _figure("dwellings_total", Span.DAY)
    told = year.now(figure)
    if told is None or told.value is None:
        return None
    verb = "disponerte" if year.is_finished else "disponerer"
    return told, f"{_at(year)} {verb} kommunen {_many(told.value, 'bolig', 'boliger')}{_since(year, figure)}."


def _suitable(year: Year) -> tuple[Told, str] | None:
    figure = _figure("family_suitable_share_pct", Span.DAY)
    told = year.now(figure)
    if told is None or told.value is None or told.numerator is None or told.denominator is None:
        return None
    before = year.before(figure)
    was = f", mot {_pct(before.value)} ved utgangen av {year.year - 1}" if before and before.value is not None else ""
    verb = "var" if year.is_finished else "er"
    return told, (
        f"{_at(year)} {verb} {_pct(told.value)} av boligene egnet for barnefamilier "
        f"({texts.number(told.numerator)} av {texts.number(told.denominator)}){was}."
    )


def _waiting(year: Year, limit: int) -> tuple[Told, str] | None:
    figure = _figure("waiting_list_total", Span.DAY)
    told = year.now(figure)
    if told is None or not _may_tell(told.value, limit):
        return None
    verb = "sto" if year.is_finished else "står"
    text = f"{_at(year)} {verb} {_many(told.value, 'husstand', 'husstander')} på venteliste{_since(year, figure)}."
    return told, text


def _moved_in(year: Year, limit: int) -> tuple[Told, str] | None:
    told = year.now(_figure("households_moved_in_new", Span.YEAR))
    if told is None or not _may_tell(told.value, limit):
        return None
    return told, f"{_many(told.value, 'ny husstand', 'nye husstander')} flyttet inn i kommunal bolig {_in(year)}."


def _temporary(year: Year, limit: int) -> tuple[Told, str] | None:
    told = year.now(_figure("temp_households_total", Span.YEAR))
    children = year.now(_figure("temp_households_children", Span.YEAR))
    if told is None or not _may_tell(told.value, limit):
        return None
    # what is left of them may not be small either
    others = None if children is None or children.value is None or told.value is None else told.value - children.value
    with_children = ""
    if children and children.value and _may_tell(children.value, limit) and _may_tell(others, limit):
        with_children = f", {texts.number(children.value)} av dem barnefamilier"
    text = f"{_many(told.value, 'husstand', 'husstander')} bodde i midlertidig botilbud {_in(year)}{with_children}."
    return told, text


def _startlan(year: Year, limit: int) -> tuple[Told, str] | None:
    cases, kroner = (year.now(_figure(code, Span.YEAR)) for code in ("startlan_cases_paid", "startlan_amount_paid_nok"))
    if cases is None or not cases.value or not _may_tell(cases.value, limit) or kroner is None or kroner.value is None:
        return None
    text = (
        f"{_many(cases.value, 'startlån eller tilskudd', 'startlån og tilskudd')} ble utbetalt {_in(year)}, "
        f"i alt {texts.kroner(kroner.value)}."
    )
    figure = _figure("startlan_family_share_count_pct", Span.YEAR)
    share = year.now(figure)
    if share is None or share.value is None or not _is_share_safe(share, limit):
        return cases, text
    whole = year.year_before(figure)
    was = f", mot {_pct(whole.value)} i {year.year - 1}" if whole and whole.value is not None else ""
    return cases, f"{text} {_pct(share.value)} av sakene gjaldt barnefamilier{was}."


def _occupancy(year: Year) -> tuple[Told, str] | None:
    figure = _figure("shared_occupancy_pct", Span.DAY)
    values = year.values(figure)
    low, high, told = least(values), most(values), year.runs[-1].told(figure.code, figure.span) if year.runs else None
    if told is None or low is None or high is None or len(values) < 2:
        return None
    ends = f"lavest i {_name(low[0])} ({_pct(low[1])}) og høyest i {_name(high[0])} ({_pct(high[1])})"
    spread = ends if low[1] < high[1] else "like mye hver måned"
    return told, (
        f"{_in(year).capitalize()} var i snitt {_pct(mean(values))} av plassene i fellesboligene belagt "
        f"ved månedens slutt, {spread}."
    )


def _vacancy(year: Year) -> tuple[Told, str] | None:
    figure = _figure("vacancy_days", Span.YEAR)
    told, loss = year.now(figure), year.now(_figure("vacancy_loss_nok", Span.YEAR))
    if told is None or told.value is None:
        return None
    cost = f" Tapt leie er {texts.kroner(loss.value)}." if loss and loss.value is not None else ""
    change = year.change(figure)
    as_then = f"i {year.year - 1}" if year.is_finished else f"på samme tid i {year.year - 1}"
    was = "" if change is None else f", {_difference(change)} {as_then}"
    return told, f"Kommunale boliger sto tomme i til sammen {_many(told.value, 'dag', 'dager')} {_in(year)}{was}.{cost}"


def _turnover(year: Year, limit: int) -> tuple[Told, str] | None:
    told = year.now(_figure("turnover_pct", Span.YEAR))
    if told is None or told.value is None or not _is_share_safe(told, limit):
        return None
    return told, (
        f"{_pct(told.value)} av leieforholdene ble avsluttet {_in(year)} "
        f"({texts.number(told.numerator or 0)} av {texts.number(told.denominator or 0)})."
    )


def _may_tell(value: float | None, limit: int) -> bool:
    return value is not None and (value == 0 or value >= limit)


def _is_share_safe(told: Told, limit: int) -> bool:
    """Neither the part nor what is left of the whole is small."""
    if told.numerator is None or told.denominator is None:
        return False
    return _may_tell(told.numerator, limit) and _may_tell(told.denominator - told.numerator, limit)


def _at(year: Year) -> str:
    return f"Ved utgangen av {year.year}" if year.is_finished else f"Per {texts.day(year.until)}"


def _in(year: Year) -> str:
    return f"i {year.year}" if year.is_finished else f"hittil i {year.year}"


def _since(year: Year, figure: Followed) -> str:
    change = year.change(figure)
    return "" if change is None else f", {_difference(change)} ved utgangen av {year.year - 1}"


def _difference(change: float) -> str:
    """«3 flere enn», «1 færre enn», «like mange som»."""
    if not change:
        return "like mange som"
    return f"{texts.number(abs(change))} {'flere' if change > 0 else 'færre'} enn"


def _many(value: float | None, singular: str, plural: str) -> str:
    """«ingen boliger», «1 bolig», «119 boliger»; begins a sentence or stands in one."""
    return texts.count(int(value or 0), singular, plural)


def _pct(value: float | None) -> str:
    return f"{texts.number(value or 0, 0)} %"


def _name(month: str) -> str:
    return texts.MONTHS[int(month[5:]) - 1]

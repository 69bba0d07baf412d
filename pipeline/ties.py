"""The ties that SSB's and Husbanken's figures must hold among themselves, with the numbers on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.flow import Indicator

Known = dict[tuple[str, str, str | None], float | None]
_TENURES = ("dwellings_owned", "dwellings_leased_in", "dwellings_private_disposal_right")
_NOT_ABOVE = (
    (
        "dwellings_wheelchair_accessible",
        "dwellings_total",
        "Boliger tilgjengelige for rullestol er ikke flere enn alle",
    ),
    ("applications_received_new", "applications_received", "Søknader fra nye søkere er ikke flere enn alle"),
    ("applications_rejected_new", "applications_rejected", "Avslag til nye søkere er ikke flere enn alle avslag"),
    (
        "temp_households_children",
        "temp_households_total",
        "Barnefamilier i midlertidig botilbud er ikke flere enn alle",
    ),
    (
        "temp_households_children_gt_3m",
        "temp_households_children",
        "Barnefamilier over tre måneder er ikke flere enn alle barnefamiliene",
    ),
    ("temp_households_le_14d", "temp_households_le_3m", "Høyst 14 døgn er ikke flere enn høyst tre måneder"),
    ("temp_households_le_3m", "temp_households_total", "Høyst tre måneder er ikke flere enn alle husstandene"),
)
_GROUPED = (
    ("households_moved_in_new", "Hovedgrunnene til nyinnflyttede gir summen"),
    ("waiting_list_total", "Hovedgrunnene på ventelisten gir summen"),
)
_NOBODY = (
    ("waiting_list_with_tenancy", "Ingen på ventelisten har leieforhold"),
    ("tenancies_outside_stock", "Ingen leieforhold er i boliger som ikke er i bruk"),
    ("tenancies_sharing_room", "Ingen leieforhold er i et rom som en annen også har"),
)
_LOAN_SUMS = (
    (
        ("startlan_amount_paid_nok",),
        ("startlan_loans_paid_nok", "startlan_grants_paid_nok"),
        "Startlån og tilskudd gir årets utbetalinger",
    ),
    (
        ("startlan_amount_paid_nok",),
        ("startlan_reported_paid_nok",),
        "Radene i avstemmingen gir årets utbetalinger",
    ),
    (
        ("startlan_carried_in_nok", "startlan_granted_nok", "startlan_undated_nok"),
        ("startlan_reported_paid_nok", "startlan_carried_out_nok"),
        "Overført hit og innvilget er utbetalt eller overført videre",
    ),
)
_LOAN_GROUPS = (
    ("startlan_cases_paid", "_by_purpose", "Sakene etter formål gir alle saker"),
    ("startlan_cases_paid", "_by_previous_tenure", "Sakene etter boforhold før gir alle saker"),
    ("startlan_amount_paid_nok", "_by_purpose", "Kronene etter formål gir alle utbetalinger"),
    ("startlan_amount_paid_nok", "_by_previous_tenure", "Kronene etter boforhold før gir alle utbetalinger"),
)


@dataclass(frozen=True)
class Tie:
    """One tie of one period; a side is None when it is not computed. ``code`` is a figure whose rows tell of it."""

    text: str
    period: str
    left: float | None
    right: float | None
    is_equal: bool
    code: str

    @property
    def holds(self) -> bool | None:
        """None when a side is not computed."""
        if self.left is None or self.right is None:
            return None
        return self.left == self.right if self.is_equal else self.left <= self.right


def ties(indicators: Sequence[Indicator]) -> tuple[Tie, ...]:
    """Every tie of every period for which its figures were made."""
    known = {(item.code, item.period, item.group): item.value for item in indicators}
    return (
        *_tenures(known),
        *_not_above(known),
        *_groups(known),
        *_movements(known),
        *_decisions(known),
    )


def tenancy_ties(indicators: Sequence[Indicator]) -> tuple[Tie, ...]:
    """The ties between figures and tenancies; where one is broken, a control says so on each cell."""
    return tuple(_nobody({(item.code, item.period, item.group): item.value for item in indicators}))


def startlan_ties(indicators: Sequence[Indicator]) -> tuple[Tie, ...]:
    """The ties that the yearly report to Husbanken is checked by, for every year told."""
    known = {(item.code, item.period, item.group): item.value for item in indicators}
    return (*_loan_sums(known), *_loan_groups(known), *_carried(known))


def _loan_sums(known: Known) -> Iterator[Tie]:
    for left, right, text in _LOAN_SUMS:
        for year in _periods(known, left[0]):
            told, counted = (_sum([known.get((code, year, None)) for code in codes]) for codes in (left, right))
            yield Tie(text, year, told, counted, True, left[0])


def _loan_groups(known: Known) -> Iterator[Tie]:
    for code, end, text in _LOAN_GROUPS:
        for year in _periods(known, code):
            parts = _sum(value for (name, period, _), value in known.items() if (name, period) == (code + end, year))
            yield Tie(text, year, parts, known[code, year, None], True, code)


def _carried(known: Known) -> Iterator[Tie]:
    text = "Overført fra året før er det som da ble overført"
    for before, year in pairwise(_periods(known, "startlan_carried_in_nok")):
        left, right = known["startlan_carried_in_nok", year, None], known["startlan_carried_out_nok", before, None]
        yield Tie(text, year, left, right, True, "startlan_carried_in_nok")


def _tenures(known: Known) -> Iterator[Tie]:
    for period in _periods(known, "dwellings_total"):
        parts = _sum(known.get((code, period, None)) for code in _TENURES)
        total = _total(known, period)
        yield Tie("Eid, innleid og disposisjonsrett gir alle boliger", period, parts, total, True, "dwellings_total")


def _not_above(known: Known) -> Iterator[Tie]:
    for part, whole, text in _NOT_ABOVE:
        for period in _periods(known, part):
            yield Tie(text, period, known[part, period, None], known.get((whole, period, None)), False, part)


def _groups(known: Known) -> Iterator[Tie]:
    for code, text in _GROUPED:
        for period in _periods(known, code):
            parts = _sum(
                value for (name, day, group), value in known.items() if (name, day) == (code, period) and group
            )
            yield Tie(text, period, parts, known[code, period, None], True, code)


def _movements(known: Known) -> Iterator[Tie]:
    """Stock at the end of a period = stock a year before + in − out + counted anew."""
    days = _periods(known, "dwellings_total")
    for before, day in pairwise(days):
        year = day[:4]
        moved = [known.get((f"stock_{name}", year, None)) for name in ("in", "out", "recounted")]
        if None in moved:
            continue
        came, went, anew = (value or 0 for value in moved)
        start = _total(known, before)
        told = None if start is None else start + came - went + anew
        total = _total(known, day)
        yield Tie("Fjorårets boliger, inn, ut og endret telling gir årets", day, told, total, True, "dwellings_total")


def _decisions(known: Known) -> Iterator[Tie]:
    """Applications undecided from before and received are rejected, granted, decided otherwise, or still undecided."""
    for before, year in pairwise(_periods(known, "applications_pending")):
        came = _sum([known["applications_pending", before, None], known.get(("applications_received", year, None))])
        ways = [f"applications_{name}" for name in ("granted", "rejected", "decided_otherwise", "pending")]
        left = _sum(known.get((code, year, None)) for code in ways)
        rejected = known.get(("applications_rejected", year, None))
        for text, amount, is_equal, code in (
            ("Avslag er ikke flere enn årets søknader og dem uten vedtak fra før", rejected, False, ways[1]),
            ("Vedtak og søknader som venter, gir årets søknader og dem som ventet", left, True, ways[-1]),
        ):
            yield Tie(text, year, amount, came, is_equal, code)


def _nobody(known: Known) -> Iterator[Tie]:
    for code, text in _NOBODY:
        for period in _periods(known, code):
            yield Tie(text, period, known[code, period, None], 0.0, True, code)


def _total(known: Known, period: str) -> float | None:
    return known[("dwellings_total", period, None)]


def _periods(known: Known, code: str) -> list[str]:
    return sorted(period for name, period, group in known if name == code and group is None)


def _sum(values: Iterable[float | None]) -> float | None:
    found = list(values)
    return None if any(value is None for value in found) else sum(value or 0 for value in found)

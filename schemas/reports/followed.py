"""The figures that management follows month by month and year by year, and the charts that they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Span(StrEnum):
    """What a figure is about: a day (a stock), a month, or the year so far."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True)
class Followed:
    """One figure: its code, what it is of, and its name in bokmål; ``short`` where the chart says the rest."""

    code: str
    span: Span
    name: str
    short: str
    unit: str

    @property
    def is_share(self) -> bool:
        """Shares are compared, never summed."""
        return self.unit == "%"


@dataclass(frozen=True)
class Panel:
    """One chart: its title with the unit, and the figures in it."""

    title: str
    figures: tuple[Followed, ...]


PANELS = (
    Panel(
        "Boliger egnet for barnefamilier",
        (
            Followed("dwellings_suitable_3_plus", Span.DAY, "Boliger egnet for barn fra 3 år", "Fra 3 år", "boliger"),
            Followed("dwellings_suitable_0_3", Span.DAY, "Boliger egnet for barn 0–3 år", "0–3 år", "boliger"),
        ),
    ),
    Panel(
        "Egnet for barnefamilier, prosent av boligene",
        (
            Followed(
                "family_suitable_share_pct", Span.DAY, "Andel av boligene egnet for barnefamilier", "Egnet (%)", "%"
            ),
        ),
    ),
    Panel(
        "Kommunalt disponerte boliger",
        (Followed("dwellings_total", Span.DAY, "Kommunalt disponerte boliger", "Boliger", "boliger"),),
    ),
    Panel(
        "Husstander på venteliste",
        (Followed("waiting_list_total", Span.DAY, "Husstander på venteliste", "Venteliste", "husstander"),),
    ),
    Panel(
        "Plasser i fellesboliger",
        (
            Followed("shared_places", Span.DAY, "Plasser i fellesboliger", "Plasser", "plasser"),
            Followed("shared_places_occupied", Span.DAY, "Belagte plasser i fellesboliger", "Belagt", "plasser"),
        ),
    ),
    Panel(
        "Belegg i fellesboliger, prosent",
        (Followed("shared_occupancy_pct", Span.DAY, "Belegg i fellesboliger", "Belegg (%)", "%"),),
    ),
    Panel(
        "Dager boliger har stått tomme i måneden",
        (
            Followed("vacancy_days", Span.MONTH, "Dager med tomgang", "Tomgang", "dager"),
            Followed("maintenance_days", Span.MONTH, "Dager under vedlikehold", "Vedlikehold", "dager"),
        ),
    ),
    Panel(
        "Tapt leie ved tomgang i måneden, kroner",
        (Followed("vacancy_loss_nok", Span.MONTH, "Tapt leie ved tomgang", "Tapt leie", "kr"),),
    ),
    Panel(
        "Startlån og tilskudd utbetalt hittil i året, saker",
        (Followed("startlan_cases_paid", Span.YEAR, "Utbetalte startlån og tilskudd", "Saker", "saker"),),
    ),
    Panel(
        "Barnefamilier blant startlån hittil i året, prosent",
        (
            Followed(
                "startlan_family_share_count_pct",
                Span.YEAR,
                "Andel barnefamilier etter antall saker",
                "Av sakene (%)",
                "%",
            ),
            Followed(
                "startlan_family_share_amount_pct", Span.YEAR, "Andel barnefamilier etter kroner", "Av kronene (%)", "%"
            ),
        ),
    ),
    Panel(
        "Husstander i midlertidig botilbud hittil i året",
        (
            Followed(
                "temp_households_total", Span.YEAR, "Husstander i midlertidig botilbud", "Alle husstander", "husstander"
            ),
            Followed(
                "temp_households_children",
                Span.YEAR,
                "Barnefamilier i midlertidig botilbud",
                "Barnefamilier",
                "husstander",
            ),
        ),
    ),
    Panel(
        "Leieforhold avsluttet hittil i året, prosent",
        (Followed("turnover_pct", Span.YEAR, "Leieforhold avsluttet i året", "Avsluttet (%)", "%"),),
    ),
    Panel(
        "Anskaffelser i arbeid",
        (
            Followed("acquisitions_in_progress", Span.DAY, "Anskaffelser i arbeid", "I arbeid", "anskaffelser"),
            Followed("acquisitions_overdue", Span.DAY, "Anskaffelser over fristen", "Over fristen", "anskaffelser"),
        ),
    ),
)
"""In the order that they are shown; those that no run makes are passed over."""

ALSO_IN_YEAR = (
    Followed("vacancy_days", Span.YEAR, "Dager med tomgang", "Tomgang", "dager"),
    Followed("vacancy_loss_nok", Span.YEAR, "Tapt leie ved tomgang", "Tapt leie", "kr"),
    Followed("startlan_amount_paid_nok", Span.YEAR, "Utbetalt startlån og tilskudd", "Utbetalt", "kr"),
    Followed("applications_received", Span.YEAR, "Søknader om kommunal bolig", "Søknader", "søknader"),
    Followed("applications_rejected", Span.YEAR, "Avslag på søknader", "Avslag", "søknader"),
    Followed("households_moved_in_new", Span.YEAR, "Nyinnflyttede husstander", "Nyinnflyttede", "husstander"),
    Followed("stock_in", Span.YEAR, "Boliger tatt i bruk", "Tatt i bruk", "boliger"),
    Followed("stock_out", Span.YEAR, "Boliger gått ut av bruk", "Gått ut", "boliger"),
)
"""What the year's report has besides: flows that mean little from month to month."""

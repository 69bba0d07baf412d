"""The tables that leave the house for Husbanken: which figures each holds, and how small a count in it may be."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PublishedTable:
    """One table on a sheet of its own.

    Parameters
    ----------
    name
        Name in Excel; letters, digits and underscores.
    sheet, title
        Name of the sheet, and its heading in bokmål.
    codes
        Indicators in the order that they stand.
    parts
        Codes among them that count separate parts of one whole, so that the rest follows by subtraction.
    threshold
        Code of the parameter that says the least count that may be given out.
    counted
        What is counted, in the plural.
    """

    name: str
    sheet: str
    title: str
    codes: tuple[str, ...]
    parts: tuple[str, ...]
    threshold: str
    counted: str


HUSBANKEN_TABLES = (
    PublishedTable(
        name="Startlan_til_barnefamilier",
        sheet="Startlån",
        title="Barnefamilier blant dem som har fått startlån og tilskudd",
        codes=("startlan_family_share_count_pct", "startlan_family_share_amount_pct"),
        parts=(),
        threshold="min_publish_persons",
        counted="familier",
    ),
    PublishedTable(
        name="Boliger_egnet_for_barnefamilier",
        sheet="Egnethet",
        title="Kommunale boliger som er egnet for barnefamilier",
        codes=(
            "dwellings_total",
            "dwellings_suitable_3_plus",
            "dwellings_suitable_0_3",
            "dwellings_not_suitable",
            "dwellings_not_surveyed",
            "family_suitable_share_pct",
        ),
        parts=(
            "dwellings_suitable_3_plus",
            "dwellings_suitable_0_3",
            "dwellings_not_suitable",
            "dwellings_not_surveyed",
        ),
        threshold="min_publish_other",
        counted="boliger",
    ),
)

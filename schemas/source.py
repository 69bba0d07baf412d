"""Where a rule, a parameter or a definition comes from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Source:
    """One source that a person can look up.

    Parameters
    ----------
    title
        Law, decision, guide or presentation, in its own Norwegian name.
    section
        Paragraph, table, page or bullet in it; empty when the whole is meant.
    version
        Day the text cited took effect or was published.
    checked
        Day somebody last compared us with it.
    is_assumption
        True when no source settles the matter; staff see the word «antakelse».
    """

    title: str
    section: str
    version: date
    checked: date
    is_assumption: bool = False

    @property
    def label(self) -> str:
        """The source as one short bokmål text."""
        text = f"{self.title}, {self.section}" if self.section else self.title
        return f"{text} (antakelse)" if self.is_assumption else text


_CHECKED = date(2026, 11, 21)

MELHUS = Source("Barnefamilier i Melhus kommune", "Kommunale utleieboliger", date(2019, 10, 31), _CHECKED)
MELHUS_LOANS = Source("Barnefamilier i Melhus kommune", "startlån/tilskudd", date(2019, 10, 31), _CHECKED)
MELHUS_INTAKE = Source("Barnefamilier i Melhus kommune", "Tverrfaglig inntaksteam", date(2019, 10, 31), _CHECKED)
MELHUS_FAMILIES = Source("Barnefamilier i Melhus kommune", "Satsningsfamilier", date(2019, 10, 31), _CHECKED)
MELHUS_FOYER = Source("Barnefamilier i Melhus kommune", "Foyer", date(2019, 10, 31), _CHECKED)
SSB_CROWDED = Source("SSB, trangbodd", "definisjon fra 2015", date(2015, 1, 1), _CHECKED)
TRONDHEIM = Source("Anskaffelse av fellesboliger for enslige mindreårige", "Beskrivelse", date(2023, 4, 1), _CHECKED)
TRONDHEIM_CONTRACTS = Source(
    "Anskaffelse av fellesboliger for enslige mindreårige", "Arbeidsløype ved leie", date(2023, 4, 1), _CHECKED
)
RENT_ACT_FIXED_TERM = Source("Husleieloven", "§ 9-3", date(2000, 1, 1), _CHECKED)
KOSTRA_13 = Source("SSB, KOSTRA skjema 13 Kommunalt disponerte boliger", "tabell 12008", date(2026, 1, 1), _CHECKED)
HUSBANKEN_STARTLAN = Source("Husbanken, årsrapportering av startlån", "", date(2026, 1, 2), _CHECKED)
SSB_STARTLAN = Source("SSB, boliger godkjent for startlån", "tabell 12008", date(2026, 1, 1), _CHECKED)
REFUGEE_SETTLEMENT = Source("IMDi, bosetting av flyktninger", "tre måneder etter vedtak", date(2026, 1, 1), _CHECKED)
CADASTRE = Source("Kartverket, føringsinstruks for matrikkelen", "bruksenhetsnummer", date(2021, 1, 1), _CHECKED)
UDI_DUF = Source("UDI, DUF-nummer", "kontrollsiffer", date(2020, 1, 1), _CHECKED)
STATISTICS_ACT = Source("SSB, prikking av små tall", "", date(2021, 1, 1), _CHECKED)
PRODUCT = Source("bosettingsplan", "innlesing av regneark", date(2026, 11, 21), _CHECKED)
SHARED_ROOMS = Source(
    "Anskaffelse av fellesboliger for enslige mindreårige", "2-3 ungdommer per bolig", date(2023, 4, 1), _CHECKED
)


def assumption(about: str) -> Source:
    """A source-less choice of the product, shown to staff as «antakelse»."""
    return Source("bosettingsplan", about, date(2026, 11, 21), _CHECKED, is_assumption=True)

"""The routine for acquiring shared housing as data: who carries out each step, and who is told when it is signed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from schemas.codelists import SIGNATORY, UNIT
from schemas.columns import table_spec
from schemas.source import TRONDHEIM, TRONDHEIM_CONTRACTS, Source
from schemas.tables.acquisitions import Acquisitions

OWNERSHIP, CARE, OPAL = UNIT.label("OWNERSHIP"), UNIT.label("CARE"), UNIT.label("OPAL")
DIRECTOR = SIGNATORY.label("MUNICIPAL_DIRECTOR")


@dataclass(frozen=True)
class Step:
    """One of the seven steps.

    Parameters
    ----------
    column
        The column of ``Acquisitions`` that holds the day it was done.
    unit
        Who must carry it out, in bokmål.
    act
        What that unit must do, one bokmål sentence.
    limit
        Code of the dated number of days that the step may take.
    source
        Where the routine says so.
    """

    column: str
    unit: str
    act: str
    limit: str
    source: Source

    @property
    def label(self) -> str:
        """«4 Visning»."""
        return table_spec(Acquisitions).column(self.column).title


def _step(column: Any, unit: str, act: str, source: Source) -> Step:
    return Step(str(column), unit, act, f"{str(column).removesuffix('_date')}_max_days", source)


STEPS = (
    _step(Acquisitions.anchored_date, CARE, "Hold forankringsmøte med rådmannen og Eierskapsenheten.", TRONDHEIM),
    _step(Acquisitions.specified_date, CARE, "Avklar med eiendomsutvikleren hvilken bolig som trengs.", TRONDHEIM),
    _step(Acquisitions.searched_date, OWNERSHIP, "Finn en bolig i markedet.", TRONDHEIM),
    _step(Acquisitions.viewed_date, OWNERSHIP, "Avtal og hold felles visning.", TRONDHEIM_CONTRACTS),
    _step(Acquisitions.negotiated_date, OWNERSHIP, "Forhandle kontrakt, vilkår og pris.", TRONDHEIM),
    _step(Acquisitions.signed_date, DIRECTOR, "Skriv under kontrakten.", TRONDHEIM),
    _step(Acquisitions.in_use_date, CARE, "Ta boligen i bruk.", TRONDHEIM),
)
"""In their order. «Felles» steps have several parties; named is the one that the routine lets take the initiative."""

SIGNED, IN_USE = 5, 6
"""Places in ``STEPS`` of the steps that much hangs on."""


@dataclass(frozen=True)
class Recipient:
    """Somebody who is told that a contract is signed; ``column`` holds the day it was done."""

    column: str
    role: str
    is_copy: bool


RECIPIENTS = (
    Recipient(str(Acquisitions.told_establishment_date), "etableringsansvarlig på Opal", False),
    Recipient(str(Acquisitions.told_team_date), "teamkoordinator på Opal", False),
    Recipient(str(Acquisitions.told_development_date), "tiltaksutvikler", True),
    Recipient(str(Acquisitions.told_settlement_date), "bosettingskoordinator", True),
)
"""Two are told, two get a copy. Eierskapsenheten, which has the contract, tells them."""
TELLS = OWNERSHIP

"""K048: Kontrakt ikke signert av kommunaldirektøren."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.progress import happened, is_dropped
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import TRONDHEIM
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K048",
    title="Kontrakt ikke signert av kommunaldirektøren",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.signed_by_role, Acquisitions.acquisition_id, Acquisitions.signed_date),
    message="Kontrakten for anskaffelse {acquisition_id} er signert {signed_date}, {but}.",
    advice="Få underskrift av ansvarlig kommunaldirektør, eller rett «Signert av rolle».",
    source=TRONDHEIM,
)
def not_signed_by_director(acquisitions: pd.DataFrame, context: Context) -> Hits:
    """The municipal director answers for what the municipality leases in."""
    role = acquisitions[Acquisitions.signed_by_role]
    is_signed = ~np.isnat(happened(acquisitions[Acquisitions.signed_date], context))
    but = np.where(role.isna(), "men det står ikke av hvem", "men ikke av ansvarlig kommunaldirektør")
    is_director = (role == "MUNICIPAL_DIRECTOR").to_numpy(dtype=bool)
    return Hits(is_signed & ~is_director & ~is_dropped(acquisitions, context), {"but": but})

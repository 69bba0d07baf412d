"""K046: Tilbud over satsen."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.progress import happened, is_dropped
from pipeline.acquisition.rates import RATES, package_rates
from pipeline.context import Context
from pipeline.finding import Severity
from pipeline.row_origins import labels
from pipeline.rule import Hits, control
from schemas.codelists import LAYOUT_TYPE
from schemas.source import TRONDHEIM_CONTRACTS
from schemas.tables.acquisitions import Acquisitions


@control(
    id="K046",
    title="Tilbud over satsen",
    severity=Severity.WARNING,
    table=Acquisitions,
    columns=(Acquisitions.offered_package_nok_month, Acquisitions.acquisition_id),
    message=(
        "Utleier tilbyr husleiepakke på {offered_package_nok_month} i anskaffelse {acquisition_id}, over "
        "satsen for «{layout}» på {rate} kr/mnd."
    ),
    advice="Forhandle med utleier, eller rett satsen i Oppsett.",
    source=TRONDHEIM_CONTRACTS,
    parameters=tuple(RATES.values()),
)
def offer_above_rate(acquisitions: pd.DataFrame, context: Context) -> Hits:
    """The offer must lie within the rates of the day the contract is signed, today where it is not."""
    layouts = acquisitions[Acquisitions.layout_type]
    signed = happened(acquisitions[Acquisitions.signed_date], context)
    rates = package_rates(layouts, np.where(np.isnat(signed), np.datetime64(context.as_of), signed), context)
    is_above = acquisitions[Acquisitions.offered_package_nok_month].to_numpy(dtype=float) > rates
    return Hits(is_above & ~is_dropped(acquisitions, context), {"layout": labels(layouts, LAYOUT_TYPE), "rate": rates})

"""K056: Bestilling uten svar."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline.acquisition.progress import happened
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.finding import Severity
from pipeline.rule import control
from schemas.source import assumption
from schemas.tables.imdi_orders import ImdiOrders


@control(
    id="K056",
    title="Bestilling uten svar",
    severity=Severity.WARNING,
    table=ImdiOrders,
    columns=(ImdiOrders.ordered_date, ImdiOrders.dwelling_id),
    message=(
        "Bestillingen for bolig {dwelling_id} er sendt {ordered_date} og ikke besvart innen "
        "{imdi_answer_max_days} dager."
    ),
    advice="Bosettingskoordinatoren spør IMDi, og fører svaret i «Svar mottatt».",
    source=assumption("ventetid på svar fra IMDi"),
    parameters=("imdi_answer_max_days",),
)
def order_unanswered(imdi_orders: pd.DataFrame, context: Context) -> pd.Series:
    """Places stand empty while nobody answers."""
    due = as_days(imdi_orders[ImdiOrders.ordered_date]) + np.timedelta64(context.whole("imdi_answer_max_days"), "D")
    is_unanswered = np.isnat(happened(imdi_orders[ImdiOrders.answered_date], context))
    return pd.Series(is_unanswered & (due < np.datetime64(context.as_of)))

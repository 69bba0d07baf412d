"""K116: Satsningsfamilie uten samtykke."""

from __future__ import annotations

import numpy as np
import pandas as pd

from pipeline import texts
from pipeline.context import Context
from pipeline.dates import as_days
from pipeline.families.consent import has_consent
from pipeline.families.priority import is_active
from pipeline.finding import Severity
from pipeline.rule import Hits, control
from schemas.source import MELHUS_FAMILIES
from schemas.tables.priority_families import PriorityFamilies


@control(
    id="K116",
    title="Satsningsfamilie uten samtykke",
    severity=Severity.WARNING,
    table=PriorityFamilies,
    columns=(PriorityFamilies.consent_from, PriorityFamilies.consent_to),
    message="Familien er med, men samtykket {state}. Enhetene kan ikke dele opplysninger om den.",
    advice="Innhent nytt samtykke, eller avslutt samarbeidet.",
    source=MELHUS_FAMILIES,
)
def family_without_consent(priority_families: pd.DataFrame, context: Context) -> Hits:
    """Families sign a consent, and only what may be shared is shared."""
    first, last = (as_days(priority_families[name]) for name in ("consent_from", "consent_to"))
    is_wanting = is_active(priority_families, context.as_of) & ~has_consent(priority_families, context.as_of)
    is_over = last < np.datetime64(context.as_of)
    state = [
        f"gikk ut {texts.day(end)}" if over else "mangler" if start is None else f"gjelder først fra {texts.day(start)}"
        for over, end, start in zip(is_over, last.tolist(), first.tolist(), strict=True)
    ]
    return Hits(is_wanting, {"state": state}, np.where(is_over, "consent_to", "consent_from"))

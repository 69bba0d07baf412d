"""Sheet Endringer in short, so that a later run knows which plan it is given."""

from __future__ import annotations

import hashlib

import numpy as np
import pandas as pd


def account_digest(changes: pd.DataFrame) -> str:
    """Digest of all that the sheet says; the order of its rows does not matter, nor how the file is packed.

    Parameters
    ----------
    changes
        The rows of ``PlanChanges``; a plan that no run has updated has none.
    """
    texts = changes.astype(object).where(changes.notna(), "")
    rows = pd.util.hash_pandas_object(texts, index=False).to_numpy()
    return hashlib.sha256(np.sort(rows).astype("<u8").tobytes()).hexdigest()

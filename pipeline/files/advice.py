"""What people can do when the system will not write."""

from __future__ import annotations

import errno

FULL = (errno.ENOSPC, errno.EDQUOT)


def advice(error: OSError) -> str:
    """One or two sentences in bokmål on what to do before running again."""
    if error.errno in FULL:
        return "Disken er full. Rydd plass, og kjør igjen."
    if error.errno == errno.EROFS:
        return "Disken kan bare leses. Velg en annen mappe, og kjør igjen."
    return "Lukk filene derfra i Excel, kontroller at du har tilgang, og kjør igjen."

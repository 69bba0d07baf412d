"""What Linux' C library keeps of freed memory, given back to the system."""

from __future__ import annotations

import ctypes
import sys
from contextlib import suppress


def give_back_freed() -> None:
    """Give back what was let go of, between steps that need much; elsewhere than on Linux that happens by itself.

    The C library keeps freed columns for later ones, which are of other lengths, in between.
    """
    if sys.platform == "linux":
        # not every C library has it
        with suppress(OSError, AttributeError):
            ctypes.CDLL(None).malloc_trim(0)

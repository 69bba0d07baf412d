"""Which tests belong to which operating system."""

import sys

import pytest

ON_WINDOWS = sys.platform == "win32"
on_windows = pytest.mark.skipif(not ON_WINDOWS, reason="Windows alone does it so")


def not_on_windows(reason: str) -> pytest.MarkDecorator:
    """What Windows lacks, or does in a way of its own."""
    return pytest.mark.skipif(ON_WINDOWS, reason=reason)

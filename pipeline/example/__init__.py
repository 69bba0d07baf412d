"""A made-up municipality in twelve workbooks, with the truth beside it."""

from __future__ import annotations

from pipeline.example.generate import generate

__all__ = ["generate"]

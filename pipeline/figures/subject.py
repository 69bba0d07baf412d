"""Make indicators: counts, sums and shares of one subject, with all that is needed to follow them back."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.flow import Indicator
from schemas.source import Source


@dataclass(frozen=True)
class LeftOut:
    """Rows that a figure could not take in, and why in bokmål."""

    count: int = 0
    why: str = ""


@dataclass(frozen=True)
class Subject:
    """What the figures of one subject have in common: source, rows behind them, official (O) or own (M)."""

    source: Source
    evidence: str
    is_official: bool = False

    def amount(
        self,
        code: str,
        title: str,
        period: str,
        value: float | None,
        *,
        unit: str,
        selection: str,
        of: float | None = None,
        group: str | None = None,
        left_out: LeftOut = LeftOut(),
        why_missing: str = "",
    ) -> Indicator:
        """A count or a sum; None is «ikke beregnet» because of ``why_missing``. ``of`` is the whole it belongs to."""
        return Indicator(
            code=code,
            title=title,
            period=period,
            group=group,
            value=value,
            unit=unit,
            decimals=0,
            is_official=self.is_official,
            source=self.source.label,
            numerator=value,
            denominator=None if value is None else of,
            left_out=left_out.count,
            left_out_why=left_out.why if left_out.count else "",
            why_missing=why_missing if value is None else "",
            evidence="" if value is None else self.evidence,
            selection=selection,
        )

    def share(
        self,
        code: str,
        title: str,
        period: str,
        part: float | None,
        whole: float | None,
        *,
        selection: str,
        when_empty: str,
        why_missing: str = "",
        group: str | None = None,
        left_out: LeftOut = LeftOut(),
        per: int = 100,
        unit: str = "%",
    ) -> Indicator:
        """``part`` per hundred (or thousand) of ``whole``; not computed when a side is None or the whole is 0."""
        is_known = part is not None and whole is not None
        return Indicator(
            code=code,
            title=title,
            period=period,
            group=group,
            value=part / whole * per if part is not None and whole else None,
            unit=unit,
            decimals=1,
            is_official=self.is_official,
            source=self.source.label,
            numerator=part,
            denominator=whole,
            left_out=left_out.count,
            left_out_why=left_out.why if left_out.count else "",
            why_missing="" if is_known and whole else (when_empty if is_known else why_missing),
            evidence=self.evidence if is_known else "",
            selection=selection,
        )

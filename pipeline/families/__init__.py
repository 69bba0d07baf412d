"""Households, families and young people on a day: read once for rules and topics."""

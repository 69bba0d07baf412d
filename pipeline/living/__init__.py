"""Living together in shared housing: who lives, waits and is named where, read once for rules and topics."""

"""Shared housing on its way from need to use: the one reading that rules, topics and figures share."""

"""What the published reports consist of."""

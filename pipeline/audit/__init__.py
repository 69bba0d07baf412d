"""Whether a file may leave the house."""

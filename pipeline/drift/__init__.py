"""What is valid but wrong: a table held against the fingerprint that the last run left of it."""

"""What the intake team's meeting is told, one subject a file."""

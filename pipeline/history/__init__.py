"""What each month's run told, month by month."""

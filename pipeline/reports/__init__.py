"""The new workbooks that a run writes."""

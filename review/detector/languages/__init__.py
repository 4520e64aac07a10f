"""What the checks know of single languages, as data."""

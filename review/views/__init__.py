"""The pages, one topic for each module."""

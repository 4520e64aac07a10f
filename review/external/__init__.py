"""Findings of other tools and raters, brought in as flags."""

"""Flags as they are stored: checked for, carried, kept in step with the text."""

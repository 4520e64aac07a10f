"""The names that XLIFF files of ours use, out and in."""

XLIFF_1 = "urn:oasis:names:tc:xliff:document:1.2"
XLIFF_2 = "urn:oasis:names:tc:xliff:document:2.0"
MATCHES_2 = "urn:oasis:names:tc:xliff:matches:2.0"
EXTENSION = "urn:redline:xliff:1"
"""Attributes of this namespace hold what XLIFF has no place for: title, url, date and engine, and line ends."""
MACHINE = "redline-machine"
"""The origin of the match that is the machine's text, where the target is the corrected one."""

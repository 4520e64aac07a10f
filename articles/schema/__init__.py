"""The JSON lines of an article, in and out: their version, and the JSON Schema that says what they hold."""

from __future__ import annotations

from pathlib import Path

VERSION = 1
"""The newest version of the format: the one that is read and written."""

FILE = Path(__file__).parent / f"article-{VERSION}.schema.json"

"""A file that gives away what was written to it."""

from __future__ import annotations


class Lines:
    """Takes text, for instance from a csv.writer, until it is taken away."""

    def __init__(self) -> None:
        self._written: list[str] = []

    def write(self, text: str) -> int:
        self._written.append(text)
        return len(text)

    def taken(self) -> bytes:
        taken, self._written = "".join(self._written), []
        return taken.encode()

"""A check's examples as its page shows them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.difference import Piece, pieces
from review.detector import Check
from review.detector.check import CLOSE, OPEN

_SPAN = re.compile(f"{OPEN}(.*?){CLOSE}", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ShownExample:
    """A faulty text around its span, and what becomes of it; `corrected` is empty where there is no fix."""

    before: str
    span: str
    after: str
    corrected: tuple[Piece, ...]
    source: str
    languages: tuple[str, str]


def shown_examples(check: Check) -> list[ShownExample]:
    """The faulty examples of the check, in its order."""
    shown = []
    for example in check.examples:
        found = _SPAN.search(example.faulty)
        if found is None:
            continue
        plain = example.faulty.replace(OPEN, "").replace(CLOSE, "")
        corrected = tuple(pieces(plain, example.corrected)) if example.corrected is not None else ()
        before, after = example.faulty[: found.start()], example.faulty[found.end() :]
        shown.append(ShownExample(before, found[1], after, corrected, example.source, example.languages))
    return shown

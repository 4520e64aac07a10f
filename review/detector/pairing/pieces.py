"""Where a paragraph too long for the checks is cut, so that their time grows with its length and no faster.

What a check does for each of its candidates may take a look at the whole paragraph. In prose that costs nothing; in
an article whose line ends were lost, or in no article at all, it would cost the square of the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from review.detector.findings import Span
from review.detector.pairing.align import Link, linked

LONGEST = 4_000
"""Characters of a paragraph that is not cut; those of news have 3,000 at most."""
ENOUGH = 1_500
"""Characters of a piece, about."""
_SHORTEST_SENTENCE, _USUAL_SENTENCE, _LONGEST_SENTENCE = 40, 120, 400
_SENTENCE_END = re.compile(r"[.!?…][\"”“»«’‘')\]]{0,3}\s+|[。！？][」』”）]{0,2}|\n")
_SPACE = re.compile(r"\s+")


def pieces(source: str, translation: str) -> list[Link]:
    """Aligned stretches of two aligned texts, in order; a single one, the whole, for paragraphs of usual length.

    They end where sentences end, or between words where none does, and between them lies but white space. Both sides
    of a piece hold something, unless one text says far more than the other.
    """
    if len(source) <= LONGEST and len(translation) <= LONGEST:
        return [Link(Span(0, len(source)), Span(0, len(translation)))]
    links = linked(source, _sentences(source), translation, _sentences(translation))
    return list(_joined(links, alone=LONGEST if source and translation else ENOUGH))


def _sentences(text: str) -> list[Span]:
    """Stretches that end with a sentence, or after as much as a usual one where none ends for long."""
    found, start = [], len(text) - len(text.lstrip())
    while start < len(text):
        end, following = _end(text, start)
        found.append(Span(start, end))
        start = following
    return found


def _end(text: str, start: int) -> tuple[int, int]:
    """Where the stretch ends that begins at `start`, and where the next one begins."""
    if len(text) - start <= _SHORTEST_SENTENCE:
        return start + len(text[start:].rstrip()), len(text)
    stop = _SENTENCE_END.search(text, start + _SHORTEST_SENTENCE, start + _LONGEST_SENTENCE)
    usual = min(len(text), start + _USUAL_SENTENCE)
    cut = stop.end() if stop else max(text.rfind(" ", start + 1, usual), 0) or usual
    white = _SPACE.match(text, cut)
    return start + len(text[start:cut].rstrip()), white.end() if white else cut


def _joined(links: Iterable[Link], *, alone: int) -> Iterator[Link]:
    """Neighbouring links put together until they are long enough; `alone` is how long where one side has nothing."""
    held: Link | None = None
    for link in links:
        if held is not None and _length(held) >= (ENOUGH if _has_both_sides(held) else alone):
            yield held
            held = None
        held = link if held is None else _together(held, link)
    if held is not None:
        yield held


def _length(link: Link) -> int:
    return max(span.end - span.start for span in link)


def _has_both_sides(link: Link) -> bool:
    return all(span.start < span.end for span in link)


def _together(first: Link, second: Link) -> Link:
    return Link(_hull(first.source, second.source), _hull(first.translation, second.translation))


def _hull(first: Span, second: Span) -> Span:
    """Both spans; an empty one is no more than a place where nothing stands."""
    if first.start == first.end:
        return second
    return first if second.start == second.end else Span(first.start, second.end)

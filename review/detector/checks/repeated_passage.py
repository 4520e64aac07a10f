"""Words of the article that stand in it a second time, where they do not belong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from math import log

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.languages.unspaced import UNSPACED
from review.detector.pairing.pair import Linked, Pair
from review.detector.repetition import Passage, passages, words_at
from review.detector.words.lexicon import base_language, frequency
from review.detector.words.paragraphs import paragraphs
from review.detector.words.tokens import compounds, folded_words, runs

_SHORTEST, _SHORTEST_ALONE = 6, 10
"""Words of a passage; without a source more are needed, unless both copies stand in one paragraph."""
_WHOLE = 0.7
"""The share of both paragraphs from which it is the paragraph that stands twice."""
_FUNCTION_WORD, _SMALL = 5.3, 3
_SHARED = 0.34
"""How many content words of the two sources are the same, for each of the passage, where the source says it twice."""
_SHORTEST_IN_SOURCE = 3
_TELLING_GAIN, _AT_ONCE = 0.06, 4


def find(pair: Pair) -> Iterator[Finding]:
    if base_language(pair.target_language) in UNSPACED:
        return
    spans = paragraphs(pair.translation)
    texts = [pair.translation[span.start : span.end] for span in spans]
    for passage in passages(texts, _SHORTEST):
        if _is_whole(passage, texts) or _is_name(passage, texts, pair.target_language):
            continue
        first = _span(passage.first, passage.first_word, passage.length, spans, texts)
        second = _span(passage.second, passage.second_word, passage.length, spans, texts)
        if first and second and (copy := _copy(passage, first, second, pair)):
            yield _finding(copy, first if copy is second else second, pair)


def _copy(passage: Passage, first: Span, second: Span, pair: Pair) -> Span | None:
    """Which of the two is one too many: that without which its paragraph is as long as its source would have it.

    None where the source accounts for the repetition; without a source, where it is too short to be no chance.
    """
    if not pair.source:
        return second if passage.first == passage.second or passage.length >= _SHORTEST_ALONE else None
    gains = _gain(first, pair.linked), _gain(second, pair.linked)
    at_once = second.start - first.end <= _AT_ONCE
    if (max(gains) < _TELLING_GAIN and not at_once) or _said_twice(first, second, pair):
        return None
    return first if gains[0] > gains[1] and not at_once else second


def _gain(span: Span, links: tuple[Linked, ...]) -> float:
    """By how much the paragraph's length would be nearer to the expected one without the stretch."""
    link = _link_at(span, links)
    if link is None:
        return 0.0
    whole = len(link.placed.bead.translation)
    rest = max(1, whole - (span.end - span.start))
    return abs(link.off) - abs(link.off + log(rest / whole))


def _said_twice(first: Span, second: Span, pair: Pair) -> bool:
    here, there = _link_at(first, pair.linked), _link_at(second, pair.linked)
    if here is None or there is None:
        return True
    if here == there:
        return any(True for _ in passages([here.placed.bead.source], _SHORTEST_IN_SOURCE))
    said = _content(pair.translation[slice(*first)], pair.target_language)
    ours, theirs = (_content(link.placed.bead.source, pair.source_language) for link in (here, there))
    return len(ours & theirs) >= max(1, round(_SHARED * len(said)))


def _content(text: str, language: str) -> frozenset[str]:
    """The words but for the small ones."""
    return frozenset(
        word for word in folded_words(text) if len(word) > 1 and frequency(word, language) < _FUNCTION_WORD
    )


def _is_whole(passage: Passage, texts: list[str]) -> bool:
    """Whether it is nearly all that two paragraphs say; that is another check's."""
    longest = max(len(compounds(texts[place])) for place in (passage.first, passage.second))
    return passage.first != passage.second and passage.length >= _WHOLE * longest


def _is_name(passage: Passage, texts: list[str], language: str) -> bool:
    """Whether all words of some length have a capital, as in the name of a body; German nouns have one too."""
    span = words_at(texts[passage.first], passage.first_word, passage.length)
    words = runs(texts[passage.first][slice(*span)]) if span else []
    return base_language(language) != "de" and all(word[0].isupper() for word in words if len(word) > _SMALL)


def _span(place: int, word: int, count: int, spans: list[Span], texts: list[str]) -> Span | None:
    found = words_at(texts[place], word, count)
    return found.shifted(spans[place].start) if found else None


def _link_at(span: Span, links: tuple[Linked, ...]) -> Linked | None:
    """The aligned paragraphs in which a stretch of the translation begins."""
    index = bisect_right(links, span.start, key=lambda link: link.placed.translation_start) - 1
    return links[index] if index >= 0 and _begins_in(span, links[index]) else None


def _begins_in(span: Span, link: Linked) -> bool:
    start = link.placed.translation_start
    return start <= span.start < start + len(link.placed.bead.translation)


def _finding(copy: Span, original: Span, pair: Pair) -> Finding:
    """Over the copy, the marks that both copies have, and what parts it from the words beside it."""
    start, end = _with_marks(copy, original, pair.translation)
    return CHECK.finding(
        start=start,
        end=end,
        message=gettext_noop("These words stand in the article already; the source has them once."),
        tier=Tier.LIKELY if pair.source else Tier.HINT,
        suggestions=("",),
        evidence=(Evidence(Where.TRANSLATION, pair.translation[original.start : original.end], original),),
        places=(copy,),
    )


def _with_marks(copy: Span, original: Span, text: str) -> Span:
    (start, end), (begin, stop) = copy, original
    while _is_mark(text[start - 1 : start]) and text[start - 1] == text[begin - 1 : begin]:
        start, begin = start - 1, begin - 1
    while _is_mark(text[end : end + 1]) and text[end] == text[stop : stop + 1]:
        end, stop = end + 1, stop + 1
    after = len(text[end:]) - len(text[end:].lstrip(" "))
    if text[end + after : end + after + 1] in ("", "\n"):
        return Span(len(text[:start].rstrip(" ")), end + after)
    return Span(start, end + after)


def _is_mark(sign: str) -> bool:
    return bool(sign) and not sign.isalnum() and not sign.isspace()


CHECK = ArticleCheck(
    id="repeated_passage",
    title=gettext_noop("Words that stand elsewhere in the article"),
    description=gettext_noop(
        "Six words or more stand a second time in the article, in the same paragraph or in another, though the source "
        "repeats nothing: a machine lost its place, or a piece was pasted twice. The copy is sought where the "
        "paragraph is longer than its source would have it. Without a source ten words make a hint. It errs where a "
        "translator rendered two different phrases by the same words."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.DUPLICATION,
    find=find,
    examples=(
        Example(
            ("en", "de"),
            "Die Fischer wollen ihre alten Boote endlich aus dem Hafen holen.\n\n"
            "Die Stadt ⟦wollen ihre alten Boote endlich aus dem ⟧gibt keine Antwort und wartet.",
            "Die Fischer wollen ihre alten Boote endlich aus dem Hafen holen.\n\n"
            "Die Stadt gibt keine Antwort und wartet.",
            "The fishermen want to get their old boats out of the harbour at last.\n\n"
            "The town gives no answer and waits.",
        ),
        Example(
            ("fr", "en"),
            "The bridge stays closed until the storm is over.⟦ The bridge stays closed until the storm is over.⟧",
            "The bridge stays closed until the storm is over.",
            "Le pont reste fermé jusqu’à la fin de la tempête.",
        ),
    ),
    harmless=(
        Harmless(
            ("en", "de"),
            "Der Rat der Stadt am Meer tagt heute.\n\nWas der Rat der Stadt am Meer tagt, ist geheim.",
            "The council of the town by the sea meets.\n\nWhat the council of the town by the sea meets for is secret.",
        ),
        Harmless(
            ("en", "de"),
            "Der Rat der Stadt am Meer ist klein.\n\nAber der Rat der Stadt am Meer ist gut.",
        ),
    ),
)

"""A phrase that comes twice."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Span, Tier, gettext_noop
from review.detector.languages.unspaced import UNSPACED
from review.detector.pairing.pair import Bead
from review.detector.repetition import Repeat, near_repeats, repeats
from review.detector.words.lexicon import base_language, frequency
from review.detector.words.tokens import COMPOUND

AT_ONCE = gettext_noop("“{phrase}” stands twice in a row.")
SOON = gettext_noop("“{phrase}” comes back after a single word.")

_JOINING = frozenset(
    [
        "and",
        "und",
        "et",
        "y",
        "e",
        "i",
        "и",
        "і",
        "та",
        "by",
        "für",
        "en",
        "ve",
        "of",
        "or",
        "oder",
        "ou",
        "o",
        "lub",
        "или",
        "або",
    ]
)
_FUNCTION_WORD = 6.0
_EVERYDAY = 5.0


def find(bead: Bead) -> Iterator[Finding]:
    if base_language(bead.target_language) in UNSPACED:
        return
    found = [repeat for repeat in repeats(bead.translation) if _is_fault(repeat, bead)]
    yield from (_finding(bead.translation, repeat, AT_ONCE) for repeat in found)
    if not found and bead.source:
        near = (repeat for repeat in near_repeats(bead.translation) if _is_odd(repeat, bead))
        yield from (_finding(bead.translation, repeat, SOON) for repeat in near)


def _finding(text: str, repeat: Repeat, message: str) -> Finding:
    phrase = text[repeat.second : repeat.end]
    return CHECK.finding(
        start=repeat.start,
        end=repeat.end,
        message=message,
        details={"phrase": phrase},
        tier=Tier.CERTAIN if message is AT_ONCE else Tier.LIKELY,
        suggestions=(text[repeat.start : repeat.second].rstrip(),) if message is AT_ONCE else (),
        places=(Span(repeat.second, repeat.end),),
    )


def _is_fault(repeat: Repeat, bead: Bead) -> bool:
    """Not “more and more and”, nor a refrain that the source has too, nor a row of figures."""
    words = bead.translation[repeat.second : repeat.end].lower().split()
    if len(set(words)) < 2 or not any(word[0].isalpha() for word in words):
        return False
    if len(words) == 2 and not _JOINING.isdisjoint(words) and not _strays(bead.translation[repeat.end :], words, bead):
        return False
    return not repeats(bead.source)


def _strays(rest: str, words: list[str], bead: Bead) -> bool:
    """`the parents and parents and teachers`: not “more and more and more”, nor “on and on and loud”."""
    following = COMPOUND.match(rest.lstrip())
    if following is None or following[0].lower() in words or words[1] not in _JOINING:
        return False
    return bool(bead.source) or frequency(words[0], bead.target_language) < _EVERYDAY


def _is_odd(repeat: Repeat, bead: Bead) -> bool:
    """Only with a word of some weight in it, and where the source does nothing of the kind."""
    words = bead.translation[repeat.second : repeat.end].split()
    between = bead.translation[repeat.start : repeat.second].split()[-1]
    if between.lower() in _JOINING or near_repeats(bead.source):
        return False
    return any(len(word) > 3 and frequency(word, bead.target_language) < _FUNCTION_WORD for word in words)


CHECK = BeadCheck(
    id="repeated_phrase",
    title="Repeated phrase",
    description=(
        "Two or more words are followed by the same words again, as machines do when they lose their place or when a "
        "link’s text was joined to itself. The reader stumbles and trusts the text less. A phrase that comes back "
        "after a single word is found too, but only beside a source that repeats nothing. Figures of speech (more and "
        "more and more) and refrains that the source has are left alone."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.DUPLICATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "⟦In den Dörfern am Fluss in den Dörfern am Fluss⟧ ist es still.",
            "In den Dörfern am Fluss ist es still.",
        ),
        Example(
            ("fr", "de"),
            "⟦Am alten Hafen Am alten Hafen⟧ ist es still.",
            "Am alten Hafen ist es still.",
        ),
        Example(("fr", "de"), "Er ging ⟦durch das Tor durch das Tor⟧ hinaus.", "Er ging durch das Tor hinaus."),
        Example(
            ("de", "en"),
            "She told ⟦the press in Bern the press in Bern⟧ nothing.",
            "She told the press in Bern nothing.",
        ),
        Example(
            ("fr", "de"),
            "Sie sagte ⟦den Gästen gegenüber den Gästen⟧ nichts.",
            None,
            "Elle n'a rien dit aux invités.",
        ),
    ),
    harmless=(
        Harmless(("de", "en"), "It grew more and more and more and more beautiful."),
        Harmless(("de", "en"), "Row by row, row by row, they left."),
        Harmless(("fr", "de"), "Von der Stadt und der Stadt allein.", "De la ville et de la ville seule."),
        Harmless(("en", "de"), "Sie riefen los geht es los geht es.", "They shouted here we go here we go."),
    ),
)

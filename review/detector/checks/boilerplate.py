"""Lines scraped along with the article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from review.detector.check import ArticleCheck, Example, Harmless
from review.detector.findings import ErrorType, Evidence, Finding, Severity, Span, Tier, Where, gettext_noop
from review.detector.furniture import LONGEST, Kind, Look, look, word_count
from review.detector.languages.sections import is_section
from review.detector.pairing.pair import Pair
from review.detector.words.paragraphs import paragraphs

LINE = gettext_noop("This line seems not to belong to the article ({reason}).")
SUFFIX = gettext_noop("The name of a section or a site stands behind the title.")

REASONS = {
    Kind.SEPARATOR: gettext_noop("a separator"),
    Kind.CREDIT: gettext_noop("a credit or a caption’s source"),
    Kind.NAVIGATION: gettext_noop("a link to another page"),
    Kind.CALL: gettext_noop("a button or a notice of the page"),
}
ALONE = gettext_noop("a short line without a counterpart in the source")
RECURRING = gettext_noop("it stands in other articles too")

_SUFFIX = re.compile(r"\s[|•·]\s[^|•·.!?\n]{2,40}\Z")
_DASHED = re.compile(r"\s[-–—]\s([^-–—|:,;.!?\n]{2,30}|[\w-]{2,30}\.[a-z]{2,6})\Z")
_PARTED = re.compile(r"\s[-–—|•·]\s|[:;：；]")
_LONGEST_SECTION, _MOST_PARTS, _SHORTEST_TITLE = 4, 3, 10
_ENOUGH = 5
_ENOUGH_ALONE = 4
_SURE = 6
NOTHING: Counter[Kind | None] = Counter()
_FEW_WORDS = 5
_RECURRING_OFTEN = 3


class Line(NamedTuple):
    """A line of the translation, its look, and whether the source has a paragraph for it."""

    span: Span
    text: str
    look: Look
    alone: bool
    recurring: int


def find(pair: Pair) -> Iterator[Finding]:
    lines = list(_lines(pair))
    yield from _suffix(pair, lines)
    in_source: Counter[Kind | None] | None = None
    for index, line in enumerate(lines):
        enough = _ENOUGH_ALONE if line.alone else _ENOUGH
        if _points(lines, index, NOTHING) < enough:
            continue
        in_source = _kinds(pair) if in_source is None else in_source
        points = _points(lines, index, in_source)
        if points >= enough:
            yield _finding(lines, index, points, pair)


def _lines(pair: Pair) -> Iterator[Line]:
    for placed in pair.beads:
        whole = placed.bead.translation
        for span in paragraphs(whole) if "\n" in whole or not whole.strip() else [Span(0, len(whole))]:
            text = placed.bead.translation[span.start : span.end].strip()
            alone = bool(pair.source) and not placed.bead.source
            recurring = pair.context.recurring.get(text, 0)
            yield Line(span.shifted(placed.translation_start), text, look(text, pair.target_language), alone, recurring)


def _kinds(pair: Pair) -> Counter[Kind | None]:
    """How many lines of each kind the source has: what it has, the translation may have."""
    source = (pair.source[span.start : span.end].strip() for span in paragraphs(pair.source))
    looks = (look(line, pair.source_language) for line in source if len(line) <= LONGEST)
    return Counter(seen.kind for seen in looks if seen.points >= _ENOUGH)


def _points(lines: list[Line], index: int, in_source: Counter[Kind | None]) -> int:
    line = lines[index]
    if len(line.text) > LONGEST or not (line.alone or line.recurring or line.look.kind):
        return 0
    often = line.recurring >= _RECURRING_OFTEN
    if index == 0 and line.look.kind in (None, Kind.CALL):
        return 0
    if in_source[line.look.kind] and not line.alone and not often:
        return 0
    if line.look.kind is None and not often and not (line.alone and index and word_count(line.text) <= _FEW_WORDS):
        return 0
    neighbours = chain(lines[max(0, index - 1) : index], lines[index + 1 : index + 2])
    beside = any(near.look.kind in (Kind.SEPARATOR, Kind.NAVIGATION, Kind.CREDIT) for near in neighbours)
    return line.look.points + 2 * line.alone + 4 * often + (beside and line.look.kind is not None)


def _finding(lines: list[Line], index: int, points: int, pair: Pair) -> Finding:
    """Removes the line and the line end before it, or after it at the top."""
    line = lines[index]
    start = lines[index - 1].span.end if index else line.span.start
    end = lines[1].span.start if index == 0 and len(lines) > 1 else line.span.end
    reason = REASONS[line.look.kind] if line.look.kind else RECURRING if line.recurring else ALONE
    evidence = (Evidence(Where.PROJECT, str(line.recurring)),) if line.recurring else ()
    return CHECK.finding(
        start=start,
        end=end,
        message=LINE,
        details={"reason": reason},
        tier=Tier.CERTAIN if points >= _SURE and pair.source else Tier.LIKELY,
        suggestions=("",),
        evidence=evidence,
        places=(line.span,),
    )


def _suffix(pair: Pair, lines: list[Line]) -> Iterator[Finding]:
    """`Title | Section` in the first line."""
    if len(lines) < 2 or len(lines[0].text) > LONGEST:
        return
    title = _without_sections(lines[0].text, pair)
    if title != lines[0].text:
        begin = lines[0].span.start + pair.translation[slice(*lines[0].span)].index(lines[0].text)
        yield CHECK.finding(
            start=begin + len(title),
            end=begin + len(lines[0].text),
            message=SUFFIX,
            tier=Tier.LIKELY,
            suggestions=("",),
        )


def _without_sections(title: str, pair: Pair) -> str:
    """The title without what follows it: `Title - News - Abroad` has two such parts."""
    for _part in range(_MOST_PARTS):
        found = _SUFFIX.search(title) or _dashed(title, pair)
        if not found or found.start() < _SHORTEST_TITLE:
            break
        title = title[: found.start()]
    return title


def _dashed(title: str, pair: Pair) -> re.Match[str] | None:
    """`Title - Section`: dashes stand in titles too, so a section's name or a source without any must confirm it."""
    found = _DASHED.search(title)
    if not found or found[1].count(" ") >= _LONGEST_SECTION or found[1][0].islower():
        return None
    original = pair.source.strip().partition("\n")[0]
    named = is_section(found[1], pair.target_language) and not _DASHED.search(original)
    if named or not original:
        return found if named else None
    more = len(_PARTED.findall(title)) > len(_PARTED.findall(original))
    return found if more and found[1].lower() not in original.lower() else None


CHECK = ArticleCheck(
    id="boilerplate",
    title="Line that does not belong to the article",
    description=(
        "Captions of players and galleries, photo credits, share and subscribe lines, links to other articles, "
        "separators and the section behind a title were scraped and translated with the article. A reader meets them "
        "in mid-sentence. A line is judged by its form and words, by whether the source has a paragraph for it, by its "
        "neighbours, and by how many other articles have it. Without a source a heading that speaks of newsletters or "
        "videos may be flagged; a sentence-like advertisement is missed."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.ADDITION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Die Brücke ist gesperrt.⟦\n\nJetzt unseren Newsletter abonnieren⟧\n\nNiemand weiß, wie lange noch.",
            "Die Brücke ist gesperrt.\n\nNiemand weiß, wie lange noch.",
            "Le pont est fermé.\n\nPersonne ne sait pour combien de temps.",
        ),
        Example(
            ("de", "en"),
            "The bridge is closed.⟦\n\nPhoto: Keystone / MAX MUSTER⟧\n\nNobody knows for how long.",
            "The bridge is closed.\n\nNobody knows for how long.",
        ),
        Example(
            ("en", "fr"),
            "Le pont est fermé.⟦\n\n* * * * *⟧\n\nPersonne ne sait pour combien de temps.",
            "Le pont est fermé.\n\nPersonne ne sait pour combien de temps.",
            "The bridge is closed.\n\nNobody knows for how long.",
        ),
        Example(
            ("fr", "de"),
            "Die Brücke am alten Hafen bleibt gesperrt⟦ | Aus aller Welt⟧\n\nNiemand weiß, wie lange noch.",
            "Die Brücke am alten Hafen bleibt gesperrt\n\nNiemand weiß, wie lange noch.",
        ),
        Example(
            ("en", "de"),
            "Brücke am Hafen bleibt gesperrt⟦ - Der Morgenbote⟧\n\nNiemand weiß, wie lange noch.",
            "Brücke am Hafen bleibt gesperrt\n\nNiemand weiß, wie lange noch.",
            "Bridge at the harbour stays closed\n\nNobody knows for how long.",
        ),
        Example(
            ("en", "fr"),
            "Le pont est fermé.⟦\n\nChargement…⟧\n\nPersonne ne sait pour combien de temps.",
            "Le pont est fermé.\n\nPersonne ne sait pour combien de temps.",
        ),
    ),
    harmless=(
        Harmless(
            ("de", "en"),
            "How newsletters came back\n\nThe video was shared widely.",
            "Wie Newsletter zurückkamen\n\nDas Video wurde oft geteilt.",
        ),
        Harmless(("fr", "de"), "Die Brücke\n\nSie sagte: „Fotos bitte!“\n\nUnd ging."),
        Harmless(
            ("en", "de"),
            "Brücke am Hafen gesperrt – Ein Bericht\n\nEs regnet.",
            "Harbour bridge closed: report\n\nRain.",
        ),
        Harmless(("en", "de"), "Ein Teil\n\n* * *\n\nNoch ein Teil", "One part\n\n* * *\n\nAnother part"),
    ),
)

"""One correction, every article: where else the same wrong words stand under the same words of the source."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.db.models import F, Q

from articles.edits import Edit
from articles.folding import folded
from articles.models import Revision, Translation
from articles.models.translation import TranslationQuerySet
from articles.searching import holders
from review.detector import Pair, Span, Where
from review.detector.terms import occurrences
from review.models import Decision, Flag
from review.models.flag import FlagQuerySet

CHECK_ID = "corrected_elsewhere"
"""Under which name hits are flagged in texts that are signed off."""
MOST_HITS = 200
"""How many hits a page of the preview shows; a single text with more shows so many of them."""
MOST_TEXTS = 300
"""How many texts that hold the words are read for one page."""
SECONDS = 5.0
"""How long reading them may take; what is left stands on the next page."""
MOST_CANDIDATES = 2000
"""How many texts one page may be looked for among."""
SHORTEST_FOUND = 3
"""Letters of a word that the search finds wherever it stands."""
AROUND = 60
"""How many characters on either side of a hit are shown."""


@dataclass(frozen=True, slots=True)
class Correction:
    """Wrong words and the right ones, and words that the source must hold (none: it holds wherever it stands).

    The words are matched as they are, and with a capital at the beginning of a sentence, whatever their white space.
    """

    source_language: str
    target_language: str
    find: str
    replace: str
    condition: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """The wrong words in a text, and what stands around them within their paragraph.

    `known`: they are flagged already, in a text that is signed off; in another, somebody dismissed a flag on them.
    """

    edit: Edit
    before: str
    wrong: str
    after: str
    known: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A text that has hits. `more`: it has others besides, that are not listed."""

    translation: Translation
    hits: tuple[Hit, ...]
    more: bool = False


@dataclass(slots=True)
class Preview:
    """Some of the texts that have hits: those in review, and apart from them those signed off.

    `looked_at` says how many texts that hold the words were read for it; `following` behind which translation the next
    page begins, None when all were read.
    """

    open: list[Found] = field(default_factory=list)
    approved: list[Found] = field(default_factory=list)
    looked_at: int = 0
    following: int | None = None

    @property
    def hits(self) -> int:
        return sum(len(found.hits) for found in (*self.open, *self.approved))

    @property
    def to_correct(self) -> int:
        return sum(len(found.hits) for found in self.open)

    @property
    def to_flag(self) -> int:
        """How many hits of texts that are signed off are not flagged yet."""
        return sum(not hit.known for found in self.approved for hit in found.hits)


def hits_in(correction: Correction, source: str, text: str) -> list[Edit]:
    """The edits that carry the correction out wherever it holds in a translation of `source`, in order and disjoint.

    Words that stand within the right words already are left alone, so that correcting twice is correcting once. With
    a condition, the paragraph of the source beside the words must hold it.
    """
    standing = _standing(correction, text)
    if not correction.condition or not standing:
        return standing
    if not any(occurrences(correction.condition, source)):
        return []
    pair = Pair(source, text, correction.source_language, correction.target_language)
    held = [
        Span(placed.translation_start, placed.translation_start + len(placed.bead.translation))
        for placed in pair.beads
        if any(occurrences(correction.condition, placed.bead.source))
    ]
    return [edit for edit in standing if any(span.start <= edit.start and edit.end <= span.end for span in held)]


def preview(
    correction: Correction, translations: TranslationQuerySet, *, after: int = 0, seconds: float = SECONDS
) -> Preview:
    """The first hits in `translations` behind the translation `after`: at most MOST_HITS of them.

    It reads at most MOST_TEXTS texts and begins no new one after so many seconds.
    """
    seen = _looked(correction, translations, after, seconds)
    seen.approved = _with_known(seen.approved, Flag.objects.filter(check_id=CHECK_ID))
    seen.open = _with_known(seen.open, Flag.objects.decided())
    return seen


def _looked(correction: Correction, translations: TranslationQuerySet, after: int, seconds: float) -> Preview:
    seen, began = Preview(), time.monotonic()
    candidates, last = _candidates(correction, translations, after)
    for revision in _heads(correction, candidates):
        translation = revision.translation
        late = seen.looked_at > 0 and time.monotonic() - began > seconds
        edits = [] if late else hits_in(correction, translation.article.source_text, revision.text)
        room = MOST_HITS - seen.hits
        if late or seen.looked_at == MOST_TEXTS or (len(edits) > room and seen.hits):
            return seen
        seen.looked_at += 1
        seen.following = translation.pk
        if edits:
            hits = tuple(_in_context(revision.text, edit) for edit in edits[:room])
            found = Found(translation, hits, more=len(edits) > room)
            (seen.approved if translation.is_approved else seen.open).append(found)
    seen.following = last
    return seen


def _with_known(found: list[Found], flags: FlagQuerySet) -> list[Found]:
    """The same, with the hits known on which one of the flags stands."""
    standing = flags.on_text().filter(translation__in=[each.translation for each in found])
    places = set(standing.values_list("translation", "start", "end")) if found else set()

    def told(hit: Hit, translation: Translation) -> Hit:
        return replace(hit, known=(translation.pk, hit.edit.start, hit.edit.end) in places)

    return [replace(each, hits=tuple(told(hit, each.translation) for hit in each.hits)) for each in found]


def correction_of(decision: Decision) -> Correction:
    """What a decision corrected, with the first words of the source that its flag gave as evidence."""
    flag = decision.flag
    article = flag.translation.article
    return Correction(
        article.source_language,
        flag.translation.target_language,
        flag.quote,
        decision.replacement,
        next(iter(evidence_of(decision)), ""),
    )


def evidence_of(decision: Decision) -> list[str]:
    """The words of the source that the decision's flag gave as evidence."""
    return texts_of_source(decision.flag.evidence)


def texts_of_source(evidence: Iterable[Mapping[str, Any]]) -> list[str]:
    """Of the pieces of evidence the words that stand in the source."""
    return [piece["text"] for piece in evidence if piece["where"] == Where.SOURCE]


def source_beside(decision: Decision) -> str:
    """The paragraph of the source beside the words that were corrected; "" without a source."""
    flag, revision = decision.flag, decision.revision
    article = flag.translation.article
    if revision is None or not article.source_text:
        return ""
    before = Revision.objects.get(translation=flag.translation_id, number=revision.number - 1).text
    pair = Pair(article.source_text, before, article.source_language, flag.translation.target_language)
    beside = [
        placed.bead.source
        for placed in pair.beads
        if placed.translation_start <= flag.start < placed.translation_start + len(placed.bead.translation)
    ]
    return "\n".join(beside)


def wordings(find: str, replace: str) -> dict[str, str]:
    """The wrong words and their correction, as they are and with a capital at the beginning of a sentence."""
    return {find: replace, _capitalised(find): _capitalised(replace)} if find[:1].islower() else {find: replace}


def _standing(correction: Correction, text: str) -> list[Edit]:
    """Where the wrong words stand within a line and not within the right ones, whatever the source says."""
    pairs = wordings(correction.find, correction.replace)
    right = [span for words in pairs.values() for span in occurrences(words, text, ignore_case=False)]
    wrong = [
        Edit(*span, replacement)
        for words, replacement in pairs.items()
        for span in occurrences(words, text, ignore_case=False)
        if "\n" not in text[span.start : span.end]
        and not any(there.start <= span.start and span.end <= there.end for there in right)
    ]
    return list(disjoint(sorted(wrong)))


def disjoint(edits: list[Edit]) -> Iterator[Edit]:
    """The edits, which are in order, without those that overlap one before them."""
    reached = 0
    for edit in edits:
        if edit.start >= reached:
            reached = edit.end
            yield edit


def _candidates(correction: Correction, translations: TranslationQuerySet, after: int) -> tuple[list[int], int | None]:
    """The first MOST_CANDIDATES texts of the language pair that may hold the words, and the last of them if there are
    others.

    The search texts say which; those that were not checked yet have none, and any of them may.
    """
    wanted = translations.filter(
        article__source_language=correction.source_language, target_language=correction.target_language, pk__gt=after
    )
    word, parts = folded(max(correction.find.split(), key=len)), [wanted]
    if len(word) >= SHORTEST_FOUND:
        parts = [holders([word], wanted.exclude(checked_number=None)), wanted.filter(checked_number=None)]
    first = (part.order_by("pk").values_list("pk", flat=True)[: MOST_CANDIDATES + 1] for part in parts)
    found = sorted(pk for each in first for pk in each)
    last = found[MOST_CANDIDATES - 1] if len(found) > MOST_CANDIDATES else None
    return found[:MOST_CANDIDATES], last


def _heads(correction: Correction, candidates: list[int]) -> Iterator[Revision]:
    """The newest texts of the candidates that hold the words, by translation.

    SQLite folds the case of ASCII letters alone, so that both wordings are asked for.
    """
    holding = Q()
    for words in wordings(correction.find, correction.replace):
        holding |= Q(text__icontains=max(words.split(), key=len))
    heads = Revision.objects.filter(holding, translation__in=candidates, number=F("translation__number"))
    related = "translation__article__project", "translation__approved_by"
    return heads.select_related(*related).defer("edits").order_by("translation_id").iterator(chunk_size=20)


def _in_context(text: str, edit: Edit) -> Hit:
    start = max(text.rfind("\n", 0, edit.start) + 1, edit.start - AROUND)
    line_end = text.find("\n", edit.end)
    end = min(len(text) if line_end < 0 else line_end, edit.end + AROUND)
    before = ("…" if text[start - 1 : start] not in ("", "\n") else "") + text[start : edit.start]
    after = text[edit.end : end] + ("…" if text[end : end + 1] not in ("", "\n") else "")
    return Hit(edit, before, text[edit.start : edit.end], after)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]

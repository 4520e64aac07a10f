"""Checks texts that came together: those never checked before many at a time, with a few statements; others singly."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef

from articles.models import Revision, Translation
from articles.searching import take_in_all
from articles.storing import store_changed, store_new
from review.flagging.checking import findings_with, is_due, recheck
from review.flagging.keeping import Checked, first_flags
from review.knowledge.known import Knowledge, knowledge_of
from review.knowledge.recurring import count_lines_of, short_lines
from review.models import Flag

MOST_TEXTS, MOST_CHARACTERS = 50, 400_000
"""How much is checked with one transaction at most; a longer text goes by itself."""


@dataclass(frozen=True, slots=True)
class Text:
    """A translation as it was read, with its article and its newest text."""

    translation: Translation
    number: int
    text: str


def check_all(ids: Sequence[int], looked: Callable[[], object] = lambda: None) -> None:
    """Checks those of the translations that are listed and due; `looked` is called for each text that was looked at."""
    for chunk in _chunks(ids):
        stored = set[int]()
        for alike in _alike(_unchecked(chunk)):
            checked = []
            for text, known in _with_knowledge(alike):
                checked.append((text, findings_with(known, text.translation, text.text)))
                looked()
            stored |= _store(checked)
        _check_singly({*chunk} - stored, looked)


def _check_singly(ids: Collection[int], looked: Callable[[], object]) -> None:
    for translation in Translation.objects.listed().filter(pk__in=ids).order_by("pk"):
        if is_due(translation):
            recheck(translation.pk)
        looked()


def _chunks(ids: Sequence[int]) -> Iterator[list[int]]:
    sizes = dict(Translation.objects.filter(pk__in=ids).values_list("pk", "characters"))
    chunk, characters = list[int](), 0
    for translation_id in ids:
        size = sizes.get(translation_id, 0)
        if chunk and (len(chunk) == MOST_TEXTS or characters + size > MOST_CHARACTERS):
            yield chunk
            chunk, characters = [], 0
        chunk.append(translation_id)
        characters += size
    if chunk:
        yield chunk


def _unchecked(ids: Collection[int]) -> list[Text]:
    """Those that were never checked, and in which nobody has raised a flag. The translations are read before the texts
    and all knowledge, so that by `made_due` it shows when that has grown.
    """
    never = Translation.objects.listed().in_review().filter(pk__in=ids, checked_number__isnull=True)
    found = never.exclude(Exists(Flag.objects.filter(translation=OuterRef("pk")))).select_related("article")
    translations = list(found.order_by("pk"))
    newest = Revision.objects.filter(translation__in=translations, number=F("translation__number"))
    heads = {key: (number, text) for key, number, text in newest.values_list("translation", "number", "text")}
    return [Text(translation, *heads[translation.pk]) for translation in translations]


def _alike(texts: Sequence[Text]) -> Iterator[list[Text]]:
    """Those of which the desk knows the same: of one project, in the same languages."""
    groups = defaultdict[tuple[int, str, str], list[Text]](list)
    for text in texts:
        article = text.translation.article
        groups[article.project_id, text.translation.target_language, article.source_language].append(text)
    yield from (groups[key] for key in sorted(groups))


def _with_knowledge(texts: Sequence[Text]) -> Iterator[tuple[Text, Knowledge]]:
    """Each with what the desk knows of it, asked for once; a line recurs that stands in another of the texts."""
    shared = knowledge_of(texts[0].translation, "\n".join(text.text for text in texts))
    lines_of = [short_lines(text.text) for text in texts]
    here = Counter(line for lines in lines_of for line in lines)
    for text, lines in zip(texts, lines_of, strict=True):
        counts = {line: shared.recurring.get(line, 0) + here[line] - 1 for line in lines}
        yield text, replace(shared, recurring={line: number for line, number in counts.items() if number})


def _store(checked: Sequence[tuple[Text, Checked]]) -> set[int]:
    """Stores what was found in the texts that are as they were, and says in which.

    What somebody else holds is passed over, so that this transaction waits for nobody whom it could hinder.
    """
    with transaction.atomic():
        texts = {text.translation.pk: text for text, _found in checked}
        standing = _standing(texts)
        flags = list[Flag]()
        for text, found in checked:
            if translation := standing.get(text.translation.pk):
                flags += first_flags(translation, text.text, found)
        store_new(flags)
        store_changed([*standing.values()], Translation.REVIEW_STATE)
        kept = [(translation, texts[key].text) for key, translation in standing.items()]
        take_in_all(kept)
        count_lines_of(kept)  # last, so that it holds the lines that others may count too for no longer than it must
    return set(standing)


def _standing(texts: Mapping[int, Text]) -> dict[int, Translation]:
    """The rows, locked, of the texts that nobody has changed, checked, flagged or signed off since they were read."""
    skipping = {"skip_locked": True} if connection.features.has_select_for_update_skip_locked else {}
    unchecked = Translation.objects.in_review().filter(pk__in=texts, checked_number__isnull=True)
    rows = list(unchecked.select_for_update(no_key=True, of=("self",), **skipping).order_by("pk"))
    flagged = set(Flag.objects.filter(translation__in=rows).values_list("translation", flat=True))
    standing = {row.pk: row for row in rows if row.number == texts[row.pk].number and row.pk not in flagged}
    for key, row in standing.items():
        row.article = texts[key].translation.article
    return standing

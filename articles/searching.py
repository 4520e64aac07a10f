"""Search: which translations hold some words, and how their search texts keep up with them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from django.db import DatabaseError, connection, transaction
from django.db.models import BooleanField, ExpressionWrapper, Max, OuterRef, Q, Subquery
from django.utils.translation import gettext as _

from articles.folding import folded
from articles.models import Article, Revision, SearchText, Translation
from articles.models.translation import TranslationQuerySet

LONGEST_QUERY, MOST_WORDS = 200, 8
COLUMNS = ("title", "source", "words")
_OF_ARTICLE = ("title", "source_text")
FREQUENT = 2000
"""So many translations that hold some words make them frequent words."""
BATCH = 500
"""How many search texts are made anew in one transaction."""

_TOKEN = re.compile(r'"([^"]+)"|([^\s"]+)')
_UNSPACED = re.compile("[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0e00-\u0eff]")


class QueryRefusedError(ValueError):
    """Words that cannot be searched for: too many, too long, or a single letter."""


def words_of(query: str) -> list[str]:
    """What must stand in a text, folded: each word, and each phrase in quotation marks. Raises QueryRefusedError."""
    if len(query) > LONGEST_QUERY:
        raise QueryRefusedError(_("At most {most} characters can be searched for.").format(most=LONGEST_QUERY))
    found = [phrase or word for phrase, word in _TOKEN.findall(folded(query))]
    if len(found) > MOST_WORDS:
        raise QueryRefusedError(_("At most {most} words can be searched for.").format(most=MOST_WORDS))
    if query.strip() and max(map(len, found), default=0) < 2:
        raise QueryRefusedError(_("At least two letters are needed to search."))
    return found


def holding(words: list[str]) -> Q:
    """The condition on SearchText that every one of the words stands in the title, the source or the newest text.

    Fewer than three letters are looked for where a word begins: no trigram would find them elsewhere.
    """
    condition = Q()
    for word in words:
        begins = len(word) < 3 and not _UNSPACED.search(word)
        sought = f" {word}" if begins else word
        condition &= Q(title__contains=sought) | Q(source__contains=sought) | Q(words__contains=sought)
    return condition


def holders(words: list[str], among: TranslationQuerySet) -> TranslationQuerySet:
    """Those of the translations that hold every one of the words.

    The database cannot tell how frequent words are before it looks. So a look at the first FREQUENT that hold them says
    which way is short: rare words are looked up in their index and the translations taken from there; frequent ones
    are met soon by whoever goes through the translations in order.
    """
    rare = SearchText.objects.filter(holding(words)).values_list("pk", flat=True)[:FREQUENT]
    with _by_index():
        found = list(rare)
    if len(found) < FREQUENT:
        return among.filter(pk__in=found)
    held = ExpressionWrapper(holding(words), output_field=BooleanField())
    own = SearchText.objects.filter(pk=OuterRef("pk")).annotate(held=held).values("held")
    return among.alias(held=Subquery(own)).filter(held=True)


@contextmanager
def _by_index() -> Iterator[None]:
    """PostgreSQL looks into its indexes for a while, even where it guesses that reading everything were quicker."""
    if connection.vendor != "postgresql":
        yield
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_indexscan = off")
        yield
        cursor.execute("SET LOCAL enable_seqscan = on; SET LOCAL enable_indexscan = on")


def stored(text: str) -> str:
    """A text folded as it stands in a column: with a space before its first word, so that all words begin alike."""
    found = folded(text)
    return f" {found}" if found else ""


def found_first(translation: Translation, article: Article) -> SearchText:
    """An unsaved search text of a translation that is new: only its title.

    It names the translation by its key: two rows that hold each other would keep thousands of texts in memory until
    the collector of cycles comes by.
    """
    return SearchText(translation_id=translation.pk, title=stored(article.title))


def take_in(translation: Translation, text: str) -> None:
    """Source and newest text can be found from now on, when a translation is checked for the first time.

    The caller holds the translation's lock.
    """
    take_in_all([(translation, text)])


def take_in_all(found: Sequence[tuple[Translation, str]]) -> None:
    """The same for many translations: two queries."""
    ids = {translation.article_id for translation, _text in found}
    articles = {key: words for key, *words in Article.objects.filter(pk__in=ids).values_list("pk", *_OF_ARTICLE)}
    whole = []
    for translation, text in found:
        title, source = articles[translation.article_id]
        columns = {"title": stored(title), "source": stored(source), "words": stored(text)}
        whole.append(SearchText(translation_id=translation.pk, **columns))
    SearchText.objects.bulk_create(whole, update_conflicts=True, unique_fields=["translation"], update_fields=COLUMNS)


def follow(translation: Translation, text: str) -> None:
    """The newest text is found in the place of the one before: one query. The caller holds the translation's lock."""
    SearchText.objects.filter(pk=translation.pk).update(words=stored(text))


def follow_article(article: Article) -> None:
    """A title or source that was changed or filled in: its translations are found by it."""
    of_article = SearchText.objects.filter(translation__article=article)
    of_article.update(title=stored(article.title))
    of_article.filter(translation__checked_number__isnull=False).update(source=stored(article.source_text))


def is_current(translation: Translation, text: str) -> bool:
    """Whether the search text agrees with the translation, of which `text` is the newest."""
    kept: SearchText | None = getattr(translation, "search_text", None)
    article = translation.article
    if kept is None or kept.title != stored(article.title):
        return False
    whole = kept.source == stored(article.source_text) and kept.words == stored(text)
    return whole or translation.checked_number is None


def rebuild() -> Iterator[int]:
    """Makes every search text anew, some at a time, and yields how many are done; may be cut off and begun again."""
    done, reached = 0, 0
    last = Translation.objects.aggregate(last=Max("pk"))["last"] or 0
    while reached < last:
        with transaction.atomic():
            batch = list(Translation.objects.select_for_update().filter(pk__gt=reached).order_by("pk")[:BATCH])
            for translation in batch:
                newest = Revision.objects.values_list("text", flat=True)
                take_in(translation, newest.get(translation=translation, number=translation.number))
        done, reached = done + len(batch), batch[-1].pk if batch else last
        yield done


def index_by_trigrams() -> str:
    """Puts trigram indexes on the search texts; "" when they stand, else why PostgreSQL refused.

    Without them everything is found as well, but every search reads all texts. Other databases need none.
    """
    if connection.vendor != "postgresql":
        return ""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            for column in COLUMNS:
                cursor.execute(
                    f"CREATE INDEX IF NOT EXISTS search_{column}_trigrams "
                    f"ON articles_searchtext USING gin ({column} gin_trgm_ops)"
                )
    except DatabaseError as error:
        return str(error).strip().split("\n")[0]
    return ""

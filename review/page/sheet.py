"""A translation as the review page shows it, read from the database."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from articles.door import at_number
from articles.models import Translation
from review.acting.coverage import Coverage, coverage_of
from review.flagging.companion import Aftermath
from review.models import Flag
from review.page.drawing import anchor
from review.page.rows import Row, keys, row_at, rows
from review.page.swaps import Swap, swaps
from review.page.threads import Thread, threads_in, threads_of, unresolved


@dataclass(frozen=True, slots=True)
class Sheet:
    """The newest revision with its open flags."""

    translation: Translation
    text: str
    flags: tuple[Flag, ...]
    rows: tuple[Row, ...]
    coverage: Coverage | None = None
    threads: tuple[Thread, ...] = ()

    @property
    def on_article(self) -> list[Thread]:
        """The threads on the whole article."""
        return [thread for thread in self.threads if thread.start is None]

    @property
    def unresolved(self) -> list[Thread]:
        return unresolved(self.threads)

    @property
    def base(self) -> int:
        return self.translation.number


def sheet_of(translation: Translation) -> Sheet:
    """The page of the translation, whose row was read just now."""
    text = at_number(translation.pk, translation.number).text
    flags = Flag.objects.filter(translation=translation).open().with_record().select_related("raised_by")
    coverage, threads = coverage_of(translation, text), threads_of(translation)
    shown = tuple(flags.in_reading_order())
    found = rows(translation.article.source_text, text, shown, coverage.looked_at, threads=threads)
    return Sheet(translation, text, shown, tuple(found), coverage, threads)


def sheet_after(after: Aftermath) -> Sheet:
    """The page as a change left it, without reading it again."""
    assert after.revision, "the change was made"
    assert after.kept, "and its flags kept"
    translation, text, flags = after.revision.translation, after.revision.text, after.kept.open
    _ask_records(flags)
    threads = threads_in(translation, after.comments)
    found = rows(translation.article.source_text, text, flags, threads=threads)
    return Sheet(translation, text, flags, tuple(found), threads=threads)


def _ask_records(flags: Iterable[Flag]) -> None:
    """How the checks of the flags have fared, for those flags that the change raised or brought back."""
    fresh = {flag.pk: flag for flag in flags if not hasattr(flag, "check_decided")}
    for flag in Flag.objects.filter(pk__in=fresh).with_record() if fresh else ():
        fresh[flag.pk].check_right, fresh[flag.pk].check_decided = flag.check_right, flag.check_decided


def steps_since(
    sheet: Sheet,
    seen: int,
    places: Iterable[int] = (),
    after: Aftermath | None = None,
    cards: Collection[int] | None = None,
) -> list[Swap]:
    """What a page that shows revision `seen` must draw anew; `places` of the newest text are to be drawn besides.

    Flags raised, changed or closed since then are found by their revision; where only one change lies between, what it
    left tells them. Dismissals make no revision: those of other people, and those that were taken back, are found by
    the `cards` that the page shows, where it says so.
    """
    source = sheet.translation.article.source_text
    old, closed = _meanwhile(sheet, seen, after)
    before = keys(source, old)
    touched = {before[row_at(source, old, anchor(flag))] for flag in closed}
    fresh = {flag.pk for flag in sheet.flags if flag.raised_at > seen or flag.changed_at > seen}
    places = [*places, *(_detached(sheet) if seen < sheet.base else ())]
    if cards is not None:
        fresh |= {flag.pk for flag in sheet.flags}.difference(cards)
        places += _decided_meanwhile(sheet, set(cards).difference(flag.pk for flag in closed))
    touched |= {row.key for row in sheet.rows if any(card.id in fresh for card in row.cards)}
    touched |= {sheet.rows[row_at(source, sheet.text, place)].key for place in places}
    return swaps(before, sheet.rows, touched)


def moved_threads(steps: Iterable[Swap]) -> list[int]:
    """Threads that a page may show in another row than where the steps draw them: there they must go first.

    A thread changes its row only together with its words, or when they go or come back.
    """
    return [thread.id for step in steps if step.row for thread in step.row.threads]


def _detached(sheet: Sheet) -> list[int]:
    return [thread.start for thread in sheet.threads if thread.is_detached and thread.start is not None]


def next_flag(sheet: Sheet, position: int) -> int | None:
    """The first open flag at or behind that place, else the first of all."""
    behind = (flag.pk for flag in sheet.flags if flag.start >= position)
    return next(behind, sheet.flags[0].pk if sheet.flags else None)


def _meanwhile(sheet: Sheet, seen: int, after: Aftermath | None) -> tuple[str, Iterable[Flag]]:
    """The text of revision `seen`, and the flags that ended since."""
    if after and after.before and after.kept and seen == after.before.number == sheet.base - 1:
        return after.before.text, after.kept.closed
    old = sheet.text if seen >= sheet.base else at_number(sheet.translation.pk, seen).text
    return old, _closed_since(sheet.translation, seen)


def _decided_meanwhile(sheet: Sheet, cards: Collection[int]) -> list[int]:
    """Where those of the cards stand whose flags are on the text, and open no more."""
    gone = set(cards).difference(flag.pk for flag in sheet.flags)
    decided = Flag.objects.filter(translation=sheet.translation).on_text().decided() if gone else ()
    return [anchor(flag) for flag in decided if flag.pk in gone]


def _closed_since(translation: Translation, seen: int) -> Iterable[Flag]:
    return Flag.objects.filter(translation=translation, closed_at__gt=seen, raised_at__lte=seen).only("start", "quote")

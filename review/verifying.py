"""Proves on live data what the model promises: the history replays, flags and text agree, counters are right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from articles.edits import EditsRefusedError, applied, ordered
from articles.models import ImportBatch, Renewal, Revision, Translation
from articles.searching import is_current
from articles.text import paragraphs
from review.acting.coverage import digest
from review.acting.dismissing import WIDE
from review.detector import Severity
from review.flagging.carrying import anchor_of
from review.models import Decision, Flag, Measure

_LOOKED_AT = "revisions", "comments", "seen", "sign_offs", "renewals__revision", "flags__decisions__silences"


def broken_promises(translation: Translation) -> Iterator[str]:
    """What is wrong with this translation as it is stored, a sentence each; nothing when all invariants hold."""
    yield from (sentence for _number, sentence in broken_among([translation.pk]))


def broken_among(numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The same for the translations of these numbers, each sentence with its translation's: a query for each table."""
    found = Translation.objects.filter(pk__in=numbers).select_related("article", "search_text", "measure")
    for translation in found.prefetch_related(*_LOOKED_AT).order_by("pk"):
        yield from ((translation.pk, sentence) for sentence in _broken(translation))


def _broken(translation: Translation) -> Iterator[str]:
    revisions = sorted(translation.revisions.all(), key=lambda revision: revision.number)
    decisions = [decision for flag in translation.flags.all() for decision in flag.decisions.all()]
    yield from _history(translation, revisions)
    if revisions:
        yield from _flags(translation, revisions)
        yield from _comments(translation, revisions[-1].text)
        yield from _standing(translation, revisions)
        yield from _decisions(decisions, {revision.pk: revision for revision in revisions})
    yield from _silences(decisions)
    yield from _counters(translation)


def broken_batch(batch: ImportBatch) -> Iterator[str]:
    """What is wrong with the counts of this import and with who sees what it brought, a sentence each."""
    found = batch.translations.count()
    if batch.visible_at and not batch.undone_at and found != batch.created:
        yield f"it says that it brought {batch.created} translations, there are {found}"
    brought, most = batch.renewals.count(), batch.created + batch.updated + batch.kept
    if batch.visible_at and not batch.updated + batch.kept <= brought <= most:
        yield f"it says that it renewed {batch.updated + batch.kept} texts, there are {brought}"
    if batch.visible_at is None and (early := batch.translations.filter(listed=True).count()):
        yield f"it is not through, but {early} of its translations are seen already"
    if batch.visible_at and not batch.undone_at and (unseen := batch.translations.filter(listed=False).count()):
        yield f"it is through, but {unseen} of its translations are not seen"


def _history(translation: Translation, revisions: list[Revision]) -> Iterator[str]:
    numbers = [revision.number for revision in revisions]
    if numbers != list(range(translation.number + 1)):
        yield f"its revisions are numbered {numbers}, not 0 to {translation.number}"
    if revisions and (revisions[0].edits or revisions[0].kind != Revision.Kind.IMPORT):
        yield f"its first revision is no import but a revision of kind {revisions[0].kind}"
    texts = {revision.number: revision.text for revision in revisions}
    for before, after in pairwise(revisions):
        yield from _step(before, after)
        if after.restores is not None and texts.get(after.restores) != after.text:
            yield f"revision {after.number} is not the text of revision {after.restores}, which it restores"
        if after.undoes_id and after.undoes_id not in {one.pk for one in revisions if one.number < after.number}:
            yield f"revision {after.number} takes back a revision that is none of those before it"


def _step(before: Revision, after: Revision) -> Iterator[str]:
    try:
        replayed = applied(before.text, ordered(after.edit_list(), len(before.text)))
    except EditsRefusedError as error:
        yield f"the edits of revision {after.number} do not fit revision {before.number}: {error}"
    else:
        if replayed != after.text:
            yield f"the text of revision {after.number} is not what its edits make of revision {before.number}"


def _standing(translation: Translation, revisions: Sequence[Revision]) -> Iterator[str]:
    """What is stored about the text as a whole: its length, approvals, what was seen, measured, offered, found."""
    text = revisions[-1].text
    if translation.characters != len(text):
        yield f"it says that it has {translation.characters} characters, there are {len(text)}"
    if not is_current(translation, text):
        yield "its search text is not that of its newest revision: run the command rebuild_search"
    yield from _approvals(translation)
    looked_at = {seen.digest for seen in translation.seen.all()}
    if looked_at and (strange := looked_at - {digest(one.text) for rev in revisions for one in paragraphs(rev.text)}):
        yield f"{len(strange)} paragraphs are marked as seen that never stood in it"
    machine = {revision.number for revision in revisions if revision.kind == Revision.Kind.IMPORT}
    measure: Measure | None = getattr(translation, "measure", None)
    if measure and (measure.machine_number not in machine or measure.number > revisions[-1].number):
        yield f"its measure is of revision {measure.number} against {measure.machine_number}, which is no import"
    yield from _renewals(translation)


def _approvals(translation: Translation) -> Iterator[str]:
    sign_offs = translation.sign_offs.all()
    if late := sorted({sign_off.number for sign_off in sign_offs if sign_off.number > translation.number}):
        yield f"revisions {late} are signed off, which it does not have"
    signed = [(one.number, one.by_id, one.at) for one in sign_offs if one.reopened_at is None]
    approved = translation.approved_number, translation.approved_by_id, translation.approved_at
    if approved[0] is not None and approved not in signed:
        yield f"revision {approved[0]} is approved, but nobody signed it off then"


def _renewals(translation: Translation) -> Iterator[str]:
    done = Renewal.State.TAKEN, Renewal.State.BROUGHT
    for renewal in translation.renewals.all():
        made = renewal.revision
        if renewal.state not in done or not renewal.text:
            continue
        if made is None or made.translation_id != translation.pk or made.text != renewal.text:
            yield f"the machine text {renewal.pk} is {renewal.state}, but its revision has other words"


def _flags(translation: Translation, revisions: Sequence[Revision]) -> Iterator[str]:
    newest = revisions[-1].number
    for flag in translation.flags.all():
        ended = newest if flag.closed_at is None else flag.closed_at
        if not flag.raised_at <= flag.changed_at <= ended <= newest:
            moments = f"{flag.raised_at}, {flag.changed_at} and {ended}"
            yield f"flag {flag.pk} was raised, changed and closed at {moments}, which are no such revisions"
        yield from _words(flag, revisions)


def _words(flag: Flag, revisions: Sequence[Revision]) -> Iterator[str]:
    """An open flag quotes the newest text, a closed one the text that its end came over."""
    if flag.closed_at is None:
        texts = [revisions[-1].text]
    else:
        texts = [revision.text for revision in revisions if revision.number in (flag.closed_at - 1, flag.closed_at)]
    there = [text[flag.start : flag.end] for text in texts if flag.end <= len(text)]
    if flag.quote not in there:
        closed = "" if flag.closed_at is None else f", closed by revision {flag.closed_at},"
        yield f"flag {flag.pk}{closed} quotes {flag.quote!r}, but {next(iter(there), '')!r} stands there"


def _comments(translation: Translation, text: str) -> Iterator[str]:
    comments = translation.comments.all()
    if len(comments) != translation.comment_count:
        yield f"it says that it has {translation.comment_count} comments, there are {len(comments)}"
    threads = {comment.pk for comment in comments if comment.parent_id is None}
    for comment in comments:
        if comment.parent_id and comment.parent_id not in threads:
            yield f"comment {comment.pk} answers something that is no thread of this text"
        if comment.start is None:
            continue
        start, end, quote = anchor_of(comment)
        if end > len(text) or (start < end and text[start:end] != quote):
            yield f"comment {comment.pk} quotes {quote!r}, but {text[start:end]!r} stands there"


def _decisions(decisions: Sequence[Decision], revisions: Mapping[int, Revision]) -> Iterator[str]:
    live: set[int] = set()
    texts = {revision.number: revision.text for revision in revisions.values()}
    for decision in sorted(decisions, key=lambda decision: decision.pk):
        if decision.undone_at is None:
            if decision.flag_id in live:
                yield f"flag {decision.flag_id} has two live decisions"
            live.add(decision.flag_id)
        yield from _decision(decision, revisions, texts)


def _decision(decision: Decision, revisions: Mapping[int, Revision], texts: Mapping[int, str]) -> Iterator[str]:
    if (decision.kind == Decision.Kind.DISMISS) != (decision.revision_id is None):
        yield f"decision {decision.pk} ({decision.kind}) points at the revision {decision.revision_id}"
    if decision.revision_id is None or decision.edit_index is None:
        return
    revision = revisions.get(decision.revision_id)
    if revision is None:
        yield f"decision {decision.pk} points at a revision of another translation"
    elif decision.edit_index >= len(revision.edits) or revision.edits[decision.edit_index][2] != decision.replacement:
        yield f"decision {decision.pk} is not the edit {decision.edit_index} of revision {revision.number}"
    elif decision.undone_at is None:
        yield from _end_of_flag(decision, revision, texts)


def _end_of_flag(decision: Decision, revision: Revision, texts: Mapping[int, str]) -> Iterator[str]:
    """The revision that a live decision made ended its flag, and put other words in the place of the flag's."""
    flag, edit = decision.flag, revision.edit_list()[decision.edit_index or 0]
    if flag.closed_at is None:
        yield f"flag {flag.pk} is decided ({decision.kind}) but still on the text"
    elif flag.closed_at != revision.number:
        yield f"flag {flag.pk} is decided by revision {revision.number} but was closed by {flag.closed_at}"
    elif flag.quote not in texts.get(revision.number - 1, "")[edit.start : edit.end]:
        yield f"decision {decision.pk} is an edit of other words than those of its flag"


def _silences(decisions: Sequence[Decision]) -> Iterator[str]:
    """What a check is silent on because of a dismissal in this translation."""
    for silence in (silence for decision in decisions for silence in decision.silences.all()):
        if silence.revoked_at is not None:
            continue
        decision, flag = silence.born_of, silence.born_of.flag
        whole = decision.scope == Decision.Scope.WORD
        asked = flag.check_id, flag.quote, flag.translation.article.project_id, None if whole else flag.translation_id
        if decision.undone_at is not None or decision.kind != Decision.Kind.DISMISS or decision.scope not in WIDE:
            yield f"silence {silence.pk} is in force, but no dismissal asks for it"
        elif (silence.check_id, silence.words, silence.project_id, silence.translation_id) != asked:
            yield f"silence {silence.pk} is on other words or another place than its dismissal"


def _counters(translation: Translation) -> Iterator[str]:
    stored = translation.open_critical, translation.open_major, translation.open_minor
    found = Counter(flag.severity for flag in translation.flags.all() if _is_open(flag))
    counted = tuple(found[severity] for severity in (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR))
    if stored != counted:
        yield f"its counters say {stored} open flags, there are {counted}"


def _is_open(flag: Flag) -> bool:
    return flag.closed_at is None and all(decision.undone_at for decision in flag.decisions.all())

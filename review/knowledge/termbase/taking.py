"""Takes the rows of a file into the glossary, and says of each what became of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.languages import is_known
from articles.models import Project, Translation
from articles.text import TextRefusedError, normalised
from review.knowledge.glossary import CONTENT, concern
from review.knowledge.termbase.entries import LONGEST, LONGEST_NOTE, MOST_FORBIDDEN, Entry, Row, Unreadable
from review.models import Term

MOST_PAIRS = 10
"""Of how many pairs of languages it is said that they have no texts."""

Key = tuple[int | None, str, str, str]


class Fate(Enum):
    """What became of a row."""

    ADDED = gettext_lazy("added")
    CHANGED = gettext_lazy("changed")
    UNCHANGED = gettext_lazy("unchanged")
    REFUSED = gettext_lazy("refused")


@dataclass(frozen=True, slots=True)
class Taken:
    """A row of the file and what became of it; `reason` says why it was refused, what stood there before, or what was
    left out."""

    place: str
    fate: Fate
    term: str = ""
    reason: str = ""
    forbidden: tuple[str, ...] = ()


class RowRefusedError(ValueError):
    """A row that cannot be taken; the message says why."""


def take(
    rows: Iterable[Row], projects: Mapping[str, Project], default: Project | None, *, only_look: bool = False
) -> list[Taken]:
    """Adds and changes terms as the rows say, all of them or, when the database refuses, none; or only says what
    would become of them.

    `projects` are those that the person may see, by slug; `default` is for rows that name none (None: all projects).
    A term known by the same words in the same languages and project is changed; terms that the file lacks stay.
    """
    rows = list(rows)
    if only_look:
        desk = _Desk(projects, default)
        return [desk.take(row) for row in rows]
    try:
        return _take_all(rows, projects, default)
    except IntegrityError:  # one of the terms was stored at the same moment: now it is there to be changed
        return _take_all(rows, projects, default)


def _take_all(rows: Sequence[Row], projects: Mapping[str, Project], default: Project | None) -> list[Taken]:
    with transaction.atomic():
        desk = _Desk(projects, default)
        taken = [desk.take(row) for row in rows]
        desk.store()
    return taken


def counted(taken: Sequence[Taken]) -> dict[Fate, int]:
    """How many rows had each fate."""
    counts = Counter(row.fate for row in taken)
    return {fate: counts[fate] for fate in Fate}


def pairs_without_texts(rows: Iterable[Row]) -> list[tuple[str, str]]:
    """The pairs of languages that the rows name and no text is translated in, a few of them: de-DE where all are de."""
    pairs = dict.fromkeys((row.source_language, row.target_language) for row in rows if isinstance(row, Entry))
    return [pair for pair in list(pairs)[:MOST_PAIRS] if not _has_texts(*pair)]


def _has_texts(source: str, target: str) -> bool:
    return Translation.objects.filter(article__source_language=source, target_language=target).exists()


class _Desk:
    """The stored terms, and those to be."""

    def __init__(self, projects: Mapping[str, Project], default: Project | None) -> None:
        self._projects, self._default = projects, default
        allowed = [project.pk for project in projects.values()]
        self._known: dict[Key, Term] = {}
        for term in [*Term.objects.filter(project__in=allowed), *Term.objects.filter(project=None)]:
            self._known[_key(term)] = term
        self._places: dict[Key, str] = {}
        self._added: list[Term] = []
        self._changed: list[Term] = []

    def take(self, row: Row) -> Taken:
        if isinstance(row, Unreadable):
            return Taken(row.place, Fate.REFUSED, reason=row.reason)
        shown = f"{row.source} → {row.target}"
        try:
            fate, before = self._take(row)
            told = " ".join(filter(None, (before, _left_out(row))))
            return Taken(row.place, fate, shown, told, row.forbidden or ())
        except (RowRefusedError, TextRefusedError) as error:
            return Taken(row.place, Fate.REFUSED, shown, str(error))

    def store(self) -> None:
        Term.objects.bulk_create(self._added)
        Term.objects.bulk_update(self._changed, CONTENT, batch_size=200)
        concern([*self._added, *self._changed])

    def _take(self, entry: Entry) -> tuple[Fate, str]:
        """What becomes of the term, and what stood in its place."""
        fresh = _term(entry, self._project(entry))
        key = _key(fresh)
        old = self._known.get(key)
        changed = _changed(old, entry, fresh) if old else []
        if old is None:
            self._known[key] = fresh
            self._added.append(fresh)
        elif key in self._places and changed:
            raise RowRefusedError(_("The row {place} says otherwise of this term.").format(place=self._places[key]))
        self._places.setdefault(key, entry.place)
        if old is None or not changed:
            return Fate.UNCHANGED if old else Fate.ADDED, ""
        before = _said(old, changed)
        for name in changed:
            setattr(old, name, getattr(fresh, name))
        self._changed.append(old)
        return Fate.CHANGED, before

    def _project(self, entry: Entry) -> Project | None:
        if entry.project is None:
            return self._default
        if entry.project and entry.project not in self._projects:
            raise RowRefusedError(_("There is no project “{slug}”.").format(slug=entry.project[:40]))
        return self._projects[entry.project] if entry.project else None


def _left_out(entry: Entry) -> str:
    if not entry.left_out:
        return ""
    return _("Left out, as a term has one rendering here: {words}.").format(words=", ".join(entry.left_out))


def _key(term: Term) -> Key:
    return term.project_id, term.source_language, term.target_language, term.source


def _changed(old: Term, entry: Entry, fresh: Term) -> list[str]:
    """The fields of the stored term of which the row says something else."""
    said = [name for name in CONTENT if getattr(entry, name) is not None]
    return [name for name in said if getattr(old, name) != getattr(fresh, name)]


def _said(old: Term, fields: Iterable[str]) -> str:
    """What the term has in these fields, in a sentence for each."""
    forms, note = ", ".join(old.forbidden), old.note
    sentences = {
        "target": _("Its rendering was “{words}”.").format(words=old.target),
        "forbidden": _("Its wrong renderings were: {words}.").format(words=forms)
        if forms
        else _("It had no wrong renderings."),
        "case_sensitive": _("Capitals mattered.") if old.case_sensitive else _("Capitals did not matter."),
        "note": _("Its note was “{words}”.").format(words=note) if note else _("It had no note."),
    }
    return " ".join(sentences[name] for name in fields)


def _term(entry: Entry, project: Project | None) -> Term:
    """The entry as an unsaved term. Raises RowRefusedError and TextRefusedError."""
    for code in (entry.source_language, entry.target_language):
        if not is_known(code):
            raise RowRefusedError(_("“{code}” is not a language code such as de or pt-BR.").format(code=code[:20]))
    if entry.source_language == entry.target_language:
        raise RowRefusedError(_("Both languages are the same."))
    source, target = _words(entry.source, LONGEST), _words(entry.target, LONGEST)
    forbidden = [_words(form, LONGEST) for form in entry.forbidden or ()]
    if len(forbidden) > MOST_FORBIDDEN:
        raise RowRefusedError(_("At most {most} forbidden forms are taken.").format(most=MOST_FORBIDDEN))
    if target in forbidden:
        raise RowRefusedError(_("The term itself is among the forbidden forms."))
    return Term(
        project=project,
        source_language=entry.source_language,
        target_language=entry.target_language,
        source=source,
        target=target,
        forbidden=list(dict.fromkeys(forbidden)),
        case_sensitive=bool(entry.case_sensitive),
        note=_words(entry.note, LONGEST_NOTE) if entry.note else "",
    )


def _words(text: str, longest: int) -> str:
    """The words within one line, normalised. Raises RowRefusedError when there are none, or too many."""
    words = " ".join(normalised(text).split())
    if not any(map(str.isalnum, words)):
        raise RowRefusedError(_("A term needs words on both sides."))
    if len(words) > longest:
        raise RowRefusedError(_("At most {most} characters are taken.").format(most=longest))
    return words

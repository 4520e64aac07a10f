"""The glossary: how terms are rendered, in one project or in all."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db import IntegrityError, models, transaction
from django.db.models import Q

from articles.folding import folded
from articles.models import Project
from review.knowledge.refreshing import due_again
from review.models import Term

CONTENT = ("target", "forbidden", "case_sensitive", "note")
"""The fields of a term beside what it is known by."""


class TermTwiceError(Exception):
    """The project (or all projects) has a term for these words in these languages already."""


def terms_for(user: User) -> models.QuerySet[Term]:
    """The terms that hold in projects that this person may see."""
    theirs = Q(project__in=Project.objects.visible_to(user)) | Q(project=None)
    return Term.objects.filter(theirs).select_related("project")


def in_order(terms: models.QuerySet[Term], words: str = "") -> list[int]:
    """The numbers of the terms that hold the words, in alphabetical order; both whatever their case and accents."""
    wanted = folded(words)
    rows = [(folded(source), pk, folded(target)) for pk, source, target in terms.values_list("pk", "source", "target")]
    return [pk for source, pk, target in sorted(rows) if wanted in source or wanted in target]


def same_term(term: Term) -> Term | None:
    """Another term in its place: the same words of the same languages, in the same project or also in all."""
    its = {"source_language": term.source_language, "target_language": term.target_language, "source": term.source}
    return Term.objects.filter(project=term.project_id, **its).exclude(pk=term.pk).first()


def save_term(term: Term) -> None:
    """Stores the term; texts in its languages, those of before as well, are due for checking.

    Raises TermTwiceError, and Term.DoesNotExist when somebody has taken the term out meanwhile.
    """
    try:
        with transaction.atomic():
            before = [Term.objects.select_for_update().get(pk=term.pk)] if term.pk else []
            term.save()
            concern([*before, term])
    except IntegrityError as error:
        raise TermTwiceError from error


def delete_term(term: Term) -> None:
    """Takes the term out; texts in its languages are due for checking."""
    with transaction.atomic():
        concern([term])
        term.delete()


def concern(terms: Iterable[Term]) -> None:
    """Makes the texts due for checking in which one of the terms may hold: one query for each project and languages."""
    for source, target, project in {(t.source_language, t.target_language, t.project_id) for t in terms}:
        due_again(source, target, project)

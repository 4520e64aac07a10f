"""Plain functions that build what a test needs."""

from __future__ import annotations

import itertools
import uuid

from django.contrib.auth.models import Group, User
from django.db import transaction
from django.test import Client

from articles.door import open_translation
from articles.importing.importer import Import, Unwatched, begin, carry_through
from articles.models import Article, ImportBatch, Project, Translation
from articles.text import paragraphs
from review.acting.commenting import open_thread
from review.acting.deciding import Operation
from review.acting.dismissing import dismiss_in
from review.acting.pointing import Pointer
from review.flagging.checking import recheck
from review.importing.arriving import ReviewDesk
from review.models import Comment, Decision, Flag, LearnedRule, Silence, Term
from review.roles import Role

_numbers = itertools.count(1)

SOURCE = """La ministre annonce un plan « ambitieux » pour les trains de nuit

« Nous avons trop attendu », a déclaré lundi la ministre Clara Morel devant la presse.

Le plan prévoit 12 nouvelles lignes d’ici à 2031."""

TRANSLATION = """Die Ministerin kündigt einen „ehrgeizigen“ Plan für Nachtzüge an

Wir haben zu lange gewartetsagte Ministerin Clara Morel am Montag vor der Presse.

Der Plan sieht 12 neue neue Linien bis 2031 vor."""


def bring_in(wanted: Import, project: Project) -> ImportBatch:
    """Imports straight away, unwatched and unchecked."""
    batch = begin(wanted, "0" * 64, "jsonl", project, None, check=False)
    carry_through(wanted, batch, ReviewDesk(), Unwatched())
    return batch


def a_user(role: Role | None = Role.EDITOR, *projects: Project, name: str = "") -> User:
    user = User.objects.create_user(name or f"user{next(_numbers)}", password="correct horse battery")
    if role:
        user.groups.add(Group.objects.get(name=role.value))
        user.is_staff = role is Role.ADMINISTRATOR
        user.save(update_fields=["is_staff"])
    for project in projects:
        project.members.add(user)
    return user


def a_project(**fields: str) -> Project:
    slug = fields.pop("slug", f"project-{next(_numbers)}")
    return Project.objects.create(
        **{"name": slug, "slug": slug, "source_language": "fr", "target_language": "de"} | fields
    )


def an_article(project: Project | None = None, *, source: str = SOURCE, **fields: str) -> Article:
    number = next(_numbers)
    return Article.objects.create(
        **{
            "project": project or a_project(),
            "external_id": f"article-{number}",
            "title": f"Article {number}",
            "source_language": "fr",
            "source_text": source,
        }
        | fields
    )


def a_translation(
    text: str = TRANSLATION, *, article: Article | None = None, project: Project | None = None, checked: bool = False
) -> Translation:
    own = article or an_article(project, source=SOURCE if text == TRANSLATION else "")
    with transaction.atomic():
        made = open_translation(own, target_language="de", engine="", text=text, author=None)
    if checked:
        recheck(made.pk)
        made.refresh_from_db()
    return made


def a_flag(translation: Translation, quote: str, *suggestions: str, **fields: object) -> Flag:
    """A flag on the first place where the quote stands, as another tool would raise it: no check looks for it again."""
    start = translation.head().text.index(quote)
    values: dict[str, object] = {
        "origin": Flag.Origin.EXTERNAL,
        "check_id": "outside",
        "start": start,
        "end": start + len(quote),
        "quote": quote,
        "message": "Something is wrong with “{quote}”.",
        "details": {"quote": quote},
        "suggestions": list(suggestions),
        "severity": "major",
        "error_type": "other",
        "tier": "certain",
        "raised_at": translation.number,
        "changed_at": translation.number,
    }
    flag = Flag.objects.create(translation=translation, **values | fields)
    recount(translation)
    return flag


def a_thread(translation: Translation, quote: str = "", text: str = "Wirklich?", by: User | None = None) -> Comment:
    """A comment on those words of the first paragraph that has them, or on the whole article."""
    found = [paragraph.index for paragraph in paragraphs(translation.head().text) if quote in paragraph.text]
    pointer = Pointer(translation.number, found[0], quote) if quote else None
    return open_thread(translation, pointer, text, an_operation(by))


def a_term(source: str = "loi de finances", target: str = "Haushaltsgesetz", **fields: object) -> Term:
    languages = {"source_language": "fr", "target_language": "de"}
    return Term.objects.create(source=source, target=target, **languages | fields)


def a_rule(find: str = "Alpinclub", replace: str = "Alpenverein", **fields: object) -> LearnedRule:
    languages = {"source_language": "fr", "target_language": "de"}
    return LearnedRule.objects.create(find=find, replace=replace, **languages | fields)


def recount(translation: Translation) -> None:
    from review.flagging.keeping import count_open

    count_open(translation)
    translation.save(update_fields=Translation.REVIEW_STATE)


def a_silence(translation: Translation, words: str, by: User | None = None) -> Silence:
    """Words that somebody dismissed in the translation for its whole project."""
    dismissed = dismiss_in(Decision.Scope.WORD, a_flag(translation, words), an_operation(by))
    translation.refresh_from_db()
    return Silence.objects.get(born_of=dismissed[0])


def an_operation(by: User | None = None) -> Operation:
    return Operation(by or a_user(), uuid.uuid4())


def signed_in(user: User, *, htmx: bool = False) -> Client:
    """A browser in which the person is signed in."""
    client = Client(headers={"HX-Request": "true"} if htmx else None)
    client.force_login(user)
    return client


def sent(translation: Translation, **fields: object) -> dict[str, object]:
    """The hidden fields of every form on the translation's page, and others besides."""
    return {"base": translation.number, "operation": str(uuid.uuid4())} | fields

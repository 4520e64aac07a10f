"""What the demo desk says and arranges: comments, an assignment, an article left to others, kept views."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta

from articles.models import Project, Translation
from review.acting.commenting import answer_in, open_thread, resolve
from review.desk.assigning import assign, may_correct
from review.desk.notifying import notify
from review.desk.saved_views import save_view
from review.desk.skipping import skip
from review.models import Notification
from review.sample.clock import Clock, Desk


def talk(project: Project, translations: Mapping[str, Translation], desk: Desk, *, at: datetime) -> None:
    """A thread that is settled and two that are not, an article assigned, one skipped, a view of each; before `at`."""
    clock = Clock(at - timedelta(hours=26))
    _settle(translations["faehre"], desk, Clock(at - timedelta(days=3)))
    _ask(translations["hafen"], desk, clock)
    open_thread(translations["gletscher"], None, f"Long read for Sunday, @{desk.editor}.", clock.does(desk.lead))
    skip(translations["bibliothek"], desk.editor, "I do not read Polish.", uuid.uuid4(), at=clock.tick())
    _assign(translations["sequia"], desk, clock)
    save_view(desk.lead, "French to German", f"project={project.slug}&source=fr&target=de", is_shared=True)
    save_view(desk.editor, "Critical first", "severity=critical", is_shared=False)


def _settle(translation: Translation, desk: Desk, clock: Clock) -> None:
    thread = open_thread(translation, None, "Is the island’s name spelt the same in English?", clock.does(desk.editor))
    answer_in(thread, "Yes, it keeps its ü.", clock.does(desk.lead))
    resolve(thread, desk.lead, at=clock.tick())


def _ask(translation: Translation, desk: Desk, clock: Clock) -> None:
    question = f"Do we write “Wasserstoff” or “H2” in headlines, @{desk.lead}?"
    thread = open_thread(translation, None, question, clock.does(desk.editor))
    answer_in(thread, "Wasserstoff, always.", clock.does(desk.lead))


def _assign(translation: Translation, desk: Desk, clock: Clock) -> None:
    if not may_correct(desk.editor, [translation.pk]):
        return  # an account of that name was here before, with roles of its own
    assign(Translation.objects.filter(pk=translation.pk), desk.editor)
    notify(desk.editor, Notification.Kind.ASSIGNMENT, at=clock.tick(), by=desk.lead, translation=translation)

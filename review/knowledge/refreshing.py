"""What must be checked again when the desk knows more: texts in the languages of a changed term or rule."""

from __future__ import annotations

from articles.models import Translation


def due_again(source_language: str, target_language: str, project_id: int | None = None) -> int:
    """Makes every translation between these languages due for checking, of one project or of all; how many there are.

    Opening one, or `recheck`, then checks it. Texts that are signed off are marked as well: they are left in peace as
    long as they are, and checked when they are reopened. One query; the caller's transaction changes the knowledge.
    """
    affected = Translation.objects.filter(article__source_language=source_language, target_language=target_language)
    if project_id is not None:
        affected = affected.filter(article__project=project_id)
    return affected.make_due()

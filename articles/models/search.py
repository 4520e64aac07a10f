"""Search texts: what a translation is found by, kept apart from its row, which is read far more often."""

from __future__ import annotations

from django.db import models

from articles.models.translation import Translation


class SearchText(models.Model):
    """The title, the source and the newest text of a translation, folded (`articles.folding`).

    The title is there from the beginning. Source and newest text come with the first check, so that an import of many
    thousands need not wait for them; from then on every change of the text brings `words` along. On PostgreSQL
    trigram indexes stand on the three columns (`articles.searching`).
    """

    translation = models.OneToOneField(
        Translation, primary_key=True, on_delete=models.CASCADE, related_name="search_text"
    )
    title = models.TextField(blank=True)
    source = models.TextField(blank=True)
    words = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.title

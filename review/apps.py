"""Names the app, says where its tables of words are kept, and keeps its roles in step with the code."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

from review.detector.words.lexicon import keep_tables_in


class ReviewConfig(AppConfig):
    name = "review"
    verbose_name = _("Review")

    def ready(self) -> None:
        from articles.labels import name_models
        from review.labels import FIELDS, MODELS

        name_models(self, MODELS, FIELDS)
        from review import deploying  # noqa: F401  (registers its check)

        keep_tables_in(settings.DATA_DIR / "word-tables")
        post_migrate.connect(_make_roles, sender=self)


def _make_roles(**kwargs: Any) -> None:
    from review.roles import make_roles

    make_roles()

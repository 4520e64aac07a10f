"""Names the app and its models."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Articles")

    def ready(self) -> None:
        from articles.labels import FIELDS, MODELS, name_models

        name_models(self, MODELS, FIELDS)

"""What a person may choose for themselves."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from review.desk.filters import NamingChoiceField


class PreferencesForm(forms.Form):
    """The language of the interface. Each language bears its own name, so that everybody finds theirs."""

    language = NamingChoiceField(
        label=_("Language of the interface"),
        help_text=_("The articles keep their own languages."),
        empty_label=_("What the browser asks for"),
        choices=settings.LANGUAGES,
        required=False,
    )

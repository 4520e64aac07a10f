"""What is sent to change the structure of a text."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.text import is_blank
from review.forms import ActionForm, NumberField, TextField


class JoinForm(ActionForm):
    """`text`: the paragraph's words, where somebody was rewriting it."""

    text = TextField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if self.typed is not None and is_blank(self.typed):
            raise ValidationError(_("Nothing is left of the paragraph. To take it out, delete the paragraph instead."))
        return cleaned

    @property
    def typed(self) -> str | None:
        """The words, None when the field was not sent."""
        return self.cleaned_data.get("text") if "text" in self.data else None


class SplitForm(ActionForm):
    """Before which sentence the new paragraph begins, from 0."""

    sentence = NumberField()

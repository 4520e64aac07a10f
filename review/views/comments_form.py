"""What is sent to remark on words, and to speak in threads."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.text import is_blank
from review.acting.pointing import Pointer
from review.acting.remarking import Remark
from review.detector import ErrorType, Severity
from review.forms import ActionForm, NumberField, TextField
from review.page.kinds import NAMES

LONGEST = 4_000
"""Characters of a remark."""
SEVERITIES = [(Severity.CRITICAL, _("Critical")), (Severity.MAJOR, _("Major")), (Severity.MINOR, _("Minor"))]


class CommentForm(ActionForm):
    """Something to be said."""

    text = TextField(
        label=_("Remark"),
        error_messages={"required": _("Nothing was said.")},
        widget=forms.Textarea(attrs={"rows": 2, "class": "typed", "spellcheck": "true"}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"].strip()
        if is_blank(text):
            raise ValidationError(_("Nothing was said."))
        if len(text) > LONGEST:
            raise ValidationError(_("It has %(n)s characters; at most %(most)s are taken."), params=_sizes(text))
        return text


class ThreadForm(forms.Form):
    """What is done to a thread as a whole. `seen` is the revision that the page shows, where it is drawn anew."""

    seen = NumberField(required=False)


class RemarkForm(CommentForm):
    """A comment or a flag on words of a paragraph; without words, on all of it.

    A page that knows the text `before` the words sends it and says so by `picked`; else `occurrence` counts from 1.
    """

    about = forms.ChoiceField(
        label=_("As"),
        choices=[("comment", _("Comment")), ("flag", _("Flag"))],
        initial="comment",
        widget=forms.RadioSelect,
    )
    quote = TextField(required=False, label=_("Words (empty: the whole paragraph)"), widget=forms.TextInput)
    occurrence = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=10_000,
        label=_("Which of them, if they stand there more than once: 1, 2 …"),
    )
    before = TextField(required=False, widget=forms.HiddenInput)
    picked = forms.BooleanField(required=False, widget=forms.HiddenInput)
    error_type = forms.ChoiceField(required=False, label=_("Kind of error"), choices=[*NAMES.items()])
    severity = forms.ChoiceField(required=False, label=_("Severity"), choices=SEVERITIES, initial=Severity.MAJOR)
    fix = TextField(required=False, label=_("Fix (optional)"), widget=forms.TextInput)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("about") == "flag" and cleaned.get("fix") and cleaned["fix"] == cleaned.get("quote"):
            self.add_error("fix", _("This is what stands there."))
        return cleaned

    @property
    def is_flag(self) -> bool:
        return bool(self.cleaned_data["about"] == "flag")

    def pointer(self, index: int) -> Pointer:
        """What is pointed at in the paragraph of that index."""
        cleaned = self.cleaned_data
        before = cleaned["before"] if cleaned["picked"] else None
        return Pointer(self.base_number, index, cleaned["quote"], before, cleaned["occurrence"] or 1)

    def remark(self) -> Remark:
        """The flag to be raised."""
        cleaned = self.cleaned_data
        return Remark(
            ErrorType(cleaned["error_type"] or ErrorType.OTHER),
            Severity(cleaned["severity"] or Severity.MAJOR),
            cleaned["text"],
            cleaned["fix"] or None,
        )


def _sizes(text: str) -> dict[str, str]:
    return {"n": f"{len(text):,}", "most": f"{LONGEST:,}"}

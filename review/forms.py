"""What the review page sends. Forms clean, and never save."""

from __future__ import annotations

import re
import uuid
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.text import TextRefusedError, is_blank, normalised, refuse_oversize
from review.access import Request
from review.acting.deciding import Operation

LARGEST = 2_147_483_647
MOST_AT_ONCE = 200
_DIGITS = re.compile(r"[0-9]{1,10}\Z")


class NumberField(forms.IntegerField):
    """A whole number from 0, written in digits alone."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(min_value=0, max_value=LARGEST, widget=forms.HiddenInput, **kwargs)

    def to_python(self, value: Any) -> int | None:
        if value not in self.empty_values and not _DIGITS.match(str(value)):
            raise ValidationError(_("“%(value)s” is not a whole number."), params={"value": str(value)[:40]})
        return super().to_python(value)


class TextField(forms.CharField):
    """A text as it will be stored: line ends of browsers become \\n, everything else stays. Spaces are not stripped."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(strip=False, **kwargs)

    def to_python(self, value: Any) -> str:
        try:
            text = normalised(super().to_python(value) or "")
            refuse_oversize(text)
        except TextRefusedError as error:
            raise ValidationError(str(error)) from error
        return text

    def run_validators(self, value: Any) -> None:
        """None: what is refused is refused above, with its place."""


class OperationForm(forms.Form):
    """What is done once, however often it is sent: it carries an id of its own."""

    operation = forms.UUIDField(widget=forms.HiddenInput)

    def operation_of(self, request: Request) -> Operation:
        """One operation for each form that was sent and each address that it was sent to."""
        return Operation(request.user, uuid.uuid5(self.cleaned_data["operation"], request.path))


class ActionForm(OperationForm):
    """What every change of a text carries: `base`, the revision that the person looks at.

    `seen` is the revision that the rest of the page shows, where that differs.
    """

    base = NumberField()
    seen = NumberField(required=False)

    @property
    def base_number(self) -> int:
        number: int = self.cleaned_data["base"]
        return number

    @property
    def seen_number(self) -> int:
        seen: int | None = self.cleaned_data["seen"]
        return self.base_number if seen is None else seen


class AcceptForm(ActionForm):
    """Which of the flag's fixes is taken, from 0."""

    fix = NumberField()


class OwnTextForm(ActionForm):
    """The person's own words in a flag's place; nothing at all removes what stands there."""

    text = TextField(
        required=False,
        label=_("Your text"),
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off", "class": "typed"}),
    )
    reason = forms.CharField(required=False, max_length=500, label=_("Reason (optional)"))


SCOPES = [
    ("here", _("Here")),
    ("article", _("Everywhere in this article")),
    ("word", _("For these words in the whole project")),
    ("check", _("Here: the check is wrong")),
]


class DismissForm(ActionForm):
    """What the dismissal holds for, and why the flag is wrong, if the person wants to say."""

    scope = forms.ChoiceField(
        required=False, label=_("It holds"), initial="here", choices=SCOPES, widget=forms.RadioSelect
    )
    reason = forms.CharField(required=False, max_length=500, label=_("Reason (optional)"))


class ParagraphForm(ActionForm):
    """A paragraph rewritten."""

    text = TextField(
        required=False,
        label=_("Paragraph"),
        widget=forms.Textarea(attrs={"rows": 6, "class": "typed", "spellcheck": "true"}),
    )

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if is_blank(text):
            raise ValidationError(_("Nothing is left of the paragraph. To take it out, delete the paragraph instead."))
        return text


class NumbersField(forms.Field):
    """A list of numbers, at most MOST_AT_ONCE; each counts once."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[int]:
        given = list(value or [])
        if not all(_DIGITS.match(str(number)) for number in given):
            raise ValidationError(_("A flag is named by its number."))
        if len(given) > MOST_AT_ONCE:
            raise ValidationError(_("At most %(most)s flags at once."), params={"most": MOST_AT_ONCE})
        return sorted({int(number) for number in given})


class ManyForm(ActionForm):
    """Which flags to accept together: all of one check, or those listed."""

    check = forms.CharField(required=False, max_length=60)
    flags = NumbersField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["check"] and not cleaned["flags"]:
            raise ValidationError(_("Say which flags: a check, or a list of flags."))
        return cleaned


class UndoForm(ActionForm):
    """What to take back: a revision by its number, or else the person's newest change."""

    revision = NumberField(required=False)


class SignOffForm(ActionForm):
    """`anyway` signs off although flags are open or paragraphs unseen; critical flags take a lead's `reason` too."""

    anyway = forms.BooleanField(required=False)
    reason = forms.CharField(required=False, max_length=500, label=_("Reason"))


class CompareForm(forms.Form):
    """Which two revisions to compare, side by side or in one column, and whether invisible characters stay unseen."""

    old = NumberField()
    new = NumberField()
    view = forms.ChoiceField(
        required=False, choices=[("", _("In one column")), ("side", _("Side by side"))], label=_("View")
    )
    plain = forms.BooleanField(required=False, label=_("Leave invisible characters unseen"))


class NextForm(forms.Form):
    """After which translation to look for the next."""

    after = NumberField(required=False)


_PLACE = re.compile(r"([0-9]{1,6})@([0-9]{1,10})\Z")
MOST_PLACES = 2000


class SeenForm(ActionForm):
    """Which paragraphs were looked at: `index@revision` each, with commas; or all of the newest text."""

    places = forms.CharField(required=False, max_length=20_000)
    all = forms.BooleanField(required=False)

    def clean_places(self) -> list[tuple[int, int]]:
        given = [place for place in str(self.cleaned_data["places"]).split(",") if place]
        found = [_PLACE.match(place) for place in given[: MOST_PLACES + 1]]
        if len(found) > MOST_PLACES or not all(found):
            raise ValidationError(_("A paragraph is named by its number and its revision."))
        return [(int(one[1]), int(one[2])) for one in found if one]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not self.errors and not cleaned["places"] and not cleaned["all"]:
            raise ValidationError(_("Say which paragraphs."))
        return cleaned


class SkipForm(ActionForm):
    """Why somebody leaves the text to others."""

    reason = forms.CharField(max_length=500, label=_("Reason"))

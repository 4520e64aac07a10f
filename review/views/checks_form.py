"""What a lead sends about a check."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from review.models import CheckState

STATES = [("", _("by the rule")), *CheckState.choices]


class ChooseForm(forms.Form):
    """What a lead wants of a check, what they saw chosen so far, and why."""

    state = forms.ChoiceField(choices=STATES, required=False)
    seen = forms.ChoiceField(choices=STATES, required=False)
    reason = forms.CharField(required=False, max_length=500, label=_("Reason (optional)"))

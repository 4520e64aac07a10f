"""What the notifications' page sends."""

from __future__ import annotations

from django import forms

from review.forms import NumberField


class ReadForm(forms.Form):
    """Which notification was read; none of them named: all."""

    notification = NumberField(required=False)

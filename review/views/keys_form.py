"""What the page of one's keys sends."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from review.keymap import ACTIONS, KeyMap, clashes


class KeyField(forms.CharField):
    """One printable character."""

    def __init__(self, label: Any) -> None:
        attrs = {"maxlength": "1", "size": "2", "autocomplete": "off", "autocapitalize": "off", "spellcheck": "false"}
        super().__init__(label=label, max_length=1, widget=forms.TextInput(attrs=attrs))

    def validate(self, value: Any) -> None:
        super().validate(value)
        if not str(value).isprintable():
            raise ValidationError(_("This is no key that can be typed."))


class KeysForm(forms.Form):
    """A key for each action, each once; and whether single keys are on."""

    single_keys = forms.BooleanField(required=False, label=_("Single keys are on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for action in ACTIONS:
            self.fields[action.name] = KeyField(action.label)

    @classmethod
    def of(cls, keys: KeyMap) -> KeysForm:
        """The form that shows these keys."""
        return cls(initial={action.name: keys.key(action) for action in ACTIONS} | {"single_keys": keys.on})

    def key_fields(self) -> Iterator[BoundField]:
        return (self[action.name] for action in ACTIONS)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        labels = {action.name: action.label for action in ACTIONS}
        given = {name: cleaned[name] for name in labels if name in cleaned}
        for name, other in clashes(given).items():
            self.add_error(name, _("“%(other)s” has this key.") % {"other": labels[other]})
        return cleaned

    def keys(self) -> dict[str, str]:
        return {action.name: self.cleaned_data[action.name] for action in ACTIONS}

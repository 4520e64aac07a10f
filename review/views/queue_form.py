"""What the queue sends: whom to assign what, and under which name to keep its filters."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from articles.models import Project
from review.desk.assigning import name_of, people_of
from review.forms import NumbersField

LONGEST_QUERY = 1000


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class AssignForm(forms.Form):
    """Which texts go to whom; nobody takes them back into the queue. `query` is the page to go back to."""

    translations = NumbersField(required=False)
    person = PersonField(User.objects.none(), required=False, label=_("Assign to"), empty_label=_("Nobody"))
    query = forms.CharField(required=False, max_length=LONGEST_QUERY, widget=forms.HiddenInput)

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["person"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = people_of(Project.objects.visible_to(by))

    def clean(self) -> None:
        if self.cleaned_data.get("translations") == []:
            raise ValidationError(_("Tick the articles first."))


class ViewForm(forms.Form):
    """A name for the filters that are set."""

    name = forms.CharField(max_length=60, label=_("Name"))
    is_shared = forms.BooleanField(required=False, label=_("For everybody in the project"))
    query = forms.CharField(required=False, max_length=LONGEST_QUERY, widget=forms.HiddenInput)

    def __init__(self, *args: Any, may_share: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_share:
            del self.fields["is_shared"]

"""What the upload of an import sends."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from articles.importing.incoming import Settings
from articles.importing.readers import ENDINGS
from articles.languages import is_known
from articles.models import Project
from review.views.reading_form import encodings


class FilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        files = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in files or [None]]


class LanguageCodeField(forms.CharField):
    """A language code, or nothing."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, max_length=20, **kwargs)

    def clean(self, value: Any) -> str:
        code: str = super().clean(value)
        if code and not is_known(code):
            raise forms.ValidationError(
                _("“%(code)s” is not a language code such as de or pt-BR."), params={"code": code}
            )
        return code


class ImportForm(forms.Form):
    uploaded = FilesField(
        label=_("Files"),
        help_text=_(
            "Text (.txt; NAME.fr.txt is the source of NAME.de.txt), Word, HTML, JSON lines, tables, XLIFF or ZIP."
        ),
        widget=FilesInput(attrs={"accept": ",".join(ENDINGS)}),
        allow_empty_file=True,
        max_length=None,
    )
    project = forms.ModelChoiceField(Project.objects.none(), label=_("Project"))
    source_language = LanguageCodeField(
        label=_("Source language"), help_text=_("Where the file does not say it; empty: the project’s.")
    )
    target_language = LanguageCodeField(
        label=_("Target language"), help_text=_("Where the file does not say it; empty: the project’s.")
    )
    engine = forms.CharField(
        label=_("Translation engine"), required=False, max_length=100, help_text=_("Where the file does not say it.")
    )

    encoding = forms.ChoiceField(
        label=_("Encoding"),
        choices=encodings,
        required=False,
        help_text=_("Of text, web pages and tables; the next page shows what was found, and lets you change it."),
    )

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        projects = self.fields["project"]
        assert isinstance(projects, forms.ModelChoiceField)
        projects.queryset = Project.objects.visible_to(by)

    def settings(self) -> Settings:
        """How the files are to be read."""
        cleaned = self.cleaned_data
        names = ("source_language", "target_language", "engine", "encoding")
        return Settings(**{name: cleaned[name] for name in names}).with_languages_of(cleaned["project"])


class ConfirmForm(forms.Form):
    """The confirmation of an import; the operation tells a second click from a second confirmation."""

    operation = forms.UUIDField()

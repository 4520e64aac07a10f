"""What the pages of corrections, rules and terms send. Forms clean, and never save."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from articles.languages import is_known, language_name
from articles.models import Project
from articles.text import TextRefusedError, normalised
from review.acting.spreading import Tick
from review.forms import NumberField, NumbersField, OperationForm
from review.knowledge.everywhere import MOST_HITS, Correction
from review.knowledge.learning import LONGEST, stands_in
from review.knowledge.termbase.entries import LONGEST_NOTE, MOST_BYTES, MOST_FORBIDDEN
from review.models import LearnedRule, Term

MOST_LETTERS = 120
"""Characters of words to be found: more would not fit into an address."""
_TICK = re.compile(r"([0-9]{1,18}):([0-9]{1,9}):([0-9]{1,9})\Z")


class WordsField(forms.CharField):
    """Words within one line, normalised, with single spaces between them; `letters` demands a letter or digit."""

    def __init__(self, *, letters: bool = True, **kwargs: Any) -> None:
        self._letters = letters
        kwargs.setdefault("max_length", LONGEST)
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> str:
        try:
            words = " ".join(normalised(super().to_python(value) or "").split())
        except TextRefusedError as error:
            raise ValidationError(str(error)) from error
        if words and self._letters and not any(map(str.isalnum, words)):
            raise ValidationError(_("These are no words."))
        return words


class LanguageChoice(forms.ChoiceField):
    """A language: those of the projects are offered, every one that there is is taken."""

    def offer(self, codes: set[str]) -> None:
        locale = get_language() or "en"
        named = sorted((language_name(code, locale), code) for code in codes)
        empty = [] if self.required and len(named) == 1 else [("", "—")]
        self.choices = [*empty, *((code, f"{name} ({code})") for name, code in named)]

    def valid_value(self, value: Any) -> bool:
        return is_known(str(value))


class PairForm(forms.Form):
    """A pair of languages, of those that the person's projects have."""

    source = LanguageChoice(label=_("From"))
    target = LanguageChoice(label=_("To"))

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        projects = list(Project.objects.visible_to(by))
        for name, attribute in (("source", "source_language"), ("target", "target_language")):
            field, chosen = self.fields[name], self.data.get(name) or self.initial.get(name)
            codes = {getattr(project, attribute) for project in projects} | {chosen}
            assert isinstance(field, LanguageChoice)
            field.offer({str(code) for code in codes if is_known(str(code or ""))})

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("source") and cleaned.get("source") == cleaned.get("target"):
            self.add_error("target", _("Both languages are the same."))
        return cleaned


class CorrectionForm(PairForm):
    """Which words are wrong, which are right, and what the source must hold."""

    find = WordsField(label=_("Wrong words"), max_length=MOST_LETTERS)
    replace = WordsField(label=_("Right words"), max_length=MOST_LETTERS, letters=False)
    condition = WordsField(
        label=_("Only where the source has"),
        required=False,
        max_length=MOST_LETTERS,
        widget=forms.TextInput(attrs={"list": "conditions"}),
    )
    decision = NumberField(required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("find") and cleaned.get("find") == cleaned.get("replace"):
            self.add_error("replace", _("These are the same words."))
        return cleaned

    def correction(self) -> Correction:
        cleaned = self.cleaned_data
        return Correction(*(cleaned[name] for name in ("source", "target", "find", "replace", "condition")))


class TicksField(forms.Field):
    """The ticked hits; each counts once."""

    widget = forms.MultipleHiddenInput

    def to_python(self, value: Any) -> list[Tick]:
        found = [_TICK.match(str(tick)) for tick in value or []]
        if len(found) > MOST_HITS:
            raise ValidationError(_("At most %(most)s at once."), params={"most": MOST_HITS})
        if not all(found):
            raise ValidationError(_("A hit is named by its text, its revision and its place."))
        return sorted({Tick(*map(int, match.groups())) for match in found if match})


class TickedForm(OperationForm):
    """Something to be done once, at what is ticked: the field `ticked`."""

    ticked = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get(self.ticked) == []:
            raise ValidationError(_("Nothing is ticked."))
        return cleaned


class SpreadForm(TickedForm, CorrectionForm):
    """The hits at which a correction is to be carried out."""

    ticked = "hits"
    hits = TicksField(required=False)


class TakeBackForm(TickedForm):
    """In which texts, by the revisions that corrected them, a correction is to be taken back."""

    ticked = "revisions"
    revisions = NumbersField(required=False)


class RuleForm(PairForm):
    """The words of a rule."""

    find = WordsField(label=_("Wrong words"))
    replace = WordsField(label=_("Right words"))
    condition = WordsField(label=_("Only where the source has"), required=False)
    field_order = ["find", "replace", "condition", "source", "target"]

    def __init__(self, *args: Any, rule: LearnedRule | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._rule = rule
        if rule:
            del self.fields["source"], self.fields["target"]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        find, replace = cleaned.get("find"), cleaned.get("replace")
        if find and replace and find == replace:
            self.add_error("replace", _("These are the same words."))
        elif find and replace and stands_in(find, replace):
            self.add_error("replace", _("The right words hold the wrong ones: the rule would never be satisfied."))
        return cleaned

    def rule(self) -> LearnedRule:
        """The rule with these words, unsaved."""
        cleaned = self.cleaned_data
        rule = self._rule or LearnedRule(source_language=cleaned["source"], target_language=cleaned["target"])
        rule.find, rule.replace, rule.source_condition = (cleaned[name] for name in ("find", "replace", "condition"))
        return rule


class StateForm(forms.Form):
    """What is to become of a rule."""

    state = forms.ChoiceField(choices=LearnedRule.State)


class FormsField(WordsField):
    """Wordings, each in a line of its own."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        lines = [super(FormsField, self).to_python(line) for line in str(value or "").splitlines()]
        found = list(dict.fromkeys(line for line in lines if line))
        if len(found) > MOST_FORBIDDEN:
            raise ValidationError(_("At most %(most)s are taken."), params={"most": MOST_FORBIDDEN})
        if any(len(line) > LONGEST for line in found):
            raise ValidationError(_("At most %(most)s characters in a line."), params={"most": LONGEST})
        return found

    def run_validators(self, value: Any) -> None:
        """None: what is refused is refused above."""


class TermForm(PairForm):
    """How a term is rendered."""

    words = WordsField(label=_("Term in the source"))
    rendering = WordsField(label=_("Its rendering"))
    forbidden = FormsField(required=False, label=_("Wrong renderings"), help_text=_("Each in a line of its own."))
    project = forms.ModelChoiceField(
        Project.objects.none(), required=False, label=_("Project"), empty_label=_("All projects")
    )
    case_sensitive = forms.BooleanField(required=False, label=_("Capitals matter in the source"))
    note = WordsField(required=False, letters=False, max_length=LONGEST_NOTE, label=_("Note"))

    field_order = ["words", "rendering", "forbidden", "source", "target", "project", "note", "case_sensitive"]

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        projects = self.fields["project"]
        assert isinstance(projects, forms.ModelChoiceField)
        projects.queryset = Project.objects.visible_to(by)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("rendering") in cleaned.get("forbidden", []):
            self.add_error("forbidden", _("The rendering itself is among them."))
        return cleaned

    def filled(self, term: Term) -> Term:
        """The term as the form says, unsaved."""
        cleaned = self.cleaned_data
        term.source_language, term.target_language = cleaned["source"], cleaned["target"]
        term.source, term.target, term.forbidden = cleaned["words"], cleaned["rendering"], cleaned["forbidden"]
        term.project, term.case_sensitive, term.note = cleaned["project"], cleaned["case_sensitive"], cleaned["note"]
        return term


class GlossaryFileForm(PairForm):
    """A glossary's file, and what holds where it does not say it. `look`: nothing is to be stored."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("TBX, or CSV or XLSX with the columns source and target, or with two columns alone."),
        allow_empty_file=True,
        max_length=None,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx,.tbx,.xml"}),
    )
    project = forms.ModelChoiceField(
        Project.objects.none(), required=False, label=_("Project"), empty_label=_("All projects")
    )
    look = forms.BooleanField(required=False, widget=forms.HiddenInput)
    field_order = ["file", "source", "target", "project"]

    def __init__(self, *args: Any, by: User, **kwargs: Any) -> None:
        super().__init__(*args, by=by, **kwargs)
        projects = self.fields["project"]
        assert isinstance(projects, forms.ModelChoiceField)
        projects.queryset = Project.objects.visible_to(by)

    def clean_file(self) -> UploadedFile[bytes]:
        file: UploadedFile[bytes] = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise ValidationError(_("At most %(most)s MB are taken."), params={"most": MOST_BYTES // 1024**2})
        return file

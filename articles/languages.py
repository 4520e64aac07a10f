"""Languages as the project writes them: BCP 47 codes."""

from __future__ import annotations

from typing import Any

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ur", "ps", "sd", "ug", "yi", "dv", "ckb"})
valid_code = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z", _("“%(value)s” is not a language code such as de or pt-BR.")
)


def language_name(code: str, locale: str = "") -> str:
    """The language's name in the language of `locale`, or the reader's; the code itself where CLDR has none."""
    try:
        return Locale.parse(code, sep="-").get_display_name(locale or get_language() or "en") or code
    except (UnknownLocaleError, ValueError):
        return code


def is_known(code: str) -> bool:
    """Whether the code is well formed and CLDR knows its language."""
    try:
        valid_code(code)
    except ValidationError:
        return False
    return code.split("-")[0] in Locale("en").languages or code in get_global("likely_subtags")


def direction(code: str) -> str:
    """`rtl` for languages written from right to left, else `ltr`."""
    return "rtl" if code.split("-")[0] in _RIGHT_TO_LEFT else "ltr"


class LanguageField(models.CharField):  # type: ignore[type-arg]
    """A language code in the database."""

    default_validators = [valid_code]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 20)
        super().__init__(*args, **kwargs)

"""The administration names what it shows in the reader's language."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.utils import flatten
from django.core.exceptions import FieldDoesNotExist
from django.utils import translation
from django.utils.functional import Promise

OURS = {
    str(model._meta.model_name): shown
    for model, shown in admin.site._registry.items()
    if model.__module__.split(".")[0] in ("articles", "review")
}


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_model_of_the_administration_is_named(name):
    options = OURS[name].model._meta

    assert isinstance(options.verbose_name, Promise)
    assert isinstance(options.verbose_name_plural, Promise)


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_field_that_the_administration_shows_is_named(name):
    shown = OURS[name]
    names = {*shown.list_display, *flatten(shown.fields or ()), *filter(_is_name, shown.list_filter)}
    fields = list(filter(None, (_field(shown.model, each) for each in names)))

    assert [field.name for field in fields if not isinstance(field.verbose_name, Promise)] == []


def test_the_names_follow_the_reader():
    with translation.override("de"):
        assert str(OURS["article"].opts.verbose_name_plural) == "Artikel"
        assert str(_field(OURS["article"].model, "source_text").verbose_name) == "Ausgangstext"


def test_the_apps_follow_the_reader():
    with translation.override("fr"):
        assert [str(apps.get_app_config(name).verbose_name) for name in ("articles", "review")] == [
            "Articles",
            "Relecture",
        ]


def _is_name(wanted):
    return isinstance(wanted, str) and "__" not in wanted


def _field(model, name):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None

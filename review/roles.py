"""Who may do what: four roles, each a group that holds the permissions of the ones before it."""

from __future__ import annotations

from enum import StrEnum

from django.contrib.auth.models import Group, Permission
from django.db.models import Q


class Role(StrEnum):
    """The groups' names."""

    READER = "reader"
    EDITOR = "editor"
    LEAD = "lead"
    ADMINISTRATOR = "administrator"


_OWN_PERMISSIONS = {
    Role.READER: ["articles.view_article", "articles.view_translation", "articles.view_revision"],
    Role.EDITOR: ["articles.review_translation", "articles.approve_translation", "articles.export_articles"],
    Role.LEAD: [
        "articles.override_guard",
        "articles.assign_translation",
        "review.choose_check",
        "review.share_view",
        *(
            f"review.{verb}_{model}"
            for model in ("term", "learnedrule")
            for verb in ("view", "add", "change", "delete")
        ),
    ],
    Role.ADMINISTRATOR: [
        "articles.see_every_project",
        "articles.import_articles",
        *(f"articles.{verb}_project" for verb in ("view", "add", "change")),
        *(f"articles.{verb}_article" for verb in ("view", "change")),
        "articles.view_importbatch",
        "articles.view_job",
        "review.view_flag",
        "review.view_decision",
        *(f"auth.{verb}_user" for verb in ("view", "add", "change")),
        "auth.view_group",
    ],
}


def make_roles() -> None:
    """Creates the groups, and gives each exactly the permissions of its role; safe to repeat."""
    names: list[str] = []
    for role, own in _OWN_PERMISSIONS.items():
        names += own
        group, _ = Group.objects.get_or_create(name=role.value)
        group.permissions.set(_permissions(names))


def _permissions(names: list[str]) -> list[Permission]:
    wanted = Q(pk__in=[])
    for name in names:
        app, codename = name.split(".")
        wanted |= Q(content_type__app_label=app, codename=codename)
    return list(Permission.objects.filter(wanted))

"""What people prefer, and the language in which they are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser, Permission, User
from django.db import connection, models
from django.db.models import Func, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Concat
from django.http import HttpRequest, HttpResponse
from django.utils.translation import activate, check_for_language, get_language_from_request

from review.keymap import ACTIONS, KeyMap
from review.models import Preferences

Answer = Callable[[HttpRequest], HttpResponse]


class PeopleBackend(ModelBackend):
    """Brings a person's preferences and permissions along with the person, so that no page pays a query for them."""

    def get_user(self, user_id: int) -> User | None:
        held = {"held_by_groups": _held(group__user=OuterRef("pk")), "held_alone": _held(user=OuterRef("pk"))}
        found = User.objects.select_related("preferences").annotate(**held).filter(pk=user_id).first()
        return found if self.user_can_authenticate(found) else None

    def get_all_permissions(
        self, user_obj: AbstractBaseUser | AnonymousUser, obj: models.Model | None = None
    ) -> set[str]:
        """What the person may do, by themselves and by their roles: read with the person, or in one query."""
        if not isinstance(user_obj, User) or not user_obj.is_active or obj is not None:
            return set()
        held = vars(user_obj).get("_held_permissions")
        if held is None:
            held = vars(user_obj)["_held_permissions"] = self._held_by(user_obj)
        return set(held)

    @staticmethod
    def _held_by(person: User) -> frozenset[str]:
        read = vars(person)
        if not person.is_superuser and "held_by_groups" in read:
            return frozenset(filter(None, f"{read['held_by_groups'] or ''},{read['held_alone'] or ''}".split(",")))
        every = Permission.objects.order_by().values_list("content_type__app_label", "codename")
        own = every.filter(user=person).union(every.filter(group__user=person))
        return frozenset(f"{app}.{name}" for app, name in (every if person.is_superuser else own))


def _held(**whose: OuterRef) -> Subquery:
    """The permissions of an outer query's person, as app.name."""
    name = Concat("content_type__app_label", Value("."), "codename", output_field=TextField())
    aggregate = "STRING_AGG" if connection.vendor == "postgresql" else "GROUP_CONCAT"
    joined = Func(name, Value(","), function=aggregate, output_field=TextField())
    found = Permission.objects.filter(**whose).order_by().annotate(held=joined)
    return Subquery(found.values("held"))


def preferences_of(person: User) -> Preferences:
    """What the person chose; an unsaved row of what is usual when they never chose anything."""
    try:
        return person.preferences
    except Preferences.DoesNotExist:
        return Preferences(person=person)


def key_map_of(person: User) -> KeyMap:
    """The person's keys; the map as it comes where they have set nothing."""
    found = preferences_of(person)
    return KeyMap(found.keys, found.single_keys, found.hint)


def set_keys(person: User, keys: Mapping[str, str], *, on: bool) -> None:
    """Stores the keys by action; those that are as they come are left out, so that they follow the map."""
    changed = {action.name: keys[action.name] for action in ACTIONS if keys[action.name] != action.key}
    Preferences.objects.update_or_create(person=person, defaults={"keys": changed, "single_keys": on})


def put_hint_away(person: User) -> None:
    """The first-run hint is not shown to this person again."""
    Preferences.objects.update_or_create(person=person, defaults={"hint": False})


def speak_their_language(get_response: Answer) -> Answer:
    """Answers who is signed in in the language that they chose; LocaleMiddleware has asked the browser before."""

    def middleware(request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User):
            activate(language_for(request, preferences_of(request.user)))
        return get_response(request)

    return middleware


def language_for(request: HttpRequest, chosen: Preferences) -> str:
    """The language chosen, or what the browser asks for where none is chosen or the one chosen is spoken no more."""
    return chosen.language if check_for_language(chosen.language) else get_language_from_request(request)

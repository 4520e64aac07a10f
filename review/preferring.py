"""What people prefer, and the language in which they are answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.utils.translation import activate, check_for_language, get_language_from_request

from review.keymap import ACTIONS, KeyMap
from review.models import Preferences

Answer = Callable[[HttpRequest], HttpResponse]


class PeopleBackend(ModelBackend):
    """Brings a person's preferences along with the person, so that no page pays a query for them."""

    def get_user(self, user_id: int) -> User | None:
        found = User.objects.select_related("preferences").filter(pk=user_id).first()
        return found if self.user_can_authenticate(found) else None


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

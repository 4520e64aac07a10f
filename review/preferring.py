"""What a person has set for themselves, read and changed."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib.auth.models import User

from review.keymap import ACTIONS, KeyMap
from review.models import Preference


def key_map_of(user: User) -> KeyMap:
    """The person's keys; the map as it comes where they have set nothing."""
    found = Preference.objects.filter(user=user.pk).first()
    return KeyMap(found.keys, found.single_keys, found.hint) if found else KeyMap()


def set_keys(user: User, keys: Mapping[str, str], *, on: bool) -> None:
    """Stores the keys by action; those that are as they come are left out, so that they follow the map."""
    changed = {action.name: keys[action.name] for action in ACTIONS if keys[action.name] != action.key}
    Preference.objects.update_or_create(user=user, defaults={"keys": changed, "single_keys": on})


def put_hint_away(user: User) -> None:
    """The first-run hint is not shown to this person again."""
    Preference.objects.update_or_create(user=user, defaults={"hint": False})

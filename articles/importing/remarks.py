"""What translators and their tools said beside the text of a unit (XLIFF, TMX): articles have no place for it, so that
it is kept with the record of the import, with unit and line.
"""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext as _

from articles.importing.incoming import PassedOver, Place
from articles.importing.inline import words
from articles.importing.xml import Element, attribute, line_of, local

_MOST_SAID = 500
_ELSEWHERE = {"trans-unit", "alt-trans", "match"}
"""What stands in these within a unit was said of an older text of it, or of another translation."""
_STATES = {
    "target": ("state",),
    "segment": ("state",),
    "trans-unit": ("status", "confirmed"),
    "seg": ("conf",),
}
"""Where a state stands: in XLIFF itself, memoQ (`mq:status`), Phrase (`m:confirmed`), Trados (`sdl:seg` `conf`)."""
_DONE = {
    *("", "translated", "signed-off", "final", "reviewed"),
    *("ManuallyConfirmed", "Proofread", "1"),
    *("Translated", "ApprovedTranslation", "ApprovedSignOff"),
}


def remarks_on(unit: Element, file: str) -> Iterator[PassedOver]:
    """Notes and comments, states other than done, and text in codes (a picture's description); each once."""
    return iter(dict.fromkeys(_remarks(unit, file)))


def _remarks(unit: Element, file: str) -> Iterator[PassedOver]:
    place, name = Place(file, line_of(unit)), (unit.get("id") or unit.get("tuid") or "?")[:60]
    for element in _of_itself(unit):
        for state in _states(element):
            told = _("State of unit “{unit}”: {state}.").format(unit=name, state=state[:_MOST_SAID])
            yield PassedOver(place, told)
        if said := _comment(element):
            told = _("Note of unit “{unit}”: {words}").format(unit=name, words=said[:_MOST_SAID])
            yield PassedOver(place, told)
        if local(element) == "sub" and (said := _line(words(element))):
            told = _("Text in a code of unit “{unit}” was left out: {words}")
            yield PassedOver(place, told.format(unit=name, words=said[:_MOST_SAID]))


def note_of_file(element: Element, file: str) -> Iterator[PassedOver]:
    """The notes in an element that belong to no unit."""
    for note in element.iter("{*}note"):
        if said := _line(words(note)):
            told = _("Note of the file: {words}").format(words=said[:_MOST_SAID])
            yield PassedOver(Place(file, line_of(note)), told)


def _of_itself(unit: Element) -> Iterator[Element]:
    waiting = [unit]
    while waiting:
        element = waiting.pop()
        yield element
        waiting += [inner for inner in reversed(element) if local(inner) not in _ELSEWHERE]


def _states(element: Element) -> Iterator[str]:
    for name in _STATES.get(local(element), ()):
        state = attribute(element, name)
        if state not in _DONE:
            yield f"{name}={state}" if state.isdecimal() else state


def _comment(element: Element) -> str:
    """Notes; comments of memoQ; what is said of a stretch of words by XLIFF's `mrk`, and by Trados elsewhere."""
    if local(element) in ("note", "comment"):
        return _line(words(element))
    if local(element) != "mrk":
        return ""
    if cid := attribute(element, "cid"):
        found = element.getroottree().getroot().iter("{*}cmt-def")
        return next((_line("".join(map(str, comment.itertext()))) for comment in found if comment.get("id") == cid), "")
    return _line(element.get("comment") or (element.get("value") if element.get("type") == "comment" else "") or "")


def _line(said: str) -> str:
    return " ".join(said.split())

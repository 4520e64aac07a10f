"""Texts that are hard on the detector: one paragraph dense with a defect, or thousands of short lines."""

import random
from collections.abc import Callable, Iterator, Mapping
from itertools import count

_LETTERS = "abdeghiklmnoprstu"
_GLUED = ("hattedie", "Brückeund", "dasHaus", "nichtmehr", "Regierungfügte", "wareinmal", "undsie", "Parteidie")
_SOURCE = "Le conseil a adopté mardi un budget de 34,5 millions d’euros pour le port et la gare. "
_TRANSLATION = "Der Stadtrat hat am Dienstag 34,5 Millionen Euro für Hafen und Bahnhof bewilligt. "

Texts = tuple[str, str]
"""Source (may be empty) and translation."""


def spelled(number: int) -> str:
    """Four letters for a number, another word for each of 83,521 of them."""
    return "".join(_LETTERS[number // 17**place % 17] for place in range(4))


def filled(length: int, unit: Callable[[int], str], between: str = " ") -> str:
    """About `length` characters of units, each made from its number."""
    return between.join(_units(length, unit, between))


def _units(length: int, unit: Callable[[int], str], between: str) -> Iterator[str]:
    for number in count():
        text = unit(number)
        length -= len(text) + len(between)
        if length < 0:
            return
        yield text


def _paragraph(source: Callable[[int], str], translation: Callable[[int], str]) -> Callable[[int], Texts]:
    return lambda length: (filled(length, source), filled(length, translation))


def _lines(source: Callable[[int], str] | None, translation: Callable[[int], str]) -> Callable[[int], Texts]:
    def texts(length: int) -> Texts:
        return filled(length, source, "\n\n") if source else "", filled(length, translation, "\n\n")

    return texts


def _shuffled(length: int) -> Texts:
    """Paragraphs that all have a counterpart, in another order."""
    pieces = filled(length, lambda i: f"{_SOURCE} Rue {spelled(i)}, numéro {13 * i}.", "\n\n").split("\n\n")
    random.Random(1).shuffle(pieces)
    return "\n\n".join(pieces), filled(
        length, lambda i: f"{_TRANSLATION} Straße {spelled(i)}, Nummer {13 * i}.", "\n\n"
    )


def _plain(_number: int) -> str:
    return _SOURCE


WORST: Mapping[str, Callable[[int], Texts]] = {
    "one long paragraph": _paragraph(_plain, lambda i: _TRANSLATION),
    "glued words": _paragraph(_plain, lambda i: _GLUED[i % len(_GLUED)]),
    "other glued words": _paragraph(_plain, lambda i: f"{spelled(i)}die"),
    "unknown long words": _paragraph(_plain, lambda i: spelled(i) * 10),
    "quotations": _paragraph(lambda i: f"« chose {spelled(i)} » et", lambda i: f"„Ding {spelled(i)}“ und"),
    "lost quotations": _paragraph(
        lambda i: f"« On a {spelled(i)} », dit-il.", lambda i: f"Wir {spelled(i)}, sagte er."
    ),
    "opening marks": _paragraph(lambda i: "« x", lambda i: "„x"),
    "closing marks": _paragraph(lambda i: "x »", lambda i: "x“"),
    "speech glued": _paragraph(
        lambda i: f"« La fin {i} », ajoute-t-il.", lambda i: f"Das {i} ist das Endefügte er an."
    ),
    "similar names": _paragraph(lambda i: f"Al{spelled(7 * i)}son", lambda i: f"Al{spelled(7 * i + 1)}son"),
    "similar names, no source": lambda length: (
        "",
        filled(length, lambda i: f"Al{spelled(7 * i)}son, Al{spelled(7 * i)}son und Al{spelled(7 * i + 1)}son."),
    ),
    "similar names, paragraphs": _lines(
        lambda i: f"Monsieur Al{spelled(7 * i)}son est venu.", lambda i: f"Herr Al{spelled(7 * i + 1)}son kam."
    ),
    "similar names, paragraphs, no source": _lines(
        None, lambda i: f"Al{spelled(7 * i)}son, Al{spelled(7 * i)}son und Al{spelled(7 * i + 1)}son."
    ),
    "numbers": _paragraph(lambda i: f"{i * 7919 % 99991}", lambda i: f"{i * 7907 % 99991}"),
    "amounts": _paragraph(
        lambda i: f"{i * 7919 % 9999} millions d’euros", lambda i: f"{i * 7907 % 9999} Milliarden Dollar"
    ),
    "thousands": _paragraph(lambda i: f"{i % 999}.{i * 7 % 900 + 99}", lambda i: f"{i % 999},{i * 7 % 900 + 99}"),
    "brackets": _paragraph(lambda i: "(x)", lambda i: "(x) ("),
    "opened brackets": _paragraph(lambda i: "(a", lambda i: "([a"),
    "weekdays": _paragraph(lambda i: ("lundi", "mardi")[i % 2], lambda i: ("Montag", "Freitag")[i % 2]),
    "acronyms": _paragraph(lambda i: f"l’{spelled(i).upper()}", lambda i: f"die ICH {spelled(i)} NEHME"),
    "glued acronyms": _paragraph(lambda i: "l’OTAN et", lambda i: f"derNATO{spelled(i)} und"),
    "elided articles": _paragraph(lambda i: "l’eau", lambda i: "L’Wasser"),
    "stops without space": _paragraph(lambda i: "a. b", lambda i: "Wort.Haus,so:wie"),
    "markup": _paragraph(lambda i: "a", lambda i: "<b>x</b> &amp; {{a [x]( **y"),
    "wrong encoding": _paragraph(lambda i: "à", lambda i: "PrÃ¤sident"),
    "lost characters": _paragraph(lambda i: "a", lambda i: f"Pr\ufffds{spelled(i)}"),
    "mixed alphabets": _paragraph(lambda i: "a", lambda i: "мocт город"),
    "doubled words": _paragraph(lambda i: "a b", lambda i: "die die Frau Frau"),
    "repeated phrases": _paragraph(lambda i: "la maison", lambda i: "im Haus im Haus"),
    "source left over": _paragraph(
        lambda i: f"et les {spelled(i)} maisons", lambda i: f"et les {spelled(i)} maisons und das Haus ist"
    ),
    "one word": lambda length: ("a" * length, "a" * length),
    "spaces": lambda length: ("a" + " " * length + "a", "a" + " " * length + "a ,"),
    "short lines": lambda length: ("\n".join("a" * (length // 2)), "\n".join("b" * (length // 2))),
    "short lines that differ": _lines(lambda i: f"ligne {spelled(i)}", lambda i: f"Zeile {spelled(i)}"),
    "paragraphs without source": _lines(None, lambda i: f"{_TRANSLATION} {spelled(i)}."),
    "copies": _lines(_plain, lambda i: _TRANSLATION),
    "copies with a difference": _lines(lambda i: _SOURCE + spelled(i), lambda i: _TRANSLATION + spelled(i)),
    "credits": _lines(lambda i: f"texte {spelled(i)} fin.", lambda i: f"Foto: AFP / {spelled(i)}"),
    "quotations never closed": _lines(lambda i: f"« Texte {spelled(i)}.", lambda i: f"„Der Text {spelled(i)}."),
    "shuffled source": _shuffled,
    "reversed source": lambda length: (
        "\n".join(filled(length, lambda i: f"Texte {spelled(i)} de {13 * i}.", "\n").split("\n")[::-1]),
        filled(length, lambda i: f"Artikel {spelled(i)} mit {13 * i}.", "\n"),
    ),
    "one source paragraph": lambda length: (_SOURCE, filled(length, lambda i: _TRANSLATION + spelled(i), "\n")),
    "one paragraph translated": lambda length: (filled(length, lambda i: _SOURCE + spelled(i), "\n"), _TRANSLATION),
}
"""For each name, what gives both texts for a length in characters; the source is French, the translation German."""

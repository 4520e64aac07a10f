"""The end of a quotation glued to the verb of speech."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.gluing import glued_in
from review.detector.pairing.pair import Bead
from review.detector.quotation.speech import COMMA, between, closing
from review.detector.quotation.spoken import begins_speech

MESSAGE = gettext_noop("“{left}” and “{right}” are written as one word; a quotation seems to end between them.")


def find(bead: Bead) -> Iterator[Finding]:
    for glued in glued_in(bead):
        if begins_speech(glued.right, bead.translation[glued.end :], bead.target_language):
            cut = glued.start + len(glued.left)
            choices = dict.fromkeys((between(bead, cut), closing(bead), COMMA, " "))
            yield CHECK.finding(
                start=glued.start,
                end=glued.end,
                message=MESSAGE,
                details={"left": glued.left, "right": glued.right},
                tier=Tier.CERTAIN,
                suggestions=tuple(glued.left + choice + glued.right for choice in choices),
            )


CHECK = BeadCheck(
    id="glued_quote",
    title="Quotation glued to the verb of speech",
    description=(
        "The last word of a quotation and the verb of speech are written as one word: the closing mark, the comma and "
        "the space were lost with a tag. The reader cannot tell where the quotation ends. The fix puts the target "
        "language’s mark where the source has one or a quotation is open, else a comma. It knows the common verbs of "
        "speech of each language and misses the rare ones, which are then found as two words written as one."
    ),
    severity=Severity.MAJOR,
    error_type=ErrorType.PUNCTUATION,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Das ist eine gute ⟦Nachrichtfügte⟧ sie hinzu.",
            "Das ist eine gute Nachricht“, fügte sie hinzu.",
            "« C'est une bonne nouvelle », a-t-elle ajouté.",
        ),
        Example(
            ("en", "de"),
            "„Wir bleiben bis zum ⟦Abendsagte⟧ der Bürgermeister.",
            "„Wir bleiben bis zum Abend“, sagte der Bürgermeister.",
            "“We stay until the evening,” said the mayor.",
        ),
        Example(
            ("fr", "de"),
            "Der Bericht sei ⟦falscherklärte⟧ die Sprecherin.",
            "Der Bericht sei falsch, erklärte die Sprecherin.",
            "Le rapport est faux, a expliqué la porte-parole.",
        ),
        Example(
            ("en", "fr"),
            "« Nous fermons le ⟦ponta⟧ déclaré la maire.",
            "« Nous fermons le pont\N{NO-BREAK SPACE}», a déclaré la maire.",
            "“We are closing the bridge,” said the mayor.",
        ),
    ),
    harmless=(
        Harmless(("en", "fr"), "Elle commença, il sera précisé plus tard ; Dupont a déclaré forfait."),
        Harmless(
            ("fr", "de"), "Im Sitz derNATO Anna Berger sprach sie mit ihm.", "Au siège de l'OTAN, Anna Berger a parlé."
        ),
        Harmless(("en", "de"), "Das Selbstgesagte und das Vorausgesagte blieben."),
        Harmless(("en", "de"), "„Nein“, sagte er und widersagte dem Ganzen."),
    ),
)

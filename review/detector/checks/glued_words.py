"""Two words written as one."""

from __future__ import annotations

from collections.abc import Iterator

from review.detector.check import BeadCheck, Example, Harmless
from review.detector.findings import ErrorType, Finding, Severity, Tier, gettext_noop
from review.detector.gluing import glued_in
from review.detector.pairing.pair import Bead
from review.detector.quotation.spoken import begins_speech

MESSAGE = gettext_noop("“{left}” and “{right}” are written as one word.")


def find(bead: Bead) -> Iterator[Finding]:
    for glued in glued_in(bead):
        if not begins_speech(glued.right, bead.translation[glued.end :], bead.target_language):
            yield CHECK.finding(
                start=glued.start,
                end=glued.end,
                message=MESSAGE,
                details={"left": glued.left, "right": glued.right},
                tier=Tier.CERTAIN,
                suggestions=(f"{glued.left} {glued.right}",),
            )


CHECK = BeadCheck(
    id="glued_words",
    title="Two words written as one",
    description=(
        "The space between two words is missing, mostly where a link or an emphasis ended before the text was "
        "translated. Readers stumble over it. A word counts as two when no lexicon of the language has it, it does not "
        "stand in the source, and it falls into two words in use as they are written. It stays silent on names and on "
        "compounds, and so misses words glued to a name; a rare compound of two everyday words may be flagged."
    ),
    severity=Severity.MINOR,
    error_type=ErrorType.SPELLING,
    find=find,
    examples=(
        Example(
            ("fr", "de"),
            "Der Bürgermeister ⟦hattedie⟧ Brücke gesperrt.",
            "Der Bürgermeister hatte die Brücke gesperrt.",
        ),
        Example(("de", "en"), "They will ⟦opentheir⟧ shop in May.", "They will open their shop in May."),
        Example(("en", "fr"), "Elle travaille ⟦avecles⟧ enfants.", "Elle travaille avec les enfants."),
        Example(("fr", "en"), "They asked for ⟦lotsof⟧ bridges.", "They asked for lots of bridges."),
        Example(
            ("fr", "de"),
            "Gestern sprach ⟦Hartwigund⟧ ging.",
            "Gestern sprach Hartwig und ging.",
            "Hier, Hartwig a parlé et est partie.",
        ),
        Example(("en", "de"), "Sie arbeitet in ⟦demAusland⟧ weiter.", "Sie arbeitet in dem Ausland weiter."),
        Example(("en", "de"), "Er kam am ⟦Samstagvor⟧ dem Tor an.", "Er kam am Samstag vor dem Tor an."),
        Example(("fr", "de"), "Das ist ⟦völligfalsch⟧.", "Das ist völlig falsch."),
        Example(
            ("fr", "en"),
            "They left ⟦AntwerpBridge⟧ at noon.",
            "They left Antwerp Bridge at noon.",
            "Ils ont quitté le pont d’Anvers à midi.",
        ),
        Example(
            ("de", "en"),
            "Yesterday ⟦Hartwiglost⟧ his boat.",
            "Yesterday Hartwig lost his boat.",
            "Gestern verlor Hartwig sein Boot.",
        ),
        Example(("fr", "de"), "Der Regen ⟦hörteschließlich⟧ auf.", "Der Regen hörte schließlich auf."),
        Example(("en", "es"), "Habló la ⟦senadorademócrata⟧ ayer.", "Habló la senadora demócrata ayer."),
    ),
    harmless=(
        Harmless(("en", "de"), "Die Blockadezwecke der Provinzebene blieben im Haushaltswarenladen unklar."),
        Harmless(("fr", "de"), "Nordkoreanische Truppen kamen."),
        Harmless(("en", "de"), "Der Hattrick im Derbysieg zeigte dazugehörigen Dienstagskunden die Brückenlast."),
        Harmless(("en", "nl"), "De gevangenisdirecteur sprak over campagnefinanciering en provincieniveau."),
        Harmless(("en", "es"), "Quieren ampliarlo y revelarse ante los superimportantes."),
        Harmless(("de", "en"), "The YouTube channel was run by Bolton.", "Den YouTube-Kanal betrieb Bolton."),
        Harmless(("en", "de"), "Die Hartwiggegner schwiegen.", "Hartwig opponents kept silent."),
        Harmless(("en", "ru"), "Они непопулярны и непродовольственные."),
    ),
)

"""Words that may rightly stand twice in a row."""

DOUBLES: dict[str, frozenset[str]] = {
    "de": frozenset("die der das den dem sie was ihr ihnen denen blah bla nein ja so".split()),
    "en": frozenset("that had is her you do no blah bla so there now ha bye knock win".split()),
    "fr": frozenset("nous vous si bla en non oui ha lui".split()),
    "es": frozenset("bla no sí ja se".split()),
    "it": frozenset("bla no sì piano così quasi via ha man pian piccolo ben appena subito poco vi ci".split()),
    "pt": frozenset("bla não sim ha logo".split()),
    "nl": frozenset("die dat ze zij je u hun haar bla nee ja dag heel".split()),
    "pl": frozenset("bla nie tak ha to już".split()),
    "ru": frozenset("да нет бла ха чуть еле едва очень ну так вот самый только".split()),
    "uk": frozenset("так ні бла ха ледь ледве дуже ну ось самий що тільки".split()),
}
"""Pronouns and articles that meet at a clause's edge, interjections, adverbs that are doubled for weight."""

DOUBLES_AFTER_A_COMMA: dict[str, frozenset[str]] = {
    "de": frozenset("die der das den dem".split()),
    "nl": frozenset(["die"]),
}
"""Those of them that are an article after a pronoun, so that a comma or a preposition stands before them."""

PREPOSITIONS: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        in an auf aus bei mit nach von vor zu über unter um durch für gegen ohne zwischen hinter neben seit wegen trotz
        """.split()
    ),
    "nl": frozenset("in aan op uit bij met na van voor over onder om door tegen".split()),
}
"""Before them a relative clause has a comma: `, für die die Stadt zahlt`."""
BEFORE_A_PRONOUN: dict[str, frozenset[str]] = {
    "de": frozenset("und oder aber als wie dass ob weil denn wenn bis während sind ist war waren".split()),
    "nl": frozenset("en of maar als dat omdat".split()),
}

REDUPLICATING = frozenset({"tr", "id", "ms", "fil", "ja", "zh", "th", "vi", "hi", "bn", "ko", "ur", "fa", "he", "ar"})
"""Languages that double words as a matter of grammar, or do not write spaces."""

"""Words that may stand for a negation, by what they mean: where the source has one of the same meaning, they do not."""

import re

_MEANINGS: tuple[dict[str, str], ...] = (
    {
        "de": r"ohne",
        "en": r"without",
        "fr": r"sans",
        "es": r"sin",
        "it": r"senza",
        "pt": r"sem",
        "nl": r"zonder",
        "pl": r"bez",
        "ru": r"без",
        "uk": r"без",
    },
    {
        "de": r"aber|jedoch|doch|allerdings|sondern",
        "en": r"but|however|though|although",
        "fr": r"mais|pourtant|cependant|toutefois",
        "es": r"pero|sino",
        "it": r"ma|però",
        "pt": r"mas|porém",
        "nl": r"maar|echter",
        "pl": r"jednak|ale|lecz",
        "ru": r"но|однако",
        "uk": r"але|однак|проте",
    },
    {
        "de": r"andere[mnrs]?|anders\w*",
        "en": r"(?:an)?others?|elsewhere|different\w*",
        "fr": r"autre\w*|ailleurs|différen\w*",
        "es": r"otr[ao]s?",
        "it": r"altr[aeio]",
        "pt": r"outr[ao]s?",
        "nl": r"ander\w*",
        "pl": r"inn\w+",
    },
    {
        "de": r"bl[ei]{2}b\w*|geblieben",
        "en": r"remain\w*|stay\w*|keep\w*|kept",
        "fr": r"rest(?:e|ent|é|er)|demeur\w*",
    },
    {
        "de": r"problem\w*|schwierig\w*",
        "en": r"problem\w*|trouble\w*|difficult\w*|struggl\w*",
        "fr": r"problèm\w*|difficult\w*|difficile\w*",
        "es": r"problema\w*|dif[ií]c\w*",
    },
    {
        "de": r"überrasch\w*|erstaun\w*|verwunder\w*",
        "en": r"surpris\w*",
        "fr": r"surpri\w*|étonn\w*",
    },
    {
        "de": r"versag\w*|scheiter\w*|gescheitert\w*",
        "en": r"fail\w*",
        "fr": r"échou\w*|échec\w*",
        "es": r"fracas\w*",
        "it": r"fall\w*",
        "pt": r"fracass\w*|falh\w*",
    },
    {
        "de": r"\w*hinder\w*|vermeid\w*|vermied\w*|stopp\w*",
        "en": r"prevent\w*|avoid\w*|stop\w*",
        "fr": r"empêch\w*|évit\w*",
        "es": r"evit\w*|imp[ei]d\w*",
        "it": r"evit\w*|imped\w*",
        "pt": r"evit\w*|imp[ei]d\w*",
        "nl": r"voorkom\w*|vermijd\w*",
    },
    {
        "de": r"bestr[ei]t\w*|leugn\w*|dementier\w*",
        "en": r"den(?:y|ie)\w*",
        "fr": r"ni(?:e|é|er|ent)|dément\w*",
        "es": r"neg\w*|nieg\w*|desm\w*",
        "it": r"neg\w*|smenti\w*",
        "pt": r"neg\w*",
        "nl": r"ontken\w*",
        "pl": r"zaprzecz\w*",
    },
    {
        "de": r"länger",
        "en": r"longer",
        "fr": r"longtemps",
    },
    {
        "de": r"mangel\w*|fehl(?:t|te|en|ten)",
        "en": r"lack\w*|miss(?:ed|es|ing)?|absen(?:t|ce)",
        "fr": r"manqu\w*|faute|absen\w+",
        "es": r"falt\w*|carec\w*",
        "it": r"manc\w*|assen[tz]\w*",
        "pt": r"falt\w*",
        "pl": r"brak\w*",
    },
    {
        "de": r"statt|anstatt|anstelle",
        "en": r"instead|rather",
        "fr": r"plutôt|lieu",
    },
)
MEANINGS = tuple(
    {language: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for language, words in by_language.items()}
    for by_language in _MEANINGS
)
"""By language, in small letters. Still and yet, only and just are none: they also turn a sentence round."""

"""How languages say no: what surely negates, and what may render a negation otherwise."""

import re
from functools import lru_cache
from itertools import islice

from review.detector.findings import Span
from review.detector.words.lexicon import frequency

MOST_REMEMBERED = 100_000
PARTICLES = {"de": "nicht", "en": "not", "es": "no", "it": "non", "pt": "não"}
"""What denies a sentence and can be taken out of it without another change."""

_SURE = {
    "en": r"not(?! (?:only|just|least|merely|to mention|long (?:after|before|ago)))|cannot|nobody|nothing|"
    r"never(?! more| before)|none|neither|no(?!\.|-| ?\d| one| later| less| more| doubt)|no one|unable|\w+n['’]t",
    "de": r"nicht(?! (?:nur|zuletzt|einmal|bloß|selten|umsonst))|nie|niemals|niemand\w*|nichts|kein\w{0,2}|keinerlei|"
    r"weder|nirgends",
    "fr": r"(?:ne|n['’]\w+)(?:\s+\S+){0,4}?\s+(?:pas|plus|jamais|rien|aucune?|personne)|rien(?= de | d['’])",
    "es": r"no(?! (?:es|son|era|fue|sea) más que)|nunca|jamás|nadie|nada|ningún|ninguna|ninguno|tampoco",
    "it": r"non|nessun[oa]?|niente|nulla|neanche|nemmeno",
    "pt": r"não|nunca|jamais|ninguém|nada|nenhuma?|tampouco",
    "nl": r"niet|nooit|niemand|niets|geen|nergens",
    "pl": r"nie|nigdy|nikt|nic|żaden|żadn\w+",
    "ru": r"не|нет|никогда|никто|ничего|нельзя|никак\w*",
    "uk": r"не|немає|ніколи|ніхто|нічого|не\s?можна|жод\w+",
    "tr": r"değil\w*|yok\w*|hiç\w*|asla",
}
_ALSO = {
    "en": r"no|nor|never|without|\w{3,}less|hardly|barely|scarcely|rarely|seldom|few|lack\w*|fail\w*|refus\w*|"
    r"den(?:y|ie)\w*|prevent\w*|avoid\w*|stop\w*|instead|rather|only|unless|nowhere|absent|absence|declin\w*|"
    r"miss(?:ed|es|ing)?|cease\w*|abandon\w*|longer|reject\w*|beyond|no-?one|until|rule[sd]? out|exclud\w*|except|"
    r"but|just|halt\w*|little|far from|unable|yet|too|free of|forbid\w*|banned|impossib\w*|remain\w*|"
    r"still|stay\w*|trouble|problem\w*|out of|away|short of|hid(?:e|es|den)|secret\w*|depriv\w*|surpris\w*|"
    r"been an? \w+ since|\w*o{3,}|another|outside|wrong\w*|different\w*|hard(?:er)? to|difficult\w*|"
    r"fell out|fallen out",
    "de": r"nicht|ohne|kaum|\w{3,}los(?:e[mnrs]?)?|selten|weniger?|fehl(?:t|te|en|ten)|\w*weiger\w*|\w*hinder\w*|"
    r"vermeid\w*|vermied\w*|statt|anstatt|außer|nur|lehn\w*|abgelehnt\w*|bestr[ei]t\w*|bestritt\w*|leugn\w*|nein|"
    r"erst|mangel\w*|scheiter\w*|verbiet\w*|verb[oi]t\w*|bevor|verzicht\w*|entgeh\w*|sondern|anders|andere[nrs]?|"
    r"verl[oi]e?r\w*|aufge\w+|aufhör\w*|verpass\w*|spätestens|dementier\w*|ausschließ\w*|ausgeschlossen|vergess\w*|"
    r"vergaß\w*|lediglich|bloß|weit entfernt|schwer(?:lich)?|"
    r"bl[ei]{2}b\w*|noch|wenig\w*|problem\w*|unbedarft\w*|unwissen\w*|seit über",
    "fr": r"ne|n['’]|pas|non|sans|ni|jamais|rien|aucun\w*|personne|refus\w*|évit\w*|empêch\w*|manqu\w*|peu|trop|sauf|"
    r"loin|cess\w*|faute|absen\w+|difficile\w*|interdi\w*|interrompr?\w*|rarement|mal|seul\w*|échou\w*|renonc\w*|"
    r"plutôt|oubli\w*|rejet\w*|priv(?:é|ée|er)s?|nullement|malgré|dément\w*|dépourvu\w*|avant (?:que|de)|guère|"
    r"toujours|encore|rest(?:e|ent|é|er)|problèm\w*|d['’]ici|jusqu['’]\w+|fin à|moins|surpri\w*|paralys\w*|"
    r"secr[eè]t\w*|ailleurs|autre\w*|différen\w*",
    "es": r"ni|sin|inocen\w*|evit\w*|neg\w*|nieg\w*|impid\w*|falt\w*|poco|apenas|raramente|"
    r"demasiado|solo|"
    r"sólo|antes|todavía|aún|dej\w*|rechaz\w*|salvo|excepto|fracas\w*|tampoco|lejos|contra|ningun\w*|carec\w*|"
    r"difícil\w*",
    "it": r"no|né|mai|senza|innocen\w*|evit\w*|neg\w*|imped\w*|manc\w*|poco|appena|troppo|solo|"
    r"prima|ancora|rifiut\w*|tranne|neppure|contro|fall\w*|smett\w*|difficil\w*|mal\w*|lontan\w*|priv\w*|"
    r"alcun\w*|assen[tz]\w*",
    "pt": r"nem|sem|inocen\w*|evit\w*|neg\w*|imped\w*|falt\w*|pouco|apenas|demasiado|só|antes|"
    r"ainda|"
    r"deix\w*|recus\w*|exceto|tampouco|contra|difícil\w*|longe|fracass\w*|rejeit\w*|sequer",
    "nl": r"nee|zonder|moeilijk\w*|\w+loos|\w+loze|nauwelijks|weinig|zelden|weiger\w*|voorkom\w*|vermijd\w*|ontken\w*|"
    r"te(?= \w+ (?:om|voor))|"
    r"pas|alleen|behalve|ontbre\w+|noch|mis\w*|geenszins|nog|voordat|in plaats|maar|slechts|tegen|zelfs",
    "pl": r"bez\w*|ani|niech\w*|jednak|jeszcze|(?:naj)?mniej|zaprzest\w*|mimo|"
    r"brak\w*|mało|rzadko|zbyt|tylko|odm\w+|unik\w*|żeby|dopiero|zanim|przed|trudno|oprócz|"
    r"poza|zaprzecz\w*",
    "ru": r"без\w*|ни|нисколько|бес\w+|мало|редко|слишком|только|отказ\w*|избе\w+|лишь|пока|прежде|трудно|кроме|"
    r"от(?:каз|рица|верг|сут|мен|клон|ка[зж])\w+|а(?= не)|иначе|вне",
    "uk": r"без\w*|ні|ніяк\w*|жодн\w*|однак|проте|ще|менш\w*|припин\w*|поган\w*|"
    r"мало|рідко|занадто|тільки|лише|відмов\w*|уник\w*|поки|перш|важко|крім|а(?= не)|інакше|поза",
    "tr": r"\w*m[aeıiuü]\w*|\w*s[ıiuü]z\w*|hayır|olmadan|yerine|önce|ancak|sadece|kaç\w*|engel\w*|red\w*|ne",
}
_PREFIXES = {
    "en": ("un", "in", "im", "dis", "ir", "il", "non", "mis"),
    "de": ("un", "dis", "in", "miss"),
    "fr": ("in", "im", "ir", "mal", "mé", "dés"),
    "es": ("in", "im", "ir", "des"),
    "it": ("in", "im", "ir", "dis", "s"),
    "pt": ("in", "im", "ir", "des"),
    "nl": ("on", "in", "dis"),
    "pl": ("nie",),
    "ru": ("не", "ни"),
    "uk": ("не", "ні"),
}
"""What turns a word into its contrary; the other languages have theirs in the lists above."""
_UNLIKE = {
    "en": r"in(?:come|side|deed|form|put|sight|vest)\w*|im(?:port|prove|press)\w*|dis(?:play|cover|pos)\w*|under\w*|"
    r"independen\w*|mission\w*",
    "de": r"un(?:fall|ruhe|wetter|tat|kosten|abhängig|sicher)\w*|in(?:halt|land|sel)\w*|dis(?:ziplin|kurs)\w*",
    "es": r"in(?:form|vit|depend|terés|vert)\w*|im(?:port|pres|puest)\w*|des(?:pués|arroll|tino)\w*",
    "it": r"in(?:form|vit|dipend|tern|torno|contr)\w*|im(?:port|press|post)\w*|s(?:tat|tess|opr|ens|empr|olo)\w*|"
    r"dis(?:cor|cus|pon)\w*",
    "pt": r"in(?:form|vit|depend|teress|vest)\w*|im(?:port|press|post)\w*|des(?:de|envolv|tin)\w*",
    "pl": r"nie(?:któr|dziel|dawn|bezp|bies|bie|wiel|miec|sion|siesz|ch)\w*",
    "ru": r"не(?:котор|дел|фт|мец|сколько|давн|бес|бо|посредств|сут|сет|сл|сли)\w*|ни(?:жн|зк)\w*",
    "uk": r"не(?:діл|щодавн|безпе|бес|бо|сут|сл)\w*|ні(?:м|ч|ж)\w*",
    "nl": r"on(?:der|t|z)\w*|in(?:form|vest|woner|der|zet)\w*|dis(?:cuss|tan)\w*",
    "fr": r"in(?:forme|vite|dépendan|spire)\w*|im(?:port|pression|pose)\w*|mal(?:ade|heur)\w*",
}
"""Words that only look as if they were made so."""
_FIRST = {**_SURE, "en": _SURE["en"] + "|t", "fr": "ne|n|rien", "uk": _SURE["uk"] + "|не"}
"""What the first word of a sure negation looks like, or that behind its apostrophe."""


class _Negating(dict[str, bool]):
    """Whether a word in small letters may begin a sure negation of a language, remembered."""

    def __init__(self, words: str) -> None:
        super().__init__()
        self._may_begin = re.compile(words).fullmatch

    def __missing__(self, word: str) -> bool:
        if len(self) >= MOST_REMEMBERED:
            self.clear()
        self[word] = found = self._may_begin(word) is not None
        return found


NEGATING = {language: _Negating(words) for language, words in _FIRST.items()}
SURE = {language: re.compile(rf"(?<!\w)(?:{words})(?!\w)") for language, words in _SURE.items()}
"""What surely negates, in small letters."""
ANY = {language: re.compile(rf"(?<!\w)(?:{_SURE[language]}|{words})(?!\w)") for language, words in _ALSO.items()}
_CONTRARY = {
    language: re.compile(rf"(?<!\w)(?!{_UNLIKE[language]})({'|'.join(prefixes)})(\w{{4,}})")
    for language, prefixes in _PREFIXES.items()
}
_AS_COMMON = 0.3
"""By how much (Zipf) a word may be commoner than the one it negates: `information` is no contrary of `formation`."""


def renderings(text: str, start: int, end: int, language: str) -> list[int]:
    """Where text[start:end] has something that may render a negation: a word that negates, or a contrary.

    The text is in small letters.
    """
    found = [match.start() for match in ANY[language].finditer(text, start, end)]
    if language in _CONTRARY:
        found += [
            match.start()
            for match in _CONTRARY[language].finditer(text, start, end)
            if _is_contrary(match[1], match[2], language)
        ]
    return sorted(found)


def surely_negates(text: str, sentence: Span, language: str, *, least: int) -> bool:
    """A quick yes: whether at least so many sure negations stand in the sentence; the text is in small letters."""
    return sum(1 for _ in islice(SURE[language].finditer(text, *sentence), least)) == least


@lru_cache(maxsize=4096)
def _is_contrary(prefix: str, stem: str, language: str) -> bool:
    usual = frequency(stem, language)
    return usual > 0 and usual + _AS_COMMON >= frequency(prefix + stem, language)

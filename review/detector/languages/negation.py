"""How languages say no: what surely negates, and what may render a negation otherwise."""

import re

MOST_REMEMBERED = 100_000

_SURE = {
    "en": r"not|never|cannot|nobody|nothing|none|neither|\w+n['’]t",
    "de": r"nicht|nie|niemals|niemand\w*|nichts|kein\w{0,2}|keinerlei|weder|nirgends",
    "fr": r"(?:ne|n['’]\w+)(?:\s+\S+){0,4}?\s+(?:pas|jamais|rien|aucune?|personne)",
    "es": r"no|nunca|jamás|nadie|nada|ningún|ninguna|ninguno|tampoco",
    "it": r"non|mai|nessun[oa]?|niente|nulla|neanche|nemmeno",
    "pt": r"não|nunca|jamais|ninguém|nada|nenhuma?|tampouco",
    "nl": r"niet|nooit|niemand|niets|geen|nergens",
    "pl": r"nie|nigdy|nikt|nic|żaden|żadn\w+",
    "ru": r"не|нет|никогда|никто|ничего|нельзя|никак\w*",
    "uk": r"не|немає|ніколи|ніхто|нічого|не\s?можна|жод\w+",
    "tr": r"değil\w*|yok\w*|hiç\w*|asla",
}
_ALSO = {
    "en": r"no|nor|without|un\w{3,}|in\w{4,}|im\w{4,}|dis\w{3,}|non\w*|\w+less|hardly|barely|scarcely|rarely|seldom|"
    r"few|"
    r"little|lack\w*|fail\w*|refus\w*|den(?:y|ie)\w*|prevent\w*|avoid\w*|stop\w*|instead|rather|only|too|unless|"
    r"nowhere|"
    r"absen\w+|declin\w*|miss\w*|far|cease\w*|abandon\w*|longer|ended|out|reject\w*|beyond|free|no-?one|mis\w+|despite|"
    r"until|before|ruled?|exclud\w*|except|but|just|halt\w*|oppos\w*|against|protest\w*|banned?|ill\w*|ir\w{4,}|yet",
    "de": r"ohne|kaum|un(?!d|s|ter|ion|iv|gef|ruh)\w{3,}|\w*los(?:e\w?)?|selten|wenig\w*|fehl\w*|\w*weiger\w*|"
    r"\w*hinder\w*|"
    r"vermeid\w*|vermied\w*|statt|anstatt|außer|nur|lehn\w*|abgelehnt\w*|bestr[eiu]t\w*|leugn\w*|nein|noch|erst|"
    r"mangel\w*|scheiter\w*|verbiet\w*|verb[oi]t\w*|bevor|weg|verzicht\w*|entgeh\w*|sondern|anders|andere[nrs]?|"
    r"dis\w+|"
    r"verl[oi]e?r\w*|weit|schwer|gegen|aufge\w+|hör\w*|verpass\w*|spätestens|dementier\w*|ausschließ\w*|ausgeschlossen|vergess\w*|vergaß\w*|"
    r"lediglich|bloß|gar|miss(?:l|f|a|v)\w*|in(?:akz|stab|kor|tol|komp|eff)\w*",
    "fr": r"ne|n['’]|pas|non|sans|ni|jamais|rien|aucun\w*|personne|in\w{4,}|im\w{4,}|ir\w{4,}|dé\w{4,}|refus\w*|"
    r"évit\w*|"
    r"empêch\w*|manqu\w*|peu|trop|sauf|loin|cess\w*|faute|absen\w+|difficile\w*|interdi\w*|interrompr?\w*|rarement|"
    r"mal\w*|"
    r"seul\w*|échou\w*|renonc\w*|plutôt|avant|toujours|encore|oubli\w*|rejet\w*|priv\w*|fin|nullement|ill\w+|contre|"
    r"malgré",
    "es": r"ni|sin|in\w{4,}|im\w{4,}|des\w{4,}|evit\w*|neg\w*|nieg\w*|impid\w*|falt\w*|poco|apenas|raramente|"
    r"demasiado|solo|"
    r"sólo|antes|todavía|aún|dej\w*|rechaz\w*|salvo|excepto|fracas\w*|tampoco|lejos|contra|ningun\w*|carec\w*|"
    r"difícil\w*",
    "it": r"no|né|senza|in\w{4,}|im\w{4,}|ir\w{4,}|dis\w{4,}|evit\w*|neg\w*|imped\w*|manc\w*|poco|appena|troppo|solo|"
    r"prima|ancora|rifiut\w*|tranne|neppure|s\w{5,}|contro|fall\w*|smett\w*|difficil\w*|mal\w*|lontan\w*|priv\w*|"
    r"alcun\w*",
    "pt": r"nem|sem|in\w{4,}|im\w{4,}|des\w{4,}|evit\w*|neg\w*|imped\w*|falt\w*|pouco|apenas|demasiado|só|antes|"
    r"ainda|"
    r"deix\w*|recus\w*|exceto|tampouco|contra|difícil\w*|longe|fracass\w*|rejeit\w*|sequer",
    "nl": r"nee|zonder|on\w{4,}|\w+loos|\w+loze|nauwelijks|weinig|zelden|weiger\w*|voorkom\w*|vermijd\w*|ontken\w*|"
    r"te|"
    r"pas|alleen|behalve|ontbre\w+|noch|mis\w*|geenszins|nog|voordat|in plaats|maar|slechts|tegen|zelfs",
    "pl": r"bez|nie\w+|ani|brak\w*|mało|rzadko|zbyt|tylko|odm\w+|unik\w*|żeby|dopiero|zanim|przed|trudno|oprócz|"
    r"poza|zaprzecz\w*",
    "ru": r"без\w*|не\w+|ни\w*|бес\w+|мало|редко|слишком|только|отказ\w*|избе\w+|лишь|пока|прежде|трудно|кроме|"
    r"от\w+|а",
    "uk": r"без\w*|не\w+|ні\w*|мало|рідко|занадто|тільки|лише|відмов\w*|уник\w*|поки|перш|важко|крім|а",
    "tr": r"\w*m[aeıiuü]\w*|\w*s[ıiuü]z\w*|hayır|olmadan|yerine|önce|ancak|sadece|kaç\w*|engel\w*|red\w*|ne",
}
_FIRST = {**_SURE, "en": _SURE["en"] + "|t", "fr": "ne|n", "uk": _SURE["uk"] + "|не"}
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
SURE = {language: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE) for language, words in _SURE.items()}
ANY = {
    language: re.compile(rf"(?<!\w)(?:{_SURE[language]}|{words})(?!\w)", re.IGNORECASE)
    for language, words in _ALSO.items()
}

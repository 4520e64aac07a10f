"""Names of a newspaper's sections, as they stand behind a title."""

import re

from review.detector.words.lexicon import base_language

_DOMAIN = re.compile(r"[\w-]+\.(?:com|org|net|info|eu|tv|[a-z]{2})\Z", re.IGNORECASE)
SECTIONS: dict[str, frozenset[str]] = {
    "en": frozenset(
        """
        news politics sport sports business culture opinion world economy science technology tech health travel
        weather life lifestyle style arts entertainment international national local regional video videos podcast
        education environment money markets finance media society national newspaper magazine blog
        """.split()
    ),
    "de": frozenset(
        """
        nachrichten politik sport wirtschaft kultur meinung welt wissen wissenschaft technik gesundheit reise reisen
        wetter leben stil panorama ausland inland international regional lokales video videos podcast bildung umwelt
        geld finanzen medien gesellschaft vermischtes feuilleton zeitung magazin aktuell blog netzwelt digital
        """.split()
    ),
    "fr": frozenset(
        """
        actualités actualité actu infos politique sport sports économie culture opinions monde sciences technologies
        santé voyage météo société international national régions vidéo vidéos podcast éducation environnement
        finance médias planète journal magazine blog idées débats
        """.split()
    ),
    "es": frozenset(
        """
        noticias política deportes economía cultura opinión mundo ciencia tecnología salud viajes tiempo sociedad
        internacional nacional vídeo vídeos pódcast educación finanzas medios diario revista blog
        """.split()
    ),
    "it": frozenset(
        """
        notizie politica sport economia cultura opinioni mondo scienza tecnologia salute viaggi meteo società esteri
        cronaca video podcast scuola ambiente finanza giornale rivista blog
        """.split()
    ),
    "pt": frozenset(
        """
        notícias política esporte esportes desporto economia cultura opinião mundo ciência tecnologia saúde viagem
        sociedade internacional nacional vídeo vídeos podcast educação ambiente finanças jornal revista blog
        """.split()
    ),
    "nl": frozenset(
        """
        nieuws politiek sport economie cultuur opinie wereld wetenschap technologie gezondheid reizen weer
        binnenland buitenland video podcast onderwijs milieu geld media maatschappij krant blog
        """.split()
    ),
}


def is_section(name: str, language: str) -> bool:
    """Whether a short text is made of the names of sections, or is the address of a site."""
    words = re.findall(r"[^\W\d_]+", name.lower())
    known = SECTIONS.get(base_language(language), frozenset()) | SECTIONS["en"]
    return bool(_DOMAIN.match(name)) or (len(words) <= 3 and any(word in known for word in words))

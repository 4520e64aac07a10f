"""Words with which no sentence and no headline ends: articles, conjunctions, possessives."""

NEVER_LAST: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "de": "der des dem den eine einen einem einer eines und oder dass weil wenn zum zur im am vom beim ins "
        "seine ihre seinen ihren seiner ihrer sowie sondern",
        "en": "the a an and or of his their its our my your because whether than",
        "fr": "le la les un une des du de et ou que qui dont aux au ses leurs leur ce cette ces pour dans avec par sur",
        "es": "el la los las un una unos unas de del y o que en con por para sus su al",
        "it": "il lo la i gli le un una di del della dei delle e o che con per nel nella al alla da dal dalla",
        "pt": "o a os as um uma de do da dos das e ou que com por para no na nos nas ao seu sua",
        "nl": "de het een en of van met voor dat zijn haar hun omdat",
        "pl": "i oraz w z na do że który która które dla przez od",
        "ru": "и в на с к от для что который которая которые из по",
        "uk": "і та в у на з до від для що який яка які із по",
        "tr": "ve ile bir veya için",
    }.items()
}

"""Letters of one alphabet that look like letters of another."""

CYRILLIC_AS_LATIN: dict[str, str] = dict(
    zip("АВЕЅІЈКМНОРСТУХЗҮҺԌԚԜаеѕіјорсухһѵԁԛԝӏёї", "ABESIJKMHOPCTYX3YHGQWaesijopcyxhvdqwlëï", strict=True)
)
GREEK_AS_LATIN: dict[str, str] = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαοικνρτυχόίύ", "ABEZHIKMNOPTYXaoikvptuxóíú", strict=True))
ARMENIAN_AS_LATIN: dict[str, str] = dict(zip("ոօսհցզքՕՏՍԼ", "nouhgqfOSUL", strict=True))
LATIN_AS_CYRILLIC: dict[str, str] = dict(
    zip("ABCEHIJKMOPSTXYaceijopsxyëïhk", "АВСЕНІЈКМОРЅТХУасеіјорѕхуёїһк", strict=True)
)
LATIN_AS_GREEK: dict[str, str] = dict(zip("ABEZHIKMNOPTYXoiv", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν", strict=True))

CYRILLIC_LANGUAGES = frozenset({"ru", "uk", "bg", "be", "sr", "mk", "kk", "ky", "mn", "tg"})
GREEK_LANGUAGES = frozenset({"el"})
FULL_WIDTH_LANGUAGES = frozenset({"ja", "zh", "ko"})

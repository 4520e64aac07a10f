"""How languages call the numbers from two to twenty, and the tens, in words that hardly mean anything else."""

VALUES = (*range(2, 21), *range(30, 100, 10))
MOST = max(VALUES)
_NAMES = {
    "de": "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
    "en": "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety",
    "fr": "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit "
    "dix-neuf vingt trente quarante cinquante soixante soixante-dix quatre-vingts quatre-vingt-dix",
    "es": "dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete "
    "dieciocho diecinueve veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa",
    "it": "due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
    "diciassette diciotto diciannove venti trenta quaranta cinquanta sessanta settanta ottanta novanta",
    "pt": "dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze dezesseis dezessete dezoito "
    "dezenove vinte trinta quarenta cinquenta sessenta setenta oitenta noventa",
    "nl": "twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien zestien zeventien "
    "achttien negentien twintig dertig veertig vijftig zestig zeventig tachtig negentig",
}
_OTHERS = {"de": {"dreissig": 30}, "pt": {"duas": 2, "dezasseis": 16, "dezassete": 17, "dezanove": 19}}
CARDINALS: dict[str, dict[int, str]] = {
    language: dict(zip(VALUES, names.split(), strict=True)) for language, names in _NAMES.items()
}
CARDINAL_VALUES = {
    language: {name: value for value, name in names.items()} | _OTHERS.get(language, {})
    for language, names in CARDINALS.items()
}
PARTS = {
    "de": "hundert tausend",
    "en": "hundred thousand",
    "fr": "cent cents mille et",
    "es": "cien ciento cientos mil y",
    "it": "cento mila e",
    "pt": "cem cento mil e",
    "nl": "honderd duizend",
}
"""What stands beside a cardinal that is but a part of a number: vingt et un, two hundred."""

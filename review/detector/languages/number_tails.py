"""What is rightly written right behind a figure: units, ordinals, multiples, in any language."""

TAILS = frozenset(
    """
    min mins sec secs sek std stk hrs kmh mph kph bpm rpm fps bps ppm dpi mah kwh mwh gwh twh ghz mhz khz mbit gbit
    mln mlrd mrd mio bio bln tsd tys kcal mmhg cm² km² cm³ psi hpa mbar watt volt
    ers ter tes ten tem ste sten stes stel nde nds ère ères ème èmes eme emes ième ièmes era eras ero eros ros
    ras dos das ena ava avo imo ima esimo esima тый той тых того ому ого ему ими ная ное ные ный ным ной ную ій ого ому
    fach fache fachen mal plus fold odd some something ish hour day minute month week person man way
    teilig stellig jährig jährige jährigen jähriger köpfig köpfige prozentig tägig stündig
    """.split()
)
BEGINNINGS_OF_TAILS = tuple(
    """
    letn roczn dniow osobow procentow metrow kilometrow krotn piętrow tonow lecia lecie летн лети річн літн літт
    кратн разов градусн процентн відсотков этажн поверхов минутн хвилинн дневн денн месячн місячн тысячн тисячн
    миллионн мільйонн тонн ном
    """.split()
)
"""How adjectives begin that some languages make of a number and a noun: 20letni, 30летний."""

"""Last parts of host and file names: after them a full stop without a space is right."""

DOMAINS_AND_FILES = frozenset(
    """
    com org net edu gov mil int info biz name pro app dev io ai co tv fm me eu uk us de fr es it pt nl pl ru ua tr at
    ch be se no dk fi cz sk hu ro bg gr ie ca mx br ar cl au nz jp cn kr in il ir za ly to cc ws blog shop online site
    news media live club xyz gg gl goo museum coop aero html htm php asp aspx jsp xml json pdf doc docx xls xlsx ppt
    pptx odt txt csv jpg jpeg png gif svg webp mp3 mp4 avi mov zip tar gz exe apk js ts py java css md ini cfg dll рф
    """.split()
)

"""Words that people write in capitals to stress them, behind an article too."""

EMPHASISED = frozenset(
    """
    eine einen einer einem alle alles ganze ganzen erste ersten beste besten richtige neue neuen andere anderen letzte
    letzten one only first best last whole new other right entire seul seule tout toute premier première vrai vraie
    même
    """.split()
)

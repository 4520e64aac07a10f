"""Finite verbs that end a subordinate clause, where another language has them before what they belong to."""

LAST_VERBS: dict[str, frozenset[str]] = {
    "de": frozenset(
        """
        ist sind war waren sei seien wäre wären hat haben hatte hatten habe hätte hätten wird werden wurde wurden werde
        würde würden kann können konnte könne könnte soll sollen sollte solle muss müssen musste müsse will wollen
        wollte wolle darf dürfe ging gehe gilt gelte blieb bleibe bleibt
        """.split()
    ),
    "nl": frozenset(
        """
        is zijn was waren heeft hebben had hadden wordt worden werd werden zal zou kan kon moet moest wil wilde
        """.split()
    ),
}

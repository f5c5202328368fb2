"""French: what is known of it so far. Counted nouns, ages and rules of style are missing."""

from collections.abc import Sequence

from articles.text.languages.pack import Months, Pack

_NARROW_NO_BREAK = "\u202f"


class French(Pack):
    name = "Français"
    locale = "fr_FR"
    separators = (_NARROW_NO_BREAK, ",")
    percent = f"{_NARROW_NO_BREAK}%"
    weekdays = "lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche".split("|")
    stemmer = "french"

    def months(self, names: Months) -> Sequence[str]:
        return (
            "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
        ).split("|")


PACK = French()

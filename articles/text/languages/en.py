"""English."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from articles.text import attribution_words, house_rules
from articles.text.languages.pack import Case, Months, Pack, Span

_APOSTROPHES = re.compile(r"(?<=\w)['’](?=\w)")
# Nouns the paper counts, and the plurals that are more than an s.
_NOUNS = frozenset(
    (
        "share|second|minute|hour|day|week|month|year|result|article|story|comment|word|letter"
        "|source|picture|passage|paragraph|sentence|view|reader|correction|change|revision|note"
        "|task|reason|item|language|topic|attribution|sign-off|person|file|entry"
    ).split("|")
)
_PLURALS = {"story": "stories", "person": "people", "entry": "entries"}


class English(Pack):
    name = "English"
    locale = "en_US"
    is_ready = True
    weekdays = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday".split("|")
    halves = ("am", "pm")
    now = "now"
    era = "AH"
    hijri_months = (
        "Muharram|Safar|Rabi al-Awwal|Rabi al-Thani|Jumada al-Ula|Jumada al-Akhirah"
        "|Rajab|Shaban|Ramadan|Shawwal|Dhu al-Qadah|Dhu al-Hijjah"
    ).split("|")
    stemmer = "english"

    def months(self, names: Months) -> Sequence[str]:
        return (
            "January|February|March|April|May|June|July|August|September|October|November|December"
        ).split("|")

    def counted(self, noun: str, n: int, drawn: str, case: Case = "nominative") -> str:
        if noun not in _NOUNS:
            raise KeyError(noun)
        return f"{drawn} {noun if self.form(n) == 'one' else _PLURALS.get(noun, f'{noun}s')}"

    def ago(self, phrase: str) -> str:
        return f"{phrase} ago"

    def reading_time(self, minutes: int, drawn: str) -> str:
        return f"{drawn} min read"

    @property
    def rules(self) -> Sequence[Callable[[str], Iterator[Any]]]:
        return house_rules.ENGLISH_RULES

    def for_address(self, text: str) -> str:
        return _APOSTROPHES.sub("", text)

    def attributions(self, sentence: str) -> Sequence[Span]:
        return attribution_words.english(sentence)


PACK = English()

"""A text as the index holds it: its words analysed, field by field, the same for every database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from articles.text.analyse import LONGEST_WORD, analyse, beginnings
from articles.text.normalise import unmarked

# Words of a text that are indexed. Positions in a tsvector end at 16,383.
MOST_WORDS = 16_000
# A phrase may begin with another reading of its first word and go on for so many words.
FOLLOWING = 3


@dataclass(frozen=True, slots=True)
class Word:
    """A word by its primary stem, and by the other stems it may have."""

    primary: str
    alternates: tuple[str, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """`spelled`: every word as written, `begins`: how words of the headline begin."""

    head: tuple[Word, ...]
    lead: tuple[Word, ...]
    body: tuple[Word, ...]
    spelled: tuple[str, ...]
    begins: tuple[str, ...]
    _written: dict[Callable[["Document"], Any], Any] = field(default_factory=dict)

    def written(self, writes: Callable[["Document"], Any]) -> Any:
        """What `writes` makes of it, made once: for a print and for its working copy."""
        if writes not in self._written:
            self._written[writes] = writes(self)
        return self._written[writes]

    @property
    def fields(self) -> tuple[tuple[Word, ...], ...]:
        return self.head, self.lead, self.body


@lru_cache(maxsize=32)  # a story's print and its working copy are mostly the same text
def document(head: str, lead: str, body: str, language: str) -> Document:
    """`head` is the headline, `lead` what stands round it, `body` plain text."""
    room = MOST_WORDS
    fields = []
    for text in (head, lead, body):
        tokens = analyse(text, language)[:room]
        room -= len(tokens)
        fields.append(tokens)
    everything = [token for tokens in fields for token in tokens]
    head_words, lead_words, body_words = (
        tuple(_word(token.primary, token.alternates) for token in tokens) for tokens in fields
    )
    begins = (begin for token in fields[0] for begin in beginnings(token.written, language))
    return Document(
        head=head_words,
        lead=lead_words,
        body=body_words,
        spelled=tuple(dict.fromkeys(spelling(token.written) for token in everything)),
        begins=tuple(dict.fromkeys(map(cut, begins))),
    )


@lru_cache(maxsize=1 << 15)
def spelling(written: str) -> str:
    """A word as one looks for its very letters."""
    return cut(unmarked(written).replace("'", "").replace("’", ""))


def cut(stem: str) -> str:
    return stem[:LONGEST_WORD]


@lru_cache(maxsize=1 << 15)
def _word(primary: str, alternates: tuple[str, ...]) -> Word:
    return Word(cut(primary), tuple(map(cut, alternates)))

"""A story read sentence by sentence: what has an attribution, where the copy itself says who told
it, and what stands open. Nothing is attributed by itself; an editor accepts one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.conf import settings

from articles.models import Article, Attribution
from articles.sources.risk import Sourcing
from articles.sources.telling import is_covered
from articles.text.digest import canonical_text
from articles.text.html import plain_text
from articles.text.languages import pack
from articles.text.passages import Passage, sentences


class Sentence(NamedTuple):
    """`phrase`: where it says who told it, in characters from its beginning; `by`: what it is
    attributed to. `number`: its place in the language."""

    number: int
    text: str
    phrase: tuple[int, int] | None
    by: Sequence[Attribution]

    @property
    def is_proposed(self) -> bool:
        return self.phrase is not None and not self.by


@dataclass(frozen=True, slots=True)
class Reading:
    """`texts`: language → paragraphs of the body → sentences, the language it was written in first;
    `open`: what stands without an attribution in each paragraph of the original, none where we saw
    it ourselves."""

    texts: Mapping[str, list[list[Sentence]]]
    open: Sequence[str] = ()

    @property
    def sentences(self) -> list[Sentence]:
        return [one for text in self.texts.values() for part in text for one in part]

    @property
    def proposed(self) -> int:
        """How many sentences say themselves who told them, and have no attribution yet."""
        return sum(one.is_proposed for one in self.sentences)


def read(article: Article, sourcing: Sourcing) -> Reading:
    original = article.source_language
    codes = sorted(settings.LANGUAGE_CODES, key=lambda code: code != original)
    rows = [*sourcing.attributions, *sourcing.translated]
    told = {code: [one for one in rows if one.language == code] for code in codes}
    texts = {code: read_paragraphs(_paragraphs(article, code), code, told[code]) for code in codes}
    if sourcing.has_own_observation:
        return Reading(texts)
    left = (" ".join(one.text for one in part if not one.by) for part in texts.get(original, ()))
    return Reading(texts, [one for one in left if one])


def _paragraphs(article: Article, language: str) -> list[str]:
    """Of the body, as a reader reads them."""
    body = plain_text(article.text("body", language))
    return [one for one in map(str.strip, body.split("\n\n")) if one]


def read_paragraphs(
    texts: Sequence[str], language: str, told: Sequence[Attribution] = ()
) -> list[list[Sentence]]:
    """The sentences of each paragraph; `told`: what is attributed already."""
    known = [(canonical_text(one.exact), one) for one in told]
    number, found = 0, []
    for paragraph in texts:
        of_it = []
        for one in sentences(paragraph):
            bare = canonical_text(one.text)
            by = [row for words, row in known if is_covered(bare, [words])]
            of_it.append(Sentence(number, one.text, _phrase(one, language), by))
            number += 1
        found.append(of_it)
    return found


def _phrase(sentence: Passage, language: str) -> tuple[int, int] | None:
    """The first phrase that says who told it, outside of what is quoted."""
    for start, end in pack(language).attributions(sentence.text):
        before = sentence.text[:start]
        if before.count("«") == before.count("»"):
            return start, end
    return None

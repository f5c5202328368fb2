"""A story read sentence by sentence: what has an attribution, where the copy itself says who told
it, and what stands open. Nothing is attributed by itself; an editor accepts one after the other."""

from collections.abc import Sequence
from typing import NamedTuple

from django.conf import settings

from articles.models import Article, Attribution
from articles.sources.risk import Sourcing
from articles.sources.telling import is_covered, paragraphs
from articles.text.digest import canonical_text
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


def read(article: Article, sourcing: Sourcing) -> dict[str, list[list[Sentence]]]:
    """Language → paragraphs of the body → sentences; the language it was written in first."""
    codes = sorted(settings.LANGUAGE_CODES, key=lambda code: code != article.source_language)
    rows = [*sourcing.attributions, *sourcing.translated]
    told = {code: [one for one in rows if one.language == code] for code in codes}
    return {
        code: found for code in codes if (found := _read(paragraphs(article, code), code, told))
    }


def proposed(article: Article, sourcing: Sourcing) -> int:
    """How many sentences say themselves who told them, and have no attribution yet."""
    return sum(
        one.is_proposed
        for paragraphs in read(article, sourcing).values()
        for paragraph in paragraphs
        for one in paragraph
    )


def _read(
    texts: Sequence[str], language: str, told: dict[str, list[Attribution]]
) -> list[list[Sentence]]:
    known = [(canonical_text(one.exact), one) for one in told[language]]
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

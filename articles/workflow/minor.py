"""The minor fix: what may be changed in print without telling the reader."""

import re

from articles.models import Article, Publication
from articles.text.diff import word_diff
from articles.text.html import plain_text

MOST_WORDS = 5
_NUMBER = re.compile(r"\d")
_QUOTATION = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
# In languages that have capitals a word that begins with one may be a name.
_CAPITAL = re.compile(r"^[A-ZÀ-ÖØ-Þ]")
_COMPARED = ("kicker", "headline", "standfirst", "body")


def is_minor(article: Article) -> bool:
    """Whether the working copy differs from what is printed by five words or fewer, none of them a
    number, a name or a quotation, and leads with the same picture."""
    names = _names(article)
    for printed in article.publications.select_related("revision"):
        before, now = _both_texts(article, printed)
        gone, new = _changed_words(before, now)
        if (
            max(len(gone), len(new)) > MOST_WORDS
            or printed.lead_image_id != article.lead_image_id
            or _QUOTATION.findall(before) != _QUOTATION.findall(now)
            or any(_weighs(word, names) for word in [*gone, *new])
        ):
            return False
    return True


def _both_texts(article: Article, printed: Publication) -> tuple[str, str]:
    """What is printed and what the desk has now, as plain text."""
    language = printed.language
    before = printed.revision.snapshot["text"].get(language, {})
    old = [before.get(field) or "" for field in _COMPARED]
    new = [article.text(field, language) for field in _COMPARED]
    old[-1], new[-1] = plain_text(old[-1]), plain_text(new[-1])
    return "\n".join(old), "\n".join(new)


def _changed_words(old: str, new: str) -> tuple[list[str], list[str]]:
    words: dict[str, list[str]] = {"same": [], "gone": [], "new": []}
    for kind, chunk in word_diff(old, new):
        words[kind] += chunk.split()
    return words["gone"], words["new"]


def _weighs(word: str, names: set[str]) -> bool:
    bare = word.strip(".,،؛:!؟?()[]")
    return bool(_NUMBER.search(word) or _CAPITAL.match(bare)) or bare in names


def _names(article: Article) -> set[str]:
    """Words of the names this story is known to hold: its topics and bylines, in every language."""
    named = [
        *article.topics.all(),
        *(b.contributor for b in article.bylines.select_related("contributor")),
    ]
    return {
        word
        for one in named
        for field, text in vars(one).items()
        if field.startswith("name") and text
        for word in text.split()
    }

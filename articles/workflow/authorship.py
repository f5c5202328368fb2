"""Who made a story: a history that no byline and no contributor's page takes back."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from articles.models import Article, Authorship, Byline, Contributor
from articles.models.story_fields import HTML_TEXTS, RUNNING_TEXTS
from articles.text.html import plain_text


def record(article: Article) -> None:
    """Writes down who made the story as it stands: called after every change of it. 3 queries and
    one for each author who is new or whose share of the text has changed."""
    for_good = set(_on_the_byline(article))
    if article.created_by_id:
        for_good.add(article.created_by_id)
    words = words_by_author(article)
    known = {one.account_id: one for one in article.authorships.all()}
    for account in {*for_good, *words, *known}:
        old = known.get(account) or Authorship(article=article, account_id=account)
        kept = (old.is_for_good or account in for_good, words.get(account, 0))
        if old.pk is None or (old.is_for_good, old.words) != kept:
            old.is_for_good, old.words = kept
            old.save()


def words_by_author(article: Article) -> dict[int, int]:
    """How many words of the present text each account brought in. 1 query.

    The n-th occurrence of a word belongs to whoever first wrote it n times: so words that were
    moved, or taken out and put back, stay whose they were."""
    owners: dict[str, list[int | None]] = defaultdict(list)
    present: Counter[str] = Counter()
    saved = article.revisions.order_by("number").values_list("author_id", "snapshot")
    for author, snapshot in saved.iterator(chunk_size=50):
        present = _words(snapshot["text"])
        for word, count in present.items():
            owners[word] += [author] * (count - len(owners[word]))
    shares: Counter[int] = Counter()
    for word, count in present.items():
        shares.update(one for one in owners[word][:count] if one is not None)
    return dict(shares)


def make_authors(contributor: Contributor, account: int) -> None:
    """Makes an account an author of all that this contributor was ever credited for."""
    stories = Byline.objects.filter(contributor=contributor).values_list("article_id", flat=True)
    known = Authorship.objects.filter(account_id=account, article__in=stories)
    known.update(is_for_good=True)
    rows = (
        Authorship(article_id=pk, account_id=account, is_for_good=True)
        for pk in set(stories) - set(known.values_list("article_id", flat=True))
    )
    Authorship.objects.bulk_create(rows, batch_size=500)


def _on_the_byline(article: Article) -> Iterable[int]:
    linked = article.bylines.filter(contributor__user__isnull=False)
    return linked.values_list("contributor__user", flat=True)


def _words(texts: Any) -> Counter[str]:
    return Counter(word for language in texts for word in _spoken(language, texts[language]))


def _spoken(language: str, texts: Any) -> Iterator[str]:
    """Words of one language, marked with it: a translator's words are his own."""
    for name in RUNNING_TEXTS:
        text = texts.get(name) or ""
        for word in (plain_text(text) if name in HTML_TEXTS else text).split():
            bare = word.strip('.,،؛;:!?؟…«»“”"()[]')
            if bare:
                yield f"{language} {bare}"

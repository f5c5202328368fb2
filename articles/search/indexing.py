"""What can be found is written down here, in the transaction of the move that prints it."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import Any

from django.conf import settings
from django.db import DEFAULT_DB_ALIAS, transaction
from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from articles.models import Article, DeskWords, LiveEntry, PrintedWords, Publication
from articles.models.story_fields import Place, indexed
from articles.search.backends import backend
from articles.search.documents import Document, document
from articles.text.analyse import ANALYSER_VERSION
from articles.text.html import plain_text

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NOTHING: Mapping[str, str] = MappingProxyType({})
_ROOM = 24  # bits for the primary key, under the second of publication


def place_of(publication: Publication) -> int:
    """Its rank among all, newest highest: the second it first appeared, then its primary key."""
    return place_at(publication.first_published_at) | (publication.pk & ((1 << _ROOM) - 1))


def place_at(moment: datetime) -> int:
    """The lowest rank of what first appeared in the second of `moment`."""
    return ((moment - _EPOCH) // timedelta(seconds=1)) << _ROOM


def index(publications: Sequence[Publication]) -> None:
    """Makes these prints findable by their present text, and by nothing they said before."""
    _write_printed([(one, _printed(one)) for one in publications])


def _write_printed(told: Sequence[tuple[Publication, Document]]) -> None:
    with transaction.atomic():
        remove([one for one, _document in told])
        rows = [
            PrintedWords(
                place=place_of(one),
                publication=one,
                language=one.language,
                analyser_version=ANALYSER_VERSION,
            )
            for one, _document in told
        ]
        PrintedWords.objects.bulk_create(rows, batch_size=200)
        documents = [(row.pk, words) for row, (_one, words) in zip(rows, told, strict=True)]
        backend(DEFAULT_DB_ALIAS).write(PrintedWords, documents, using=DEFAULT_DB_ALIAS)


def remove(publications: Iterable[Publication]) -> None:
    """Takes the words of these prints out of the index. A print that is deleted takes them along;
    one that is withdrawn or held keeps them, for readers' search asks what is public."""
    PrintedWords.objects.filter(publication__in=[one.pk for one in publications]).delete()


def index_desk(articles: Sequence[Article]) -> None:
    """Makes these working copies findable for the desk in every language that has words. Notes and
    sources are none of it."""
    _write_desk(articles, [words for one in articles for words in _of_the_desk(one)])


def index_archive(prints: Sequence[Publication], articles: Sequence[Article]) -> None:
    """Both for the prints and the working copies of these stories: mostly the same text, which is
    analysed once."""
    printed: dict[int, list[Publication]] = {}
    for one in prints:
        printed.setdefault(one.article_id, []).append(one)
    told, on_desk = [], []
    for article in articles:  # one after the other: its documents are still at hand
        made = printed.get(article.pk, ())
        told += [(one, _printed(one)) for one in made]
        on_desk += _of_the_desk(article, {one.body_html: one.plain_text for one in made})
    _write_printed(told)
    _write_desk(articles, on_desk)


def _of_the_desk(
    article: Article, read: Mapping[str, str] = _NOTHING
) -> list[tuple[DeskWords, Document]]:
    """`read`: the plain text of bodies that were read already."""
    found = ((code, _on_desk(article, code, read)) for code in settings.LANGUAGE_CODES)
    return [
        (DeskWords(article=article, language=code, analyser_version=ANALYSER_VERSION), words)
        for code, words in found
        if words
    ]


def _write_desk(articles: Sequence[Article], told: Sequence[tuple[DeskWords, Document]]) -> None:
    with transaction.atomic():
        DeskWords.objects.filter(article__in=[one.pk for one in articles]).delete()
        made = DeskWords.objects.bulk_create([row for row, _words in told], batch_size=200)
        keyed = ((row.pk, words) for row, (_row, words) in zip(made, told, strict=True))
        backend(DEFAULT_DB_ALIAS).write(DeskWords, keyed, using=DEFAULT_DB_ALIAS)


def make_stale() -> None:
    """Marks all that is indexed for reindexing; it can be found meanwhile."""
    PrintedWords.objects.update(analyser_version=0)
    DeskWords.objects.update(analyser_version=0)


def stale_publications() -> QuerySet[Publication]:
    """Prints that are not indexed by the present analyser."""
    fresh = PrintedWords.objects.filter(
        publication=OuterRef("pk"), analyser_version=ANALYSER_VERSION
    )
    return Publication.objects.filter(~Exists(fresh), retracted_at__isnull=True)


def stale_articles() -> QuerySet[Article]:
    """Working copies that are not indexed by the present analyser."""
    fresh = DeskWords.objects.filter(article=OuterRef("pk"), analyser_version=ANALYSER_VERSION)
    has_words = Q()
    for code in settings.LANGUAGE_CODES:
        for field in (*indexed("head"), *indexed("lead"), *indexed("body")):
            has_words |= Q(**{f"{field}_{code}__gt": ""})
    return Article.objects.filter(has_words, ~Exists(fresh))


def reindex_some(stale: Any, write: Any, *, after: int, size: int) -> tuple[int, int]:
    """The next `size` of the stale rows whose key is above `after`, in one transaction: how many
    there were, and the last key. The rows are locked, so that no move is overtaken."""
    with transaction.atomic():
        rows = stale().filter(pk__gt=after).order_by("pk").select_for_update(of=("self",))
        found = list(rows[:size])
        if found:
            write(found)
    return len(found), found[-1].pk if found else after


def last_key(stale: Any) -> int:
    return stale().aggregate(last=Max("pk"))["last"] or 0


def _printed(publication: Publication) -> Document:
    head, lead = (_lines(publication, indexed(place)) for place in ("head", "lead"))
    body, language = publication.plain_text, publication.language
    if publication.genre == Article.Genre.LIVE:
        body = f"{body}\n{LiveEntry.objects.words_of(publication.article_id, language)}"
    return document(head, lead, body, language)


def _lines(publication: Publication, fields: Sequence[str]) -> str:
    return "\n".join(getattr(publication, field) for field in fields)


def _on_desk(article: Article, language: str, read: Mapping[str, str]) -> Document | None:
    def text(place: Place) -> str:
        return "\n".join(article.text(field, language) for field in indexed(place))

    head, lead, body = text("head"), text("lead"), text("body")
    body = read[body] if body in read else plain_text(body)
    if not (head + lead + body).strip():
        return None
    return document(head, lead, body, language)

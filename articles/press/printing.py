"""Printing, unprinting, taking back: the only writer of publications."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from articles.models import Article, Attribution, Byline, Contributor, Image, Publication, Revision
from articles.press.compose import compose
from articles.press.pictures import pictures_named


def print_story(
    article: Article,
    revision: Revision,
    languages: Sequence[str],
    *,
    at: datetime,
    visible_from: datetime,
    disclosures: Mapping[str, Mapping[str, Any]],
    refs: Sequence[tuple[Attribution, int]] = (),
) -> list[str]:
    """Prints the story in `languages` and returns every language it now stands in.

    A language that was printed before keeps its first date, its time of appearing and its old
    slugs. Pending prints (not yet visible) of other languages are taken off; visible ones stay."""
    printed = {one.language: one for one in article.publications.select_related(None)}
    for language, pending in list(printed.items()):
        if language not in languages and pending.visible_from > at:
            pending.delete()
            del printed[language]
    images = _images(article, languages)
    contributors = [
        (byline.contributor, byline.credit)
        for byline in article.bylines.select_related("contributor")
    ]
    topics = list(article.topics.all())
    for language in languages:
        credited = [
            (contributor, credit)
            for contributor, credit in contributors
            if credit != Byline.Credit.TRANSLATION or language != article.source_language
        ]
        new = compose(
            article,
            revision,
            language,
            at=at,
            visible_from=visible_from,
            byline=byline_in(language, credited),
            images=images,
            disclosure=disclosures.get(language),
            refs=refs,
        )
        if old := printed.get(language):
            _succeed(new, old, at)
        new.save()
        new.contributors.set([contributor for contributor, _credit in credited])
        new.topics.set(topics)
        printed[language] = new
    standing = sorted(printed, key=lambda code: (code != article.source_language, code))
    article.publications.update(languages=standing)
    return standing


def byline_in(
    language: str, contributors: Sequence[tuple[Contributor, str]]
) -> list[dict[str, str]]:
    """Names as this language's readers see them; someone without a name in it is left out."""
    return [
        {"name": name, "slug": contributor.slug, "credit": credit}
        for contributor, credit in contributors
        if (name := getattr(contributor, f"name_{language}") or "")
    ]


def _images(article: Article, languages: Sequence[str]) -> dict[int, Image]:
    named: set[int] = set()
    for language in languages:
        named |= pictures_named(article.text("body", language))
    if not named:
        return {}
    return Image.objects.prefetch_related("renditions").in_bulk(named)


def _succeed(new: Publication, old: Publication, at: datetime) -> None:
    """The new print takes the old one's row, dates and former addresses."""
    new.pk = old.pk
    new._state.adding = False
    if old.visible_from <= at:
        new.visible_from = old.visible_from
        new.first_published_at = old.first_published_at
    slugs = [*old.old_slugs, old.slug]
    new.old_slugs = [slug for slug in dict.fromkeys(slugs) if slug != new.slug]


def unprint(article: Article) -> None:
    """Takes off what was printed ahead and no reader has seen."""
    article.publications.filter(article__first_published_at__isnull=True).delete()


def withdraw(article: Article, *, at: datetime, notices: Mapping[str, str]) -> list[str]:
    """Marks every language withdrawn; returns the languages."""
    return _mark(article, notices, withdrawn_at=at)


def restore(article: Article, *, at: datetime) -> list[str]:
    return _mark(article, {}, withdrawn_at=None)


def retract(article: Article, *, at: datetime, notices: Mapping[str, str]) -> list[str]:
    """Marks every language retracted with its notice; returns the languages."""
    return _mark(article, notices, retracted_at=at, withdrawn_at=None)


def set_hold(article: Article, held: bool) -> list[str]:
    article.publications.update(is_held=held)
    return list(article.publications.values_list("language", flat=True))


def _mark(article: Article, notices: Mapping[str, str], **moments: datetime | None) -> list[str]:
    publications = list(article.publications.order_by("id"))
    for publication in publications:
        publication.notice = notices.get(publication.language, "")
        for name, moment in moments.items():
            setattr(publication, name, moment)
        publication.save(update_fields=["notice", *moments])
    return [publication.language for publication in publications]

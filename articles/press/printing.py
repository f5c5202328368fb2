"""Printing, unprinting, taking back: the only writer of publications."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from articles.models import (
    Article,
    Contributor,
    ContributorLink,
    Image,
    Proof,
    Publication,
    Revision,
    TopicLink,
)
from articles.models.story_fields import PRINTED_FACTS, TEXT_FIELDS
from articles.press.composition import Composition, restored
from articles.press.marks import mark_attributions
from articles.press.pictures import place_pictures, told_of_pictures
from articles.text.html import blocks, plain_text, reading_minutes, word_count
from articles.text.slug import slugify

# Texts that are printed as they are; the address is never empty.
_OWN = {column.name for column in Publication._meta.fields}
_COLUMNS = tuple(name for name in TEXT_FIELDS if name in _OWN and name != "slug")
_FACTS = tuple(name for name in PRINTED_FACTS if name != "source_language")


def print_story(
    article: Article,
    revision: Revision,
    proofs: Sequence[Proof],
    *,
    at: datetime,
    visible_from: datetime,
    is_told: bool = True,
) -> list[str]:
    """Prints these proofs, one a language, and returns every language the story now stands in.

    A language that was printed before keeps its first date, its time of appearing and its old
    slugs. Pending prints (not yet visible) of other languages are taken off; visible ones stay.
    `is_told`: whether readers are told that it was changed at this moment."""
    # Locked before the names are read: whoever names a contributor anew comes before or after.
    rows = article.publications.select_related(None).select_for_update()
    printed = {one.language: one for one in rows}
    languages = {proof.language for proof in proofs}
    for language, pending in list(printed.items()):
        if language not in languages and pending.visible_from > at:
            pending.delete()
            del printed[language]
    composed = {proof.language: restored(proof.composition) for proof in proofs}
    images = _images(composed.values())
    people = Contributor.objects.in_bulk({pk for c in composed.values() for pk, _ in c.byline})
    for proof in proofs:
        composition = composed[proof.language]
        new = publication(
            article,
            composition,
            at=at,
            visible_from=visible_from,
            contributors=people,
            images=images,
        )
        new.revision, new.proof = revision, proof
        if old := printed.get(proof.language):
            _succeed(new, old, at, is_told=is_told)
        new.save()
        _link([(new, composition)])
        printed[proof.language] = new
    standing = sorted(printed, key=lambda code: (code != article.source_language, code))
    article.publications.update(languages=standing)
    return standing


def print_archive(
    printed: Sequence[tuple[Publication, Composition]],
    revisions: Sequence[Revision],
    proofs: Sequence[Proof],
) -> list[Publication]:
    """Prints many stories that were never printed here, in three queries. `revisions` and `proofs`
    are theirs, saved already."""
    kept = {(one.article_id, one.language): one for one in proofs}
    first = {one.article_id: one for one in revisions}
    for made, _composition in printed:
        made.proof = kept[made.article.pk, made.language]
        made.revision = first[made.article.pk]
    prints = Publication.objects.bulk_create([made for made, _c in printed], batch_size=200)
    _link(printed)
    return prints


def _link(printed: Sequence[tuple[Publication, Composition]]) -> None:
    """Writes down anew what these prints are about and who made them. 4 queries."""
    people = [list(dict.fromkeys(pk for pk, _credit in one.byline)) for _new, one in printed]
    topics = [one.topics for _new, one in printed]
    kinds: tuple[tuple[Any, str, Any], ...] = (
        (TopicLink, "topic_id", topics),
        (ContributorLink, "contributor_id", people),
    )
    for links, owner, owners in kinds:
        links.objects.filter(publication__in=[new.pk for new, _one in printed]).delete()
        links.objects.bulk_create(
            [
                links(
                    publication_id=new.pk,
                    language=new.language,
                    first_published_at=new.first_published_at,
                    **{owner: key},
                )
                for (new, _one), keys in zip(printed, owners, strict=True)
                for key in keys
            ],
            batch_size=500,
        )


def publication(
    article: Article,
    composition: Composition,
    *,
    at: datetime,
    visible_from: datetime,
    contributors: Mapping[int, Contributor],
    images: Mapping[int, Image],
) -> Publication:
    """A composition as readers' pages ask for it, unsaved: HTML, block tree, plain text, counts,
    names. `contributors` and `images` by key, of all that the composition names."""
    language, body = composition.language, composition.text("body")
    text = plain_text(body)
    words = word_count(text)
    lead = composition.lead
    headline = composition.text("headline")
    return Publication(
        article=article,
        uuid=article.uuid,
        language=language,
        slug=composition.text("slug") or slugify(headline, language, fallback="story"),
        **{name: composition.text(name) for name in _COLUMNS},
        **{_column(name): composition.fact(name) for name in _FACTS},
        body_html=place_pictures(body, composition.pictures, images, language),
        blocks=told_of_pictures(
            mark_attributions(blocks(body, language), composition.passages), composition.pictures
        ),
        plain_text=text,
        word_count=words,
        reading_minutes=reading_minutes(words, language),
        byline=_byline(composition, contributors),
        disclosure=dict(composition.disclosure),
        lead_image_id=lead.image if lead else None,
        lead_alt_text=lead.alt_text if lead else "",
        lead_caption=lead.caption if lead else "",
        lead_credit=lead.credit if lead else "",
        visible_from=visible_from,
        first_published_at=visible_from,
        modified_at=at,
        printed_at=at,
        is_held=article.legal_hold,
    )


def _column(name: str) -> str:
    return str(Publication._meta.get_field(name).attname)  # type: ignore[union-attr]


def _byline(
    composition: Composition, contributors: Mapping[int, Contributor]
) -> list[dict[str, str]]:
    """Names as this language's readers see them; someone without a name in it is left out."""
    return [
        {"name": name, "slug": contributors[pk].slug, "credit": credit}
        for pk, credit in composition.byline
        if (name := getattr(contributors[pk], f"name_{composition.language}") or "")
    ]


def _images(compositions: Any) -> dict[int, Image]:
    named = {one.image for composition in compositions for one in composition.pictures}
    if not named:
        return {}
    return Image.objects.in_bulk(named)


def _succeed(new: Publication, old: Publication, at: datetime, *, is_told: bool) -> None:
    """The new print takes the old one's row, dates and former addresses."""
    new.pk = old.pk
    new._state.adding = False
    if old.visible_from <= at:
        new.visible_from = old.visible_from
        new.first_published_at = old.first_published_at
    if not is_told:
        new.modified_at = old.modified_at
    new.live_until = old.live_until
    new.withdrawn_at, new.retracted_at, new.notice = old.withdrawn_at, old.retracted_at, old.notice
    slugs = [*old.old_slugs, old.slug]
    new.old_slugs = [slug for slug in dict.fromkeys(slugs) if slug != new.slug]


def name_anew(contributor: Contributor, *, at: datetime) -> None:
    """Saves a contributor whose name or slug was written anew, and prints both in every byline that
    stands."""
    standing = contributor.publications.only("id", "language", "byline").order_by("pk")
    # Locked before the contributor is saved, as a print locks them before it reads his name.
    changed = list(standing.select_for_update(of=("self",)))
    kept = Contributor.objects.filter(pk=contributor.pk).values_list("slug", flat=True)
    former_slug = kept.first()
    contributor.save()
    # Most prints of one person have the same byline: they are written together.
    alike: dict[str, list[Publication]] = {}
    for one in changed:
        name = getattr(contributor, f"name_{one.language}") or ""
        for credit in one.byline:
            if credit["slug"] == former_slug and name:
                credit.update(name=name, slug=contributor.slug)
        alike.setdefault(json.dumps(one.byline), []).append(one)
    for prints in alike.values():
        these = Publication.objects.filter(pk__in=[one.pk for one in prints])
        these.update(byline=prints[0].byline, printed_at=at)


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


def go_on(article: Article, language: str, *, at: datetime, live_until: datetime | None) -> None:
    """The stream of a live story changed in one language: it is live until then."""
    article.publications.filter(language=language).update(
        live_until=live_until, modified_at=at, printed_at=at
    )
